import TestSupport
import Testing

@testable import GuidelineModel
@testable import Reasoning

/// Trees that no guideline here has: branches that meet again, items asked twice on one way.
struct GeneratedTreeTests {
  private static let items: [Item] = [2, 2, 3, 3, 4].enumerated().compactMap { place, count in
    let label = Text(nl: "x", en: "x")
    guard let id = Name<Item>("item-\(place)") else { return nil }
    let values = (0..<count).compactMap { value in
      Name<Item.Value>("value-\(value)").map { Item.Value(id: $0, label: label) }
    }
    return Item(
      id: id, label: label, help: label, citations: [], remark: nil, values: values,
      measurement: nil)
  }

  /// A tree on five items, each decision leading to later ones only; every later decision is led to
  /// by the one before it, so that none is unreachable by structure.
  private static func tree(seed: Int, decisions count: Int) throws -> Tree {
    var generator = SeededGenerator(seed: seed)
    let label = Text(nl: "x", en: "x")
    var decisions: [Decision] = []
    for place in 0..<count {
      let item = Int.random(in: items.indices, using: &generator)
      let cut = Int.random(in: 1..<items[item].values.count, using: &generator)
      let parts = [Array(0..<cut), Array(cut..<items[item].values.count)]
      var branches: [Branch] = []
      for (number, part) in parts.enumerated() {
        let isLink = place + 1 < count && (number == 0 || Bool.random(using: &generator))
        let later = number == 0 ? place + 1 : Int.random(in: place + 1...count, using: &generator)
        let target: Branch.Target =
          isLink && later < count
          ? .decision(Index(later))
          : .outcome(Index(Int.random(in: 0..<4, using: &generator)))
        branches.append(Branch(values: PossibleValues(part), label: label, target: target))
      }
      decisions.append(
        Decision(
          id: try #require(Name("decision-\(place)")), item: Index(item), label: label,
          branches: branches))
    }
    return Tree(
      id: try #require(Name("generated")), page: 1, title: label, tab: label, rationale: .unwritten,
      decisions: decisions, outcomes: [], formerNames: [])
  }

  @Test(arguments: 0..<50, [9, 90])
  func `a generated tree is evaluated as the definition says`(seed: Int, decisions: Int) throws {
    let tree = try Self.tree(seed: seed, decisions: decisions)
    let reference = ReferenceTree(tree, in: Self.items)
    let compiled = CompiledTree(tree)
    let open = Self.items.map(\.allValues)
    var generator = SeededGenerator(seed: seed)
    let wrong = (0..<120).map { _ in Int.random(in: 0..<reference.stateCount, using: &generator) }
      .first { number in
        let state = reference.state(number, like: open)
        return compiled.possibleOutcomes(state).bits != reference.possibleOutcomes(state)
          || Set(compiled.influentialItems(state).map(\.offset))
            != Set(reference.influentialItems(state))
          || (compiled.influentialItems(state).first == nil)
            != (reference.possibleOutcomes(state).nonzeroBitCount == 1)
      }
    #expect(wrong == nil)
  }
}
