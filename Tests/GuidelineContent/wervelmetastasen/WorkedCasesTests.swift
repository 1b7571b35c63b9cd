import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// The worked cases of the guideline, each a case with the advice that a person derived from the
/// specification.
@Suite struct WorkedCasesTests {
  @Test(arguments: try WorkedCase.all())
  func `the advice is the one expected`(worked: WorkedCase) throws {
    let loaded = try Clinic.builtIn().loaded
    let reasoner = Reasoner(loaded.guideline)
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    let expected = try #require(
      try JSONSerialization.jsonObject(with: worked.expected) as? NSDictionary)
    if let error = expected["error"] as? [String: String] {
      let problem = #expect(throws: CaseProblem.self) {
        try reasoner.evaluation(ofCase: Array(worked.json), now: now)
      }
      #expect(problem?.path == error["path"])
      return
    }
    let evaluation = try reasoner.evaluation(ofCase: Array(worked.json), now: now)
    let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
    let written = try JSONSerialization.jsonObject(with: Data(writer.json(evaluation, in: .dutch)))
    #expect(differences(expected: expected, found: written, at: "$") == [])
  }

  @Test func `there are sixteen worked cases`() throws {
    #expect(try WorkedCase.all().count == 16)
  }

  @Test(arguments: try WorkedCase.all())
  func `a case that is written and read again gives the same advice`(worked: WorkedCase) throws {
    let guideline = try Clinic.builtIn().guideline
    let reader = CaseReader(guideline)
    let patient = try reader.patient(
      from: Array(worked.json), now: try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00"))
    let again = try reader.patient(
      from: CaseWriter(guideline).json(patient), now: patient.now)
    #expect(again == patient)
  }

  /// What differs from what is expected: objects may hold more, arrays may not.
  private func differences(expected: Any, found: Any?, at path: String) -> [String] {
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
      return ["\(path): expected \(expected), found \(found ?? "nothing")"]
    }
  }
}
