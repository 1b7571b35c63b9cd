import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Trees that no guideline here has: branches that meet again, items asked twice on one way.
struct GeneratedTreeTests {
  private static let items = GeneratedTree.items([2, 2, 3, 3, 4])

  @Test(arguments: 0..<50, [9, 90])
  func `a generated tree is evaluated as the definition says`(seed: Int, decisions: Int) throws {
    let tree = try GeneratedTree.tree(seed: seed, decisions: decisions, on: Self.items)
    let reference = ReferenceTree(tree, in: Self.items)
    let compiled = CompiledTree(tree)
    let open = Self.items.map(\.allValues)
    var generator = SeededGenerator(seed: seed)
    let wrong = (0..<120).map { _ in Int.random(in: 0..<reference.stateCount, using: &generator) }
      .first { number in
        let state = reference.state(number, like: open)
        let influential = compiled.influentialItems(state, steps: .max)
        return compiled.possibleOutcomes(state).bits != reference.possibleOutcomes(state)
          || Set(influential.map(\.offset)) != Set(reference.influentialItems(state))
          || (influential.first == nil)
            != (reference.possibleOutcomes(state).nonzeroBitCount == 1)
      }
    #expect(wrong == nil)
  }

  /// Both sides ask the same, so the two patients never end differently: by ways as many as answers.
  @Test func `an item that changes nothing is found idle however many ways there are`() throws {
    let count = 60
    let compiled = CompiledTree(try GeneratedTree.twins(of: count))
    let open = GeneratedTree.items(Array(repeating: 2, count: count + 1)).map(\.allValues)
    let influential = compiled.influentialItems(open, steps: 100_000)
    #expect(influential.map(\.offset) == Array(1...count))
  }

  @Test func `where too much would have to be looked at an item counts as one that matters`() throws
  {
    let compiled = CompiledTree(try GeneratedTree.twins(of: 60))
    let open = GeneratedTree.items(Array(repeating: 2, count: 61)).map(\.allValues)
    #expect(compiled.influentialItems(open, steps: 10).map(\.offset) == Array(0...60))
  }
}
