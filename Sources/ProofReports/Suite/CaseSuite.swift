import Consultation
import Exchange
import Foundation
package import GuidelineFormat
import GuidelineModel
package import Proof
package import Reasoning

/// A folder of cases held against a guideline.
///
/// A case is a folder with `case.json` and, where the advice expected is known, `expected.json`; or
/// a file of any other name that holds a case alone.
package struct CaseSuite: Sendable {
  /// What became of one case.
  package struct Result: Sendable {
    package let name: String
    /// What differs from what was expected, as JSON paths; empty where nothing does.
    package let differences: [String]
    /// Whether there was an expectation to hold it against.
    package let isExpected: Bool
    package let advice: Advice?
    package let patient: PatientCase?
  }

  package let loaded: LoadedGuideline
  package let results: [Result]
  package let coverage: Coverage

  /// Whether every case gave what was expected.
  package var isPassed: Bool { results.allSatisfy(\.differences.isEmpty) }

  /// Runs every case of a folder, in the order of their names.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder.
  ///   - loaded: The guideline.
  ///   - now: The moment to take where a case names none.
  ///   - limits: How much weighing the coverage may take.
  /// - Throws: What the file system says, or ``LimitExceeded`` where a tree has too many ways.
  package init(
    folder: String, loaded: LoadedGuideline, now: Timestamp, limits: ProofLimits = ProofLimits()
  ) throws {
    let files = FileManager.default
    let place = URL(filePath: folder, directoryHint: .isDirectory)
    let reasoner = Reasoner(loaded.guideline)
    let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
    var results: [Result] = []
    var coverage = try Coverage(loaded.guideline, limits: limits)
    for name in try files.contentsOfDirectory(atPath: folder).sorted() {
      let file = place.appending(path: name)
      let inner = file.appending(path: "case.json")
      let isFolder = files.fileExists(atPath: inner.path)
      guard isFolder || name.hasSuffix(".json") else { continue }
      let json = try Data(contentsOf: isFolder ? inner : file)
      let expected = isFolder ? try? Data(contentsOf: file.appending(path: "expected.json")) : nil
      let result = Self.result(
        of: json, named: name, expected: expected, reasoner: reasoner, writer: writer, now: now)
      if let advice = result.advice { coverage.record(advice) }
      results.append(result)
    }
    self.loaded = loaded
    self.results = results
    self.coverage = coverage
  }

  private static func result(
    of json: Data, named name: String, expected: Data?, reasoner: Reasoner, writer: AdviceWriter,
    now: Timestamp
  ) -> Result {
    let wanted = expected.map { (try? JSONSerialization.jsonObject(with: $0)) ?? NSNull() }
    let expectsError = (wanted as? [String: Any])?["error"] != nil
    do {
      let (patient, advice) = try reasoner.advice(forCase: Array(json), now: now)
      var differences: [String] = []
      if expectsError { differences = ["$.error"] }
      if let wanted, !expectsError {
        let written = try? JSONSerialization.jsonObject(
          with: Data(writer.json(advice, in: .dutch)))
        differences = Self.differences(expected: wanted, found: written, at: "$")
      }
      return Result(
        name: name, differences: differences, isExpected: wanted != nil, advice: advice,
        patient: patient)
    } catch {
      return Result(
        name: name, differences: expectsError ? [] : [error.path], isExpected: wanted != nil,
        advice: nil, patient: nil)
    }
  }

  /// The paths at which something differs; objects may hold more than expected, arrays may not.
  private static func differences(expected: Any, found: Any?, at path: String) -> [String] {
    switch (expected, found) {
    case (let expected as [String: Any], let found as [String: Any]):
      return expected.keys.sorted().flatMap { key in
        differences(expected: expected[key] ?? NSNull(), found: found[key], at: "\(path).\(key)")
      }
    case (let expected as [Any], let found as [Any]) where expected.count == found.count:
      return zip(expected, found).enumerated().flatMap { place, pair in
        differences(expected: pair.0, found: pair.1, at: "\(path)[\(place)]")
      }
    case (let expected as NSObject, let found as NSObject) where expected == found:
      return []
    default:
      return [path]
    }
  }
}
