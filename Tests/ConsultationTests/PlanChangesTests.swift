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

  @Test func `a line that is new is told with its limit`() throws {
    let changes = try changes(undecided, undecided + ", lhermitte: present")
    let line = try #require(changes.first { $0.sentence.contains("binnen 12 uur") })
    #expect(line.sentence.hasPrefix("Nieuw · "))
    #expect(line.sentence.contains("Zo spoedig mogelijk, uiterlijk morgen 08:10"))
    #expect(!line.isReversal)
  }

  @Test func `a line that became another is told with both`() throws {
    let decided = undecided + ", lhermitte: present"
    let other =
      undecided
      + ", lhermitte: absent, radicular-deficit: unilateral, progression-onset: under-7-days"
    let changes = try changes(decided, other, in: .english)
    let line = try #require(changes.first { $0.sentence.hasPrefix("Changed · ") })
    #expect(line.isReversal)
    #expect(line.sentence.contains(" Was: "))
    #expect(line.sentence.contains("12 hours"))
  }

  @Test func `a line that is no more is told as lapsed`() throws {
    let decided = undecided + ", lhermitte: present"
    let changes = try changes(decided, undecided)
    #expect(changes.contains { $0.isReversal && $0.sentence.hasPrefix("Vervallen: ") })
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
    #expect(changes.contains { $0.sentence.contains("wacht tot na het biopt") })
    #expect(changes.contains { $0.sentence.contains("overleg direct over nu starten") })
    #expect(!changes.contains { $0.sentence.contains("Direct dexamethason") })
  }

  @Test func `a caution that shows is told before the lines, as our addition`() throws {
    let changes = try changes(
      "", "postoperative-recovery: deterioration", start: ["surgery-radiotherapy-interval"])
    let caution = try #require(changes.first)
    #expect(caution.sign == "!")
    #expect(caution.sentence.hasPrefix("Direct de operateur bellen, spoed-MRI"))
    #expect(caution.sentence.contains("(eigen aanvulling)"))
  }

  @Test func `trees that differ are told with both sides, and once`() throws {
    let start = ["steroids-before-imaging", "steroids"]
    let bolus = "compression-signs: present, primary-tumour: known"
    let changes = try changes(
      bolus, bolus + ", epidural-compression: none", start: start)
    #expect(changes.first?.sign == "!")
    #expect(changes.contains { $0.sentence.contains("verschillen") })
    #expect(!changes.contains { $0.sentence.hasPrefix("Nieuw · Geen corticosteroïden") })
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
