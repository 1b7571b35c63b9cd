package import GuidelineModel
package import Reasoning

/// A guideline as tables: what an outcome of every tree and of the pathway is for a state, without asking the
/// engine again.
package struct CohortTables: Sendable {
  package let guideline: Guideline
  let trees: [TreeTable]
  let pathway: PathwayRules

  /// Asks the engine for every state once.
  ///
  /// - Parameters:
  ///   - reasoner: The engine.
  ///   - start: The trees that the pathway starts at; empty for the guideline's own.
  /// - Throws: ``TooManyStates`` where the tables would be too large.
  package init(_ reasoner: Reasoner, from start: [Index<Tree>] = []) throws(TooManyStates) {
    guideline = reasoner.guideline
    var trees: [TreeTable] = []
    for place in guideline.trees.indices {
      let tree = Index<Tree>(place)
      try Self.checkStates(
        reasoner.parts(of: tree, mostStates: PartTable.mostStates), of: tree, in: guideline)
      trees.append(TreeTable(tree, of: reasoner))
    }
    self.trees = trees
    pathway = PathwayRules(
      guideline.trees, from: (start.isEmpty ? [guideline.start] : start).map(\.offset))
  }

  /// The same guideline with one tree as a reading has it.
  ///
  /// - Parameters:
  ///   - base: The guideline as it is read.
  ///   - reading: The reading.
  ///   - reasoner: The engine.
  /// - Throws: ``TooManyStates`` where the tables would be too large.
  init(
    _ base: CohortTables, under reading: Index<Reading>, of reasoner: Reasoner
  ) throws(TooManyStates) {
    guideline = base.guideline
    let tree = guideline[reading].tree
    try Self.checkStates(
      reasoner.parts(under: reading, mostStates: PartTable.mostStates), of: tree, in: guideline)
    var trees = base.trees
    trees[tree.offset] = TreeTable(under: reading, of: reasoner)
    self.trees = trees
    var content = guideline.trees
    content[tree.offset] = guideline[reading].alternative
    pathway = PathwayRules(content, from: base.pathway.start)
  }

  private static func checkStates(
    _ parts: [TreePart], of tree: Index<Tree>, in guideline: Guideline
  ) throws(TooManyStates) {
    let states = parts.map { part in
      part.items.reduce(1) { $0 * guideline[$1].allValues.stateCount }
    }
    guard states.reduce(0, +) <= mostStates else { throw TooManyStates(tree: tree) }
  }

  /// The most states of a tree that are tried.
  static let mostStates = 1 << 22

  /// What is said of one patient.
  package struct Row: Hashable, Sendable {
    /// Of every tree by itself; no outcome where an answer that it asks is no value.
    package internal(set) var trees: [OutcomeSet]
    /// Of every tree on the pathway; nil where it is not reached.
    package internal(set) var pathway: [OutcomeSet?]
    /// Whether the answers contradict what an outcome settles.
    package internal(set) var isContradiction = false
  }

  /// What follows from some answers.
  ///
  /// - Parameters:
  ///   - masks: Of every item the values still possible, 0 for an answer that is no value.
  ///   - start: The trees that the pathway starts at, where these are others than of all rows.
  /// - Returns: What every tree says, by itself and on the pathway.
  package func row(_ masks: [UInt16], from start: [Int]? = nil) -> Row {
    var answers = MaskedAnswers(tables: trees, masks: masks)
    var queue: [Int] = []
    let isContradiction = pathway.walk(&answers, from: start ?? pathway.start, queue: &queue)
    return Row(
      trees: trees.map { $0.outcomes(masks) }, pathway: answers.reached,
      isContradiction: isContradiction)
  }
}

/// A tree that has more states than are tried.
package struct TooManyStates: Error, Hashable, Sendable {
  package let tree: Index<Tree>

  /// What is wrong, as one clause.
  package func message(in guideline: Guideline) -> Text {
    let name = guideline.name(of: tree)
    return Text(
      nl: "boom \"\(name)\" heeft meer toestanden dan er voor een register worden uitgerekend",
      en: "tree \"\(name)\" has more states than are worked out for a registry")
  }
}

/// Answers as masks, for guidelines whose trees do not fit in one table each.
private struct MaskedAnswers: PathwayAnswers {
  let tables: [TreeTable]
  var masks: [UInt16]
  var reached: [OutcomeSet?]

  init(tables: [TreeTable], masks: [UInt16]) {
    self.tables = tables
    self.masks = masks
    reached = tables.map { _ in nil }
  }

  mutating func visit(_ tree: Int) -> OutcomeSet {
    let outcomes = tables[tree].outcomes(masks)
    reached[tree] = outcomes
    return outcomes
  }

  func values(of item: Int) -> UInt16 { masks[item] }

  mutating func narrow(_ item: Int, to bits: UInt16) { masks[item] = bits }
}
