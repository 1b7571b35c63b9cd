import Consultation
import GuidelineModel
import TestSupport
import Testing

/// What an answer did to the plan, and what another would have done.
@Suite struct PlanChangesTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic.builtIn()
  }

  private func changes(
    _ before: String, _ after: String, start: [String] = [], in language: Language = .dutch
  ) throws -> [PlanChanges.Change] {
    PlanChanges(
      from: try clinic.evaluation(
        of: clinic.patient(from: start, before, events: Clinic.suspected)),
      to: try clinic.evaluation(of: clinic.patient(from: start, after, events: Clinic.suspected)),
      guideline: clinic.guideline, language: language
    ).changes
  }

  private let undecided = "adequate-imaging: unavailable, compression-signs: absent"

  /// Every change on a line: its sign, whether it takes something back, and its sentence.
  private func text(_ changes: [PlanChanges.Change]) -> String {
    changes.map { "\($0.sign) \($0.isReversal ? "(takes back) " : "")\($0.sentence)\n" }.joined()
  }

  @Test func `a line that is new is told with its limit`() throws {
    let changes = try changes(undecided, undecided + ", lhermitte: present")
    try expectSnapshot(text(changes), named: "changes-new.nl.txt")
  }

  @Test func `a line that became another is told with both`() throws {
    let other =
      undecided
      + ", lhermitte: absent, radicular-deficit: unilateral, progression-onset: under-7-days"
    let changes = try changes(undecided + ", lhermitte: present", other, in: .english)
    try expectSnapshot(text(changes), named: "changes-other.en.txt")
  }

  @Test func `a line that is no more is told as lapsed`() throws {
    let changes = try changes(undecided + ", lhermitte: present", undecided)
    try expectSnapshot(text(changes), named: "changes-lapsed.nl.txt")
  }

  @Test func `an answer that changes no line is passed over in silence`() throws {
    let more = undecided + ", radicular-deficit: unilateral"
    #expect(try changes(undecided, more).isEmpty)
  }

  @Test func `a step that must wait is told with what it waits for, whatever its tree says`()
    throws
  {
    let signs =
      "adequate-imaging: unavailable, compression-signs: present, paraplegia: incomplete"
    let changes = try changes(signs, signs + ", primary-tumour: unknown")
    try expectSnapshot(text(changes), named: "changes-waiting.nl.txt")
  }

  @Test func `a caution that shows is told before the lines, as our addition`() throws {
    let changes = try changes(
      "", "postoperative-recovery: deterioration", start: ["surgery-radiotherapy-interval"])
    try expectSnapshot(text(changes), named: "changes-caution.nl.txt")
  }

  @Test func `trees that differ are told with both sides, and once`() throws {
    let bolus = "compression-signs: present, primary-tumour: known"
    let changes = try changes(
      bolus, bolus + ", epidural-compression: none", start: ["steroids-before-imaging", "steroids"])
    try expectSnapshot(text(changes), named: "changes-differing.nl.txt")
  }

  @Test func `an answer is decisive where another would have led elsewhere`() throws {
    let answers = undecided + ", lhermitte: present, radicular-deficit: none"
    let patient = try clinic.patient(answers, events: Clinic.suspected)
    let tree = try #require(clinic.guideline.tree(named: "imaging"))
    let decisive = DecisiveAnswers(
      reasoner: clinic.reasoner, evaluation: try clinic.evaluation(of: patient), language: .dutch
    ).answers(of: tree).decisive
    let names = decisive.map { clinic.guideline[$0.item].id.text }
    #expect(Set(names) == ["adequate-imaging", "compression-signs", "lhermitte"])
    for answer in decisive { #expect(!answer.alternatives.isEmpty) }
  }

  @Test func `nothing is decisive for a tree that is not decided`() throws {
    let tree = try #require(clinic.guideline.tree(named: "imaging"))
    let patient = try clinic.patient(undecided, events: Clinic.suspected)
    let decisive = DecisiveAnswers(
      reasoner: clinic.reasoner, evaluation: try clinic.evaluation(of: patient), language: .dutch)
    #expect(decisive.answers(of: tree).decisive.isEmpty)
  }
}
