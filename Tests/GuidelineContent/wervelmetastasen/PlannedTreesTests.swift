import Foundation
import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The trees that a plan is made of, against the second engine.
struct PlannedTreesTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  static let table: [String] = {
    let file = Repository.file("Tests/Fixtures/plan-trees.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }()

  @Test
  func `the table has cases`() { #expect(Self.table.count > 200) }

  @Test(arguments: table)
  func `trees are what the second engine makes of them`(line: String) throws {
    let columns = line.components(separatedBy: " / ")
    let patient = try clinic.patient(
      from: words(columns[1]), columns[2] == "-" ? "" : columns[2], now: columns[0])
    let traversal = try clinic.reasoner.traversal(of: patient)
    #expect(traversal.contradiction == nil)
    let trees = PlannedTrees(of: traversal, in: clinic.reasoner)
    #expect(
      text(
        trees.evaluatedTrees.map { evaluatedTree in
          let outcomes = clinic.names(evaluatedTree.possible, of: evaluatedTree.tree)
          return "\(name(evaluatedTree.tree))\(evaluatedTree.isReached ? "" : "*")="
            + outcomes.joined(separator: ",")
        }) == columns[3])
    #expect(
      try text(
        trees.chosen.map { chosen in
          "\(name(chosen.outcome.tree))=\(try choice(chosen.values, of: chosen.outcome.tree))"
        })
        == columns[4])
    #expect(
      text(
        trees.requiredDecisions.map { decision in
          let outcome = clinic.names(
            OutcomeSet([decision.outcome.outcome]), of: decision.outcome.tree)
          return "\(name(decision.tree))<\(name(decision.outcome.tree)).\(outcome.joined())"
        }) == columns[5])
  }

  private func name(_ tree: Index<Tree>) -> String { clinic.guideline[tree].id.text }

  /// A value of the one choice that a tree leaves.
  private func choice(_ values: PossibleValues, of tree: Index<Tree>) throws -> String {
    let items = clinic.guideline[tree].outcomes.compactMap { outcome -> Index<Item>? in
      guard case .choice(let item, _) = outcome.continuation else { return nil }
      return item
    }
    return clinic.names(values, of: try #require(items.first))
  }

  private func words(_ column: String) -> [String] {
    column == "-" ? [] : column.split(separator: " ").map(String.init)
  }

  private func text(_ words: [String]) -> String {
    words.isEmpty ? "-" : words.sorted().joined(separator: " ")
  }
}
