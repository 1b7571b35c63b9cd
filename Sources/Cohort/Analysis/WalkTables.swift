import GuidelineModel
import Reasoning

/// The tables of a guideline laid out one after the other, for walks of single rows.
///
/// A class, because it never changes and is asked for every tree: handing it on costs one count.
final class WalkTables: Sendable {
  /// Where the tables of a tree begin.
  struct Tree: Sendable {
    /// Its items among ``items``.
    let asked: Range<Int>
    /// Nil where the tree has several parts.
    let firstState: Int?
    let firstResult: Int
    let firstInfluence: Int
    /// Its decisions among ``decisions``; the first is that of its root.
    let decisions: Range<Int>
    let outcomes: Int
    /// Where its counts begin in a ``PatientFlow``: reached, invalid, its outcomes, and then for each decision
    /// those that wait and its branches.
    let firstFlow: Int
  }

  /// What a decision asks.
  struct Decision: Sendable {
    let item: Int
    let branches: Range<Int>
    /// Where its counts begin in a ``PatientFlow``.
    let flow: Int
  }

  let tables: CohortTables
  let trees: [Tree]
  /// What each tree asks, with how much a step of it counts in the state of the tree.
  let items: [(item: Int, weight: Int)]
  /// Of every state, the place of its result in ``results``.
  let states: [UInt16]
  let results: [OutcomeSet]
  /// Of every state, the place of its set in ``influences``.
  let influence: [UInt16]
  /// Sets of items on which a tree depends.
  let influences: [[Int]]
  let decisions: [Decision]
  /// The branches of all decisions: values, and the decision that follows, negative for an outcome.
  let branches: [(bits: UInt16, next: Int)]
  let flowCount: Int
  /// For trees with several parts.
  let reasoner: Reasoner?

  /// - Parameters:
  ///   - tables: The tables.
  ///   - reasoner: The engine; nil where only outcomes matter.
  init(_ tables: CohortTables, _ reasoner: Reasoner? = nil) {
    self.tables = tables
    self.reasoner = reasoner
    let guideline = tables.guideline
    var trees: [Tree] = []
    var items: [(item: Int, weight: Int)] = []
    var states: [UInt16] = []
    var results: [OutcomeSet] = []
    var influence: [UInt16] = []
    var influences: [[Int]] = []
    var decisions: [Decision] = []
    var branches: [(bits: UInt16, next: Int)] = []
    var flow = 0
    for (table, tree) in zip(tables.trees, guideline.trees) {
      let first = (items.count, states.count, results.count, influences.count, decisions.count)
      let firstFlow = flow
      let part = table.parts[0]
      let isWhole = table.parts.count == 1
      items += table.asked.map { item in
        (item, part.items.firstIndex(of: item).map { part.weights[$0] } ?? 0)
      }
      if isWhole {
        states += part.states
        results += part.results.map(\.outcomes)
      }
      if reasoner != nil {
        if isWhole {
          let found = TreeInfluence(part, of: guideline)
          influence += found.states
          influences += found.sets
        }
        flow += 2 + tree.outcomes.count
        for decision in tree.decisions {
          let firstBranch = branches.count
          for branch in decision.branches {
            switch branch.target {
            case .decision(let next): branches.append((branch.values.bits, first.4 + next.offset))
            case .outcome: branches.append((branch.values.bits, -1))
            }
          }
          decisions.append(
            Decision(
              item: decision.item.offset, branches: firstBranch..<branches.count, flow: flow))
          flow += 1 + decision.branches.count
        }
      }
      trees.append(
        Tree(
          asked: first.0..<items.count, firstState: isWhole ? first.1 : nil, firstResult: first.2,
          firstInfluence: first.3, decisions: first.4..<decisions.count,
          outcomes: tree.outcomes.count, firstFlow: firstFlow))
    }
    self.trees = trees
    self.items = items
    self.states = states
    self.results = results
    self.influence = influence
    self.influences = influences
    self.decisions = decisions
    self.branches = branches
    flowCount = flow
  }
}
