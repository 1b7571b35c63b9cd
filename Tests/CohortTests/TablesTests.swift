import BuiltInGuideline
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import Cohort

/// The tables say what the engine says.
struct TablesTests {
  static let guidelines = ["built-in", "hyperkalaemia", "toothache"]

  static func reasoner(_ name: String) throws -> Reasoner {
    let loaded =
      try name == "built-in"
      ? LoadedGuideline.builtIn()
      : GuidelineFolder.read(atPath: Repository.file("Tests/Fixtures/\(name)").path)
    return Reasoner(loaded.guideline)
  }

  /// Every state of what a tree asks: of every item each set of values but the empty one.
  private static func states(
    of items: [Int], in guideline: Guideline, _ body: ([UInt16]) throws -> Void
  ) rethrows {
    var masks = guideline.allValues.map(\.bits)
    for item in items { masks[item] = 1 }
    while true {
      try body(masks)
      guard let item = items.first(where: { masks[$0] != guideline.items[$0].allValues.bits })
      else { return }
      for full in items.prefix(while: { $0 != item }) { masks[full] = 1 }
      masks[item] += 1
    }
  }

  @Test(arguments: guidelines)
  func `a tree by table is what the engine says, for every state`(name: String) throws {
    let reasoner = try Self.reasoner(name)
    var count = 0
    for place in reasoner.guideline.trees.indices {
      let tree = Index<Tree>(place)
      let table = TreeTable(tree, of: reasoner)
      var wrong = 0
      Self.states(of: table.asked, in: reasoner.guideline) { masks in
        var state = PatientState(of: reasoner.guideline)
        state.values = masks.map { PossibleValues(bits: $0) }
        count += 1
        if table.outcomes(masks) != reasoner.possibleOutcomes(of: tree, for: state) { wrong += 1 }
      }
      #expect(wrong == 0, "\(reasoner.guideline.name(of: tree))")
    }
    if name == "built-in" { #expect(count == 65_312) }
  }

  @Test(arguments: guidelines, [3, 7, 50])
  func `a tree in several parts is what the engine says`(name: String, most: Int) throws {
    let reasoner = try Self.reasoner(name)
    var random = SeededGenerator(seed: most)
    var parts = 0
    for place in reasoner.guideline.trees.indices {
      let tree = Index<Tree>(place)
      let table = TreeTable(tree, of: reasoner, mostStates: most)
      parts += table.parts.count
      for _ in 0..<500 {
        let state = Self.state(of: reasoner.guideline, &random)
        #expect(
          table.outcomes(state.values.map(\.bits))
            == reasoner.possibleOutcomes(of: tree, for: state))
      }
    }
    if name == "built-in" { #expect(parts > reasoner.guideline.trees.count) }
  }

  @Test(arguments: guidelines)
  func `an answer that is no value makes every tree that asks it say nothing`(
    name: String
  ) throws {
    let reasoner = try Self.reasoner(name)
    let tables = try CohortTables(reasoner)
    for item in reasoner.guideline.items.indices {
      var masks = reasoner.guideline.allValues.map(\.bits)
      masks[item] = 0
      let row = tables.row(masks)
      for (place, tree) in reasoner.guideline.trees.enumerated() {
        let asks = tree.decisions.contains { $0.item.offset == item }
        #expect(row.trees[place].isEmpty == asks)
        #expect(row.pathway[place].map { $0.isEmpty == asks } ?? true)
      }
    }
  }

  @Test(arguments: guidelines)
  func `the pathway is the engine's, contradictions included`(name: String) throws {
    let reasoner = try Self.reasoner(name)
    let guideline = reasoner.guideline
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    var random = SeededGenerator(seed: 7)
    var contradictions = 0
    for start in [[guideline.start]] + guideline.trees.indices.map({ [Index<Tree>($0)] }) {
      let tables = try CohortTables(reasoner, from: start)
      for _ in 0..<1500 {
        let state = Self.state(of: guideline, &random)
        let answers = state.values.indices.map {
          (Index<Item>($0), Answer.values(state.values[$0]))
        }
        let patient = PatientCase(
          start: start, now: now, answers: Dictionary(uniqueKeysWithValues: answers))
        let traversal = try reasoner.traversal(of: patient)
        let row = tables.row(state.values.map(\.bits))
        #expect(row.isContradiction == (traversal.contradiction != nil))
        for tree in guideline.trees.indices.map({ Index<Tree>($0) }) {
          #expect(row.pathway[tree.offset] == traversal.pathway.visit(of: tree)?.possible)
        }
        if row.isContradiction { contradictions += 1 }
      }
    }
    if name == "built-in" { #expect(contradictions > 100) }
  }

  /// Of every item one value, some or all.
  static func state(of guideline: Guideline, _ random: inout SeededGenerator) -> PatientState {
    var state = PatientState(of: guideline)
    state.values = guideline.allValues.map { all in
      switch Int.random(in: 0..<10, using: &random) {
      case 0, 1: all
      case 2: PossibleValues(bits: UInt16.random(in: 1...all.bits, using: &random))
      default: PossibleValues(only: Int.random(in: 0..<all.count, using: &random))
      }
    }
    return state
  }
}
