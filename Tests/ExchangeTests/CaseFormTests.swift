import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import Reasoning
import TestSupport
import Testing

/// What a case may say beside its answers: events in every form, ticks and decisions.
@Suite struct CaseFormTests {
  /// A part of a case that is refused, and the place told.
  struct Refused: Sendable, CustomTestStringConvertible {
    let part: String
    let path: String
    var suggestion: String?

    var testDescription: String { part }
  }

  @Test(arguments: [
    Refused(
      part: #""events": {"treatment-start": "2026-11-22T20:00:00Z"}"#,
      path: "$.events.treatment-start"),
    Refused(
      part: #""events": {"treatment-start": {"unknown": true}}"#, path: "$.events.treatment-start"),
    Refused(
      part: #""events": {"srugery": {"unknown": true}}"#, path: "$.events", suggestion: "surgery"),
    Refused(part: #""events": {"suspicion": {"unknown": true}}"#, path: "$.events.suspicion"),
    Refused(
      part: #""events": {"suspicion": {"assumed": "2027-01-01T00:00:00Z"}}"#,
      path: "$.events.suspicion"),
    Refused(
      part: #""events": {"suspicion": {"assumed": "gisteren"}}"#, path: "$.events.suspicion.assumed"
    ),
    Refused(
      part: #""events": {"surgery": {"assumed": "2026-11-22T20:00:00Z"}}"#, path: "$.events.surgery"
    ),
    Refused(part: #""events": {"surgery": {"unknown": false}}"#, path: "$.events.surgery.unknown"),
    Refused(part: #""events": {"surgery": {}}"#, path: "$.events.surgery"),
    Refused(part: #""events": {"surgery": true}"#, path: "$.events.surgery"),
    Refused(part: #""done": {"biopsy": true}"#, path: "$.done.biopsy"),
    Refused(part: #""done": {"start-treatment": true}"#, path: "$.done.start-treatment"),
    Refused(part: #""done": {"dexamethasone-course": true}"#, path: "$.done.dexamethasone-course"),
    Refused(part: #""done": {"imaging.mri-12h.1": true}"#, path: "$.done"),
    Refused(part: #""done": {"second-cours": true}"#, path: "$.done", suggestion: "second-course"),
    Refused(part: #""done": {"second-course": false}"#, path: "$.done.second-course"),
    Refused(part: #""done": {"second-course": {"unknown": true}}"#, path: "$.done.second-course"),
    Refused(
      part: #""done": {"second-course": "2027-01-01T00:00:00Z"}"#, path: "$.done.second-course"),
    Refused(
      part: #""done": {"second-course": "0206-11-22T20:00:00Z"}"#, path: "$.done.second-course"),
    Refused(
      part: #""decisions": {"imagin": {"followed": true}}"#, path: "$.decisions",
      suggestion: "imaging"),
    Refused(part: #""decisions": {"imaging": true}"#, path: "$.decisions.imaging"),
    Refused(part: #""decisions": {"imaging": {}}"#, path: "$.decisions.imaging.followed"),
    Refused(
      part: #""decisions": {"imaging": {"followed": "no"}}"#, path: "$.decisions.imaging.followed"),
    Refused(
      part: #""decisions": {"imaging": {"followed": false}}"#, path: "$.decisions.imaging.reason"),
    Refused(
      part: #""decisions": {"imaging": {"followed": false, "reason": "comorbidty"}}"#,
      path: "$.decisions.imaging.reason", suggestion: "comorbidity"),
    Refused(
      part: #""decisions": {"imaging": {"followed": true, "reason": "other"}}"#,
      path: "$.decisions.imaging.reason"),
    Refused(
      part:
        #""decisions": {"imaging": {"followed": false, "reason": "other", "remark": "\u001b[2J"}}"#,
      path: "$.decisions.imaging.remark"),
    Refused(
      part: #""decisions": {"imaging": {"followed": false, "reason": "other", "remark": 7}}"#,
      path: "$.decisions.imaging.remark"),
    Refused(part: #""format": 1"#, path: "$.format"),
    Refused(part: #""format": "2""#, path: "$.format"),
  ])
  func `what a case cannot say is refused at its place`(refused: Refused) throws {
    do throws(CaseProblem) {
      _ = try evaluation(of: "{\(refused.part)}")
      Issue.record("it was read")
    } catch {
      #expect(error.path == refused.path)
      #expect(error.suggestion == refused.suggestion)
    }
  }

  @Test func `a remark is bounded and never told`() throws {
    let remark = String(repeating: "patiënt ", count: 63)
    #expect(remark.unicodeScalars.count == 504)
    func json(_ remark: some StringProtocol) -> String {
      #"{"decisions": {"imaging": {"followed": false, "reason": "other", "remark": "\#(remark)"}}}"#
    }
    _ = try evaluation(of: json(remark.prefix(500)))
    do throws(CaseProblem) {
      _ = try evaluation(of: json(remark))
      Issue.record("it was read")
    } catch {
      #expect(error.path == "$.decisions.imaging.remark")
      #expect(!error.description(in: .dutch).contains("patiënt"))
    }
  }

  @Test func `every form of events, ticks and decisions is written as it was read`() throws {
    let json = """
      {"answers":{},"decisions":{"imaging":{"followed":true,"remark":"akkoord"},\
      "steroids":{"followed":false,"reason":"comorbidity","remark":"diabetes"}},\
      "done":{"ct-thorax-abdomen":"2026-11-22T20:00:00+01:00","second-course":true},\
      "events":{"biopsy":{"unknown":true},"surgery":"2026-11-22T19:00:00+01:00",\
      "suspicion":{"assumed":"2026-11-22T18:00:00+01:00"}},"format":2}
      """
    let guideline = try Clinic.builtIn().guideline
    let patient = try CaseReader(guideline).patient(from: Array(json.utf8), now: now())
    let writer = CaseWriter(guideline)
    #expect(String(decoding: writer.json(patient, isIndented: false), as: UTF8.self) == json)
  }

  @Test func `a guideline without steps and reasons takes no ticks and nothing declined`() throws {
    let folder = try GuidelineFolder.read(
      atPath: Repository.file("Tests/GuidelineFormatTests/Fixtures/minimal").path)
    let reader = CaseReader(folder.guideline)
    let tree = folder.guideline.trees[0].id
    for part in [#""done": {"a": true}"#, #""decisions": {"\#(tree)": {"followed": false}}"#] {
      #expect(throws: CaseProblem.self) {
        try reader.patient(from: Array("{\(part)}".utf8), now: now())
      }
    }
  }

  private func evaluation(of json: String) throws(CaseProblem) -> Evaluation {
    let loaded: LoadedGuideline
    do {
      loaded = try Clinic.builtIn().loaded
      return try Reasoner(loaded.guideline).evaluation(ofCase: Array(json.utf8), now: try now())
    } catch let problem as CaseProblem {
      throw problem
    } catch {
      preconditionFailure("The built-in guideline and the moment are sound.")
    }
  }

  private func now() throws -> Timestamp { try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00") }
}
