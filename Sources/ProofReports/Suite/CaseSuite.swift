import Consultation
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
    /// Why it was not run: a file of it that is not read.
    package let fault: FileFault?
    /// Whether there was an expectation to hold it against.
    package let isExpected: Bool
    package let advice: Advice?
    package let patient: PatientCase?

    package var isPassed: Bool { fault == nil && differences.isEmpty }
  }

  package let loaded: LoadedGuideline
  package let results: [Result]
  package let coverage: Coverage

  /// Whether every case gave what was expected.
  package var isPassed: Bool { results.allSatisfy(\.isPassed) }

  /// Runs every case of a folder, in the order of their names.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder.
  ///   - loaded: The guideline.
  ///   - now: The moment to take where a case names none.
  ///   - limits: How much weighing the coverage may take.
  /// - Throws: ``FileFault`` where the folder is not read, or ``LimitExceeded`` where a tree has too many ways.
  package init(
    folder: String, loaded: LoadedGuideline, now: Timestamp, limits: ProofLimits = ProofLimits()
  ) throws {
    let files = try DiskFolder(path: folder)
    let reasoner = Reasoner(loaded.guideline)
    let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
    var results: [Result] = []
    var coverage = try Coverage(loaded.guideline, limits: limits)
    for entry in try files.entries(in: "") where try Self.isCase(entry, in: files) {
      guard entry.isShowable else { throw FileFault(.unshowableName, folder) }
      let result: Result
      do throws(FileFault) {
        let read = try Self.files(of: entry, in: files)
        result = Self.result(
          of: Data(read.json), named: entry.name, expected: read.expected.map { Data($0) },
          reasoner: reasoner, writer: writer, now: now)
      } catch {
        result = Result(
          name: entry.name, differences: [], fault: error, isExpected: true, advice: nil,
          patient: nil)
      }
      if let advice = result.advice { coverage.record(advice) }
      results.append(result)
    }
    self.loaded = loaded
    self.results = results
    self.coverage = coverage
  }

  private static func isCase(
    _ entry: FolderEntry, in files: DiskFolder
  ) throws(FileFault) -> Bool {
    switch entry.kind {
    case .folder where !entry.name.hasSuffix(".json"):
      try files.entries(in: entry.name).contains { $0.name == "case.json" }
    case .folder, .file, .special: entry.name.hasSuffix(".json")
    // Whatever it leads to, it is not silently left out.
    case .link: true
    }
  }

  private static func files(
    of entry: FolderEntry, in files: DiskFolder
  ) throws(FileFault) -> (json: [UInt8], expected: [UInt8]?) {
    guard entry.kind == .folder else { return (try files.bytes(of: entry.name), nil) }
    return (
      try files.bytes(of: "\(entry.name)/case.json"),
      try files.bytesIfThere(of: "\(entry.name)/expected.json")
    )
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
        name: name, differences: differences, fault: nil, isExpected: wanted != nil, advice: advice,
        patient: patient)
    } catch {
      return Result(
        name: name, differences: expectsError ? [] : [error.path], fault: nil,
        isExpected: wanted != nil, advice: nil, patient: nil)
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
