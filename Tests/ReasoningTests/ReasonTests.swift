import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Why an outcome is given: the shortest set of the patient's own answers that forces it.
struct ReasonTests {
  private static let items = GeneratedTree.items([2, 3, 2, 4, 2, 3, 2, 2])

  /// States in which a generated tree is decided, each item answered in part, in full or not at all.
  private func decidedStates(
    _ tree: CompiledTree, _ generator: inout SeededGenerator
  ) -> [[PossibleValues]] {
    (0..<60).map { _ in
      Self.items.map { item in
        let values = item.values.indices.shuffled(using: &generator)
        let count = [1, 1, 1, 2, values.count].randomElement(using: &generator) ?? 1
        return PossibleValues(values.prefix(count))
      }
    }.filter { tree.possibleOutcomes($0).only != nil }
  }

  @Test(arguments: 0..<60, [6, 12, 40])
  func `a reason is the shortest set of answers that forces the outcome`(
    seed: Int, decisions: Int
  ) throws {
    let generated = try GeneratedTree.tree(seed: seed, decisions: decisions, on: Self.items)
    let tree = CompiledTree(generated)
    let reference = ReferenceTree(generated, in: Self.items)
    let open = Self.items.map(\.allValues)
    var generator = SeededGenerator(seed: seed)
    for state in decidedStates(tree, &generator) {
      let search = ReasonSearch(tree, answered: state, unanswered: open)
      #expect(search.shortest(steps: .max) == reference.shortestReason(state, unanswered: open))
    }
  }

  @Test(arguments: 0..<60)
  func `where it would take too much a reason is one of which nothing can be left out`(
    seed: Int
  ) throws {
    let tree = CompiledTree(try GeneratedTree.tree(seed: seed, decisions: 20, on: Self.items))
    let open = Self.items.map(\.allValues)
    var generator = SeededGenerator(seed: seed)
    for state in decidedStates(tree, &generator) {
      let reason = ReasonSearch(tree, answered: state, unanswered: open).shortest(steps: 0)
      func isEnough(_ items: [Int]) -> Bool {
        var values = open
        for item in items { values[item] = state[item] }
        return tree.possibleOutcomes(values) == tree.possibleOutcomes(state)
      }
      #expect(isEnough(reason) && reason == reason.sorted())
      #expect(reason.allSatisfy { item in !isEnough(reason.filter { $0 != item }) })
    }
  }

  /// Half a million sets of eight in twenty, and 155 million of fifteen in thirty.
  @Test(arguments: [(need: 8, of: 20), (need: 15, of: 30), (need: 20, of: 200)])
  func `of a score the first answers that make it are the reason`(need: Int, count: Int) throws {
    let tree = CompiledTree(try GeneratedTree.score(atLeast: need, of: count))
    let open = Array(repeating: PossibleValues([0, 1]), count: count)
    var state = Array(repeating: PossibleValues([1]), count: count)
    func reason() -> [Int] {
      ReasonSearch(tree, answered: state, unanswered: open).shortest(steps: 1_000_000)
    }
    #expect(reason() == Array(0..<need))
    for item in [0, 3, 4] { state[item] = PossibleValues([0]) }
    state[5] = open[5]
    let yes: [Int] = [1, 2] + Array(6..<need + 4)
    #expect(reason() == yes)
    for item in need..<count { state[item] = PossibleValues([0]) }
    let no: [Int] = [0, 3, 4] + Array(need..<count)
    #expect(reason() == Array(no.prefix(count - need + 1)))
  }
}
