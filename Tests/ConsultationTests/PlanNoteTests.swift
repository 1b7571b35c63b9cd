import Consultation
import Exchange
import Foundation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// Plans as people read them.
@Suite struct PlanNoteTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic.builtIn()
  }

  /// Stories whose notes are kept; every one was read as a doctor would.
  static let stories = [
    "02-unknown-primary", "06-opened-days-later", "09-outside-the-guideline",
    "10-outside-and-presumed", "16-surgery-chosen-dose-open", "19-deterioration-after-surgery",
    "27-time-assumed", "33-tree-declined", "35-running-course-against-tree-8",
    "36-bolus-against-no-local", "43-bolus-waits-for-the-biopsy",
    "44-consideration-waits-for-the-biopsy", "72-treatment-overdue",
  ]

  @Test(arguments: stories, Language.allCases)
  func `the plan of a story reads as the one kept`(story: String, language: Language) throws {
    let note = try note(of: story, in: language)
    let end = Phrases(language).treesHeading.uppercased()
    let plan = note.components(separatedBy: "\n\(end)\n")[0]
    try expectSnapshot(plan, named: "plan-\(story).\(language.rawValue).txt")
  }

  @Test func `whoever reads of a wait reads what to do where it cannot be`() throws {
    for story in ["02-unknown-primary", "43-bolus-waits-for-the-biopsy"] {
      let note = try note(of: story, in: .dutch).split(separator: "WAT DE BOMEN ZEGGEN")[0]
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        note.contains("wacht tot na het biopt, indien de kliniek het toelaat. Laat de kliniek"))
      #expect(!note.contains("irect starten"))
    }
  }

  @Test func `nothing that is done is overdue, in the plan or in its tree`() throws {
    #expect(try !note(of: "06-opened-days-later", in: .dutch).contains("over tijd"))
  }

  /// The note of a story of the plan.
  private func note(of story: String, in language: Language) throws -> String {
    let file = Repository.file("Conformance/plan_stories/\(story).json")
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let told = try #require((read as? [String: Any])?["case"])
    let json = Array(try JSONSerialization.data(withJSONObject: told))
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    let patient = try CaseReader(clinic.guideline).patient(from: json, now: now)
    return try clinic.note(for: patient, in: language)
  }
}
