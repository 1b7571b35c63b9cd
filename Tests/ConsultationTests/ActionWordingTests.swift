import Consultation
import GuidelineModel
import TestSupport
import Testing

/// What is shown of an outcome follows the letter of its wording, which is the source's own.
struct ActionWordingTests {
  @Test(arguments: InterviewTests.outcomes)
  func `every Dutch line of what to do stands in the wording`(
    place: (tree: String, outcome: String)
  ) throws {
    let guideline = try Clinic.builtIn().guideline
    let tree = guideline[try #require(guideline.tree(named: place.tree))]
    let outcome = try #require(tree.outcomes.first { $0.id.text == place.outcome })
    let words = OutcomeInWords(outcome, of: guideline, in: .dutch)
    // Where a condition begins a line of its own, a full stop tells where the line before it ends.
    let strange = lines(of: words.action).filter { line in
      ![line, line.replacing(". ", with: " ")].contains { outcome.wording.nl.contains($0) }
    }
    #expect(strange == [])
  }

  private func lines(of action: ActionWords) -> [String] {
    switch action {
    case .step(let step): [step.text] + step.remarks
    case .group(let group):
      (group.condition.map { [$0] } ?? []) + group.members.flatMap { lines(of: $0.action) }
    }
  }
}
