import Consultation
import GuidelineModel
import TestSupport
import Testing

@Suite struct AdviceNoteTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic.builtIn()
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `the note of a case is the one kept`(sample: SampleCase, language: Language) throws {
    let note = try clinic.note(for: sample.patient(in: clinic), in: language)
    try expectSnapshot(note, named: "note-\(sample.rawValue).\(language.rawValue).txt")
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `no line of a note is longer than 80 columns`(
    sample: SampleCase, language: Language
  ) throws {
    let note = try clinic.note(for: sample.patient(in: clinic), in: language)
    let long = note.split(separator: "\n").filter { $0.count > 80 && !$0.contains("sha256:") }
    #expect(long.isEmpty)
  }

  @Test(arguments: InterviewTests.outcomes, Language.allCases)
  func `every word of what an outcome says to do stands in its words`(
    place: (tree: String, outcome: String), language: Language
  ) throws {
    let index = try #require(clinic.guideline.tree(named: place.tree))
    let outcome = try #require(
      clinic.guideline[index].outcomes.first { $0.id.text == place.outcome })
    let patient = try #require(try WayTo(clinic).patient(outcome: outcome.id.text, of: index))
    let note = try clinic.note(for: patient, in: language)
    let said = Set(note.split(whereSeparator: \.isWhitespace).map(bare))
    let missing = texts(of: outcome.action)
      .flatMap { $0[language].split(whereSeparator: \.isWhitespace) }
      .map(bare).filter { !said.contains($0) }
    #expect(missing == [])
  }

  /// A word without the marks that a sentence puts behind it.
  private func bare(_ word: some StringProtocol) -> String {
    var word = String(word)
    while let last = word.last, ".,:;".contains(last) { word.removeLast() }
    return word
  }

  private func texts(of action: Action) -> [Text] {
    switch action {
    case .step(let step):
      [step.text] + step.remarks + (step.condition.map { [$0] } ?? [])
    case .group(let group):
      group.actions.flatMap(texts) + (group.condition.map { [$0] } ?? [])
    }
  }
}
