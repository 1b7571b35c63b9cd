import GuidelineModel

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
