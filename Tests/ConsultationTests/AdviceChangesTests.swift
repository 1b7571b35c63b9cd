import Consultation
import GuidelineModel
import Testing

/// What an answer did to the advice, and what another would have done.
@Suite struct AdviceChangesTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic()
  }

  private func changes(
    _ before: [String: [String]], _ after: [String: [String]], in language: Language = .dutch
  ) throws -> [AdviceChanges.Change] {
    AdviceChanges(
      from: try clinic.advice(for: clinic.patient(before)),
      to: try clinic.advice(for: clinic.patient(after)), guideline: clinic.guideline,
      language: language
    ).changes
  }

  private let undecided = ["adequate-imaging": ["unavailable"], "compression-signs": ["absent"]]

  @Test func `an outcome that became certain is told with its deadline`() throws {
    let changes = try changes(undecided, undecided.merging(["lhermitte": ["present"]]) { $1 })
    #expect(changes.count == 1)
    #expect(changes.first?.isReversal == false)
    #expect(changes.first?.sentence.hasPrefix("Nieuw advies") == true)
    #expect(changes.first?.sentence.contains("binnen 12 uur") == true)
    #expect(changes.first?.sentence.contains("uiterlijk morgen 08:10") == true)
  }

  @Test func `an outcome that became another is told with both`() throws {
    let decided = undecided.merging(["lhermitte": ["present"]]) { $1 }
    let changes = try changes(decided, ["adequate-imaging": ["available"]], in: .english)
    #expect(changes.contains { $0.isReversal && $0.sentence.contains("12 hours") })
  }

  @Test func `an outcome that is certain no longer is told`() throws {
    let decided = undecided.merging(["lhermitte": ["present"]]) { $1 }
    let changes = try changes(decided, undecided)
    #expect(changes.contains { $0.isReversal })
  }

  @Test func `an answer that changes nothing is passed over in silence`() throws {
    let more = undecided.merging(["radicular-deficit": ["unilateral"]]) { $1 }
    #expect(try changes(undecided, more).isEmpty)
  }

  @Test func `an answer is decisive where another would have led elsewhere`() throws {
    let answers = undecided.merging(["lhermitte": ["present"], "radicular-deficit": ["none"]]) {
      $1
    }
    let patient = try clinic.patient(answers)
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
    let patient = try clinic.patient(undecided)
    let decisive = DecisiveAnswers(
      reasoner: clinic.reasoner, evaluation: try clinic.evaluation(of: patient), language: .dutch)
    #expect(decisive.answers(of: tree).decisive.isEmpty)
  }
}
