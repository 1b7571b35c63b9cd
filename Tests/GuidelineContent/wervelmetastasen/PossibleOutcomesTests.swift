import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The trees under test: the base's and every reading's, by name.
enum TreeUnderTest {
  static let names = SourceTree.base.map(\.name) + SourceTree.readings.map(\.name)

  static func named(_ name: String, in guideline: Guideline) throws -> Tree {
    let tree =
      guideline.tree(named: name).map { guideline[$0] }
      ?? guideline.readings.first { $0.id.text == name }?.alternative
    return try #require(tree)
  }
}

/// Evaluation of one tree against the definition of section 1, on every state or on a sample.
struct PossibleOutcomesTests {
  private let guideline: Guideline
  private let open: [PossibleValues]

  init() throws {
    guideline = try Clinic.builtIn().guideline
    open = guideline.items.map(\.allValues)
  }

  @Test(arguments: TreeUnderTest.names)
  func `every state of a tree has the outcomes of its complete answers`(name: String) throws {
    let tree = try TreeUnderTest.named(name, in: guideline)
    let reference = ReferenceTree(tree, in: guideline.items)
    let compiled = CompiledTree(tree)
    let wrong = (0..<reference.stateCount).first { number in
      let state = reference.state(number, like: open)
      return compiled.possibleOutcomes(state).bits != reference.possibleOutcomes(state)
    }
    #expect(wrong.map { reference.text(reference.state($0, like: open)) } == nil)
  }

  /// At most this many states of a tree are compared in the tests below.
  private static let sampleSize = 4000

  private func sample(_ reference: ReferenceTree) -> [[PossibleValues]] {
    let count = reference.stateCount
    guard count > Self.sampleSize else {
      return (0..<count).map { reference.state($0, like: open) }
    }
    var generator = SeededGenerator(seed: count)
    return (0..<Self.sampleSize).map { _ in
      reference.state(Int.random(in: 0..<count, using: &generator), like: open)
    }
  }

  @Test(arguments: TreeUnderTest.names)
  func `exactly the items that can change the outcome are found`(name: String) throws {
    let tree = try TreeUnderTest.named(name, in: guideline)
    let reference = ReferenceTree(tree, in: guideline.items)
    let compiled = CompiledTree(tree)
    let wrong = sample(reference).first { state in
      compiled.influentialItems(state, steps: .max).map(\.offset)
        != reference.influentialItems(state)
    }
    #expect(wrong.map(reference.text) == nil)
  }

  @Test(arguments: TreeUnderTest.names)
  func `a tree waits for the first open decision that can change the outcome`(
    name: String
  ) throws {
    let tree = try TreeUnderTest.named(name, in: guideline)
    let reference = ReferenceTree(tree, in: guideline.items)
    let compiled = CompiledTree(tree)
    let wrong = sample(reference).first { state in
      compiled.influentialItems(state, steps: .max).first?.offset != reference.awaitedItem(state)
        || (compiled.influentialItems(state, steps: .max).first == nil)
          != (reference.possibleOutcomes(state).nonzeroBitCount == 1)
    }
    #expect(wrong.map(reference.text) == nil)
  }

  @Test(arguments: TreeUnderTest.names)
  func `the path is the settled decisions from the root on`(name: String) throws {
    let tree = try TreeUnderTest.named(name, in: guideline)
    let reference = ReferenceTree(tree, in: guideline.items)
    let compiled = CompiledTree(tree)
    let wrong = sample(reference).first { state in
      compiled.settledNodes(state).map { compiled.nodes[$0].decision.offset }
        != reference.path(state)
    }
    #expect(wrong.map(reference.text) == nil)
  }

  @Test(arguments: SourceTree.base.map(\.name))
  func `an advice says of its tree what the definition says`(name: String) throws {
    let reasoner = try Clinic.builtIn().reasoner
    let index = try #require(guideline.tree(named: name))
    let reference = ReferenceTree(guideline[index], in: guideline.items)
    let now = try Timestamp(rfc3339: Clinic.now)
    let wrong = try sample(reference).prefix(500).first { state in
      let answers = guideline.items.indices.map { (Index<Item>($0), Answer.values(state[$0])) }
      let patient = PatientCase(
        start: [index], now: now, answers: Dictionary(uniqueKeysWithValues: answers))
      guard let advice = try reasoner.conclusion(for: patient).advice else { return false }
      let possible = reference.possibleOutcomes(state)
      let tree = advice.trees[0]
      return tree.possibleOutcomes.bits != possible
        || (tree.outcome != nil) != (possible.nonzeroBitCount == 1)
        || tree.awaitedItem?.offset != reference.awaitedItem(state)
        || tree.path.map(\.decision.offset) != reference.path(state)
        || tree.path.map(\.values) != tree.path.map { state[$0.item.offset] }
    }
    #expect(wrong.map(reference.text) == nil)
  }
}
