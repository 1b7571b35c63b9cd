import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Trees of made-up guidelines against the definition: every complete answer walked from the root.
struct MadeUpTreeTests {
  /// A tree or the tree of a reading.
  struct Subject: Sendable, CustomTestStringConvertible {
    let guideline: Guideline
    let name: String
    let tree: Tree

    var testDescription: String { "\(guideline.id) \(name)" }

    static func all() throws -> [Subject] {
      try MadeUpGuideline.allCases.flatMap { made in
        let guideline = try Clinic.madeUp(made).guideline
        return guideline.trees.map {
          Subject(guideline: guideline, name: $0.id.text, tree: $0)
        }
          + guideline.readings.map {
            Subject(guideline: guideline, name: $0.id.text, tree: $0.alternative)
          }
      }
    }
  }

  @Test func `ten trees and readings are tried`() throws {
    #expect(
      try Subject.all().map(\.testDescription) == [
        "sting look", "sting treat", "sting review", "sting time-first", "sting child-as-infant",
        "toothache look", "toothache antibiotics", "toothache result", "toothache treatment",
        "toothache time",
      ])
  }

  /// The states of a tree in which `isWrong` finds a fault, in words.
  private func wrong(
    _ subject: Subject, where isWrong: (CompiledTree, ReferenceTree, [PossibleValues]) -> Bool
  ) -> [String] {
    let reference = ReferenceTree(subject.tree, in: subject.guideline.items)
    let compiled = CompiledTree(subject.tree)
    let open = subject.guideline.items.map(\.allValues)
    return (0..<reference.stateCount).map { reference.state($0, like: open) }
      .filter { isWrong(compiled, reference, $0) }.map(reference.text)
  }

  @Test(arguments: try Subject.all())
  func `every state has the outcomes of its complete answers`(subject: Subject) {
    #expect(
      wrong(subject) { compiled, reference, state in
        compiled.possibleOutcomes(state).bits != reference.possibleOutcomes(state)
      } == [])
  }

  @Test(arguments: try Subject.all())
  func `the items found to matter are those that can change the outcome, in order`(
    subject: Subject
  ) {
    #expect(
      wrong(subject) { compiled, reference, state in
        compiled.influentialItems(state, steps: .max).map(\.offset)
          != reference.influentialItems(state)
      } == [])
  }

  @Test(arguments: try Subject.all())
  func `the path is the settled decisions from the root on`(subject: Subject) {
    #expect(
      wrong(subject) { compiled, reference, state in
        compiled.settledNodes(state).map { compiled.nodes[$0].decision.offset }
          != reference.path(state)
      } == [])
  }
}
