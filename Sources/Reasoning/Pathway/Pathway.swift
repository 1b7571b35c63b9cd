public import GuidelineModel

/// The trees evaluated for one patient, in order.
package struct Pathway: Hashable, Sendable {
  /// The evaluation of one tree.
  package struct Visit: Hashable, Sendable {
    package let tree: Index<Tree>
    /// The possible values when the tree was evaluated, including values fixed by earlier trees.
    package let values: [PossibleValues]
    /// The possible values as restricted by the outcomes of earlier trees alone, without the
    /// patient's answers.
    package let settled: [PossibleValues]
    /// For each item fixed by an earlier tree, the last outcome that fixed it.
    package let settledBy: [Index<Item>: TreeOutcome]
    package let possible: OutcomeSet
    /// The choice that the outcome's links depend on.
    package internal(set) var openChoice: OpenChoice?
    /// The trees that follow; `nil` while the tree is undecided or the choice is open.
    package internal(set) var next: [Index<Tree>]?
  }

  package internal(set) var visits: [Visit] = []

  /// The visit of a tree; `nil` if the pathway does not reach it.
  package func visit(of tree: Index<Tree>) -> Visit? {
    visits.first { $0.tree == tree }
  }
}

/// Builds a pathway by working through the queue of trees.
struct PathwayBuilder {
  /// What to do when a fixed value contradicts an answer or another fixed value.
  enum Conflict {
    /// Report a contradiction and stop.
    case reported
    /// Let the fixed value win: used for other readings of the source.
    case fixedValueWins
  }

  let guideline: Guideline
  let trees: [CompiledTree]
  let conflict: Conflict

  private var values: [PossibleValues]
  private var settled: [PossibleValues]
  private var settledBy: [Index<Item>: TreeOutcome] = [:]
  private(set) var contradiction: Contradiction?

  init(
    guideline: Guideline, trees: [CompiledTree], conflict: Conflict, values: [PossibleValues]
  ) {
    self.guideline = guideline
    self.trees = trees
    self.conflict = conflict
    self.values = values
    settled = guideline.allValues
  }

  /// The pathway that starts at these trees; it ends early at a contradiction.
  mutating func pathway(from start: [Index<Tree>]) -> Pathway {
    var queue = start
    var pathway = Pathway()
    var place = 0
    while place < queue.count {
      let tree = queue[place]
      place += 1
      let compiled = trees[tree.offset]
      var visit = Pathway.Visit(
        tree: tree, values: values, settled: settled, settledBy: settledBy,
        possible: compiled.possibleOutcomes(values))
      if let index = visit.possible.only {
        let ending = compiled.endings[index.offset]
        let outcome = TreeOutcome(index, of: tree)
        for fix in ending.fixes { settle(fix.item, to: fix.values, by: outcome) }
        follow(ending.continuation, by: outcome, from: &visit)
        for next in visit.next ?? [] where !queue.contains(next) { queue.append(next) }
      }
      pathway.visits.append(visit)
      guard contradiction == nil else { break }
    }
    return pathway
  }

  private mutating func follow(
    _ continuation: Outcome.Continuation, by outcome: TreeOutcome, from visit: inout Pathway.Visit
  ) {
    switch continuation {
    case .trees(let trees):
      visit.next = trees
    case .choice(let item, let options):
      let allowed = options.reduce(PossibleValues(bits: 0)) { $0.union($1.value) }
      settle(item, to: allowed, by: outcome)
      let chosen = options.filter { !$0.value.isDisjoint(with: values[item.offset]) }
      if chosen.count == 1 {
        visit.next = chosen[0].trees
      } else {
        visit.openChoice = OpenChoice(item: item, values: values[item.offset])
      }
    }
  }

  /// Restricts an item to the values that an outcome fixes.
  private mutating func settle(
    _ item: Index<Item>, to own: PossibleValues, by outcome: TreeOutcome
  ) {
    let left = values[item.offset].intersection(own)
    if left.isEmpty {
      switch conflict {
      case .fixedValueWins:
        values[item.offset] = own
      case .reported:
        let earlier = settledBy[item].map { Contradiction.Statement.outcome($0.tree, $0.outcome) }
        contradiction =
          contradiction
          ?? Contradiction(
            item: item, first: earlier ?? .answer,
            second: .outcome(outcome.tree, outcome.outcome))
      }
    } else {
      values[item.offset] = left
    }
    let both = settled[item.offset].intersection(own)
    settled[item.offset] = both.isEmpty ? own : both
    settledBy[item] = outcome
  }
}

/// A choice the clinician must make before the pathway can continue.
public struct OpenChoice: Hashable, Sendable {
  /// What is to be chosen.
  public let item: Index<Item>
  /// The options still open.
  public let values: PossibleValues
}

/// Two statements about one patient that cannot both hold; either can be withdrawn.
public struct Contradiction: Hashable, Sendable {
  /// One of the two statements.
  public enum Statement: Hashable, Sendable {
    /// The answer to the item.
    case answer
    /// An outcome that settles the item.
    case outcome(Index<Tree>, Index<Outcome>)
  }

  /// The item that the two statements are about.
  public let item: Index<Item>
  /// The statement that came first.
  public let first: Statement
  /// The statement that contradicts it.
  public let second: Statement
}

extension Contradiction {
  /// Names both statements, so that the reader knows what to withdraw.
  ///
  /// - Parameter guideline: The guideline whose trees were evaluated.
  /// - Returns: One clause.
  public func message(in guideline: Guideline) -> Text {
    let item = guideline[item]
    let statements = [first, second].map { statement in
      switch statement {
      case .answer:
        Text(nl: "het antwoord op \"\(item.id)\"", en: "the answer to \"\(item.id)\"")
      case .outcome(let tree, let outcome):
        {
          let tree = guideline[tree]
          let name = "\"\(tree.outcomes[outcome.offset].id)\" (\(tree.id))"
          return Text(nl: "de uitkomst \(name)", en: "the outcome \(name)")
        }()
      }
    }
    return Text(
      nl: "\(statements[0].nl) en \(statements[1].nl) spreken elkaar tegen",
      en: "\(statements[0].en) and \(statements[1].en) contradict each other")
  }
}
