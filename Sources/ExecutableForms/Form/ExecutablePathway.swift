package import GuidelineModel

/// The pathway without its queue: for every tree, the conditions under which it is reached.
///
/// The queue matters in two ways: a value that an outcome settles holds for the trees after it, and
/// an answer that contradicts it ends the pathway there. So for every tree that settles something,
/// the trees after it must be the same for all answers; if they are not, the guideline is refused.
package struct ExecutablePathway: Sendable {
  /// A tree that the pathway can reach.
  package struct ReachableTree: Sendable {
    package let tree: Index<Tree>
    package let isStart: Bool
    /// The outcomes that lead to it.
    package let links: [Link]
    /// The trees before it that settle something.
    ///
    /// If what they settle contradicts an answer, this tree is not reached.
    package let settlingTreesBefore: [Index<Tree>]
  }

  /// An outcome that leads to a tree.
  package struct Link: Hashable, Sendable {
    package let from: TreeOutcome
    /// The choice that must be made; nil if the outcome alone leads on.
    package let choice: Choice?
  }

  /// An option of a choice.
  ///
  /// It is made if some of its values are still possible and none of the other options' are.
  package struct Choice: Hashable, Sendable {
    package let item: Index<Item>
    package let values: PossibleValues
    package let others: PossibleValues

    /// The sets of possible values of the item with which the choice is made.
    package var left: [PossibleValues] {
      let all = values.union(others)
      return (1...all.bits).map { PossibleValues(bits: $0) }.filter {
        $0.isSubset(of: all) && !$0.isDisjoint(with: values) && $0.isDisjoint(with: others)
      }
    }
  }

  /// The values that an outcome leaves of an item for the trees after it.
  package struct Settlement: Hashable, Sendable {
    package let item: Index<Item>
    package let by: TreeOutcome
    package let values: PossibleValues
  }

  package let start: [Index<Tree>]
  /// All reachable trees in layers: a tree depends only on trees in earlier layers.
  package let layers: [[ReachableTree]]
  /// What the outcomes of these trees settle, in the order of the layers.
  package let settlements: [Settlement]

  init(_ guideline: Guideline, from start: [Index<Tree>]) throws(ExportRefusal) {
    let reachable = guideline.trees(reachedFrom: start)
    let settlements = reachable.flatMap { guideline.settlements(of: $0) }
    let settlingTrees = Set(settlements.map(\.by.tree)).sorted()
    let orders =
      settlingTrees.isEmpty
      ? QueueOrders() : try QueueOrders(of: guideline, from: start, over: reachable)
    try Self.refuseValuesSettledTooLate(settlements, reachable, orders, in: guideline)

    var reachableTrees: [ReachableTree] = []
    for tree in reachable {
      for settlingTree in settlingTrees
      where settlingTree != tree && orders.isEither(settlingTree, tree) {
        throw ExportRefusal.unsettledOrder(settlingTree, tree, in: guideline)
      }
      reachableTrees.append(
        ReachableTree(
          tree: tree, isStart: start.contains(tree),
          links: reachable.flatMap { guideline.links(from: $0, to: tree) },
          settlingTreesBefore: settlingTrees.filter { $0 != tree && orders.comes($0, before: tree) }
        ))
    }
    layers = try Self.layers(of: reachableTrees, in: guideline)
    let order = layers.flatMap { $0.map(\.tree) }
    self.start = start
    self.settlements = order.flatMap { tree in settlements.filter { $0.by.tree == tree } }
  }

  /// The trees whose outcomes settle an item, in the order of the layers.
  package func settlingTrees(of item: Index<Item>) -> [Index<Tree>] {
    settlements.filter { $0.item == item }.map(\.by.tree).uniqued
  }

  /// The items that some outcome settles.
  package var settledItems: [Index<Item>] { Set(settlements.map(\.item)).sorted() }

  private static func refuseValuesSettledTooLate(
    _ settlements: [Settlement], _ trees: [Index<Tree>], _ orders: QueueOrders,
    in guideline: Guideline
  ) throws(ExportRefusal) {
    for settlement in settlements {
      for tree in trees where tree != settlement.by.tree {
        if guideline.asks(tree, settlement.item), orders.comes(tree, before: settlement.by.tree) {
          throw ExportRefusal.settledTooLate(settlement, tree, in: guideline)
        }
      }
    }
  }

  private static func layers(
    of reachableTrees: [ReachableTree], in guideline: Guideline
  ) throws(ExportRefusal) -> [[ReachableTree]] {
    var layers: [[ReachableTree]] = []
    var placed: Set<Index<Tree>> = []
    var rest = reachableTrees
    while !rest.isEmpty {
      let layer = rest.filter { $0.dependencies.isSubset(of: placed) }
      guard !layer.isEmpty else {
        let tree = rest[0].tree
        let other = rest[0].dependencies.subtracting(placed).min() ?? tree
        throw ExportRefusal.unsettledOrder(other, tree, in: guideline)
      }
      layers.append(layer)
      placed.formUnion(layer.map(\.tree))
      rest.removeAll { placed.contains($0.tree) }
    }
    return layers
  }
}

extension ExecutablePathway.ReachableTree {
  /// The trees whose outcomes determine whether this one is reached, and with which values.
  fileprivate var dependencies: Set<Index<Tree>> {
    Set(settlingTreesBefore).union(isStart ? [] : links.map(\.from.tree))
  }
}

extension Guideline {
  /// The trees reachable through links from some trees, these included, in the order of the
  /// guideline.
  fileprivate func trees(reachedFrom start: [Index<Tree>]) -> [Index<Tree>] {
    var reached = Set(start)
    var rest = start
    while let tree = rest.popLast() {
      for next in self[tree].followers where reached.insert(next).inserted { rest.append(next) }
    }
    return reached.sorted()
  }

  /// Whether a tree asks an item, in a decision or as the choice after an outcome.
  fileprivate func asks(_ tree: Index<Tree>, _ item: Index<Item>) -> Bool {
    self[tree].decisions.contains { $0.item == item }
      || self[tree].outcomes.contains { $0.continuation.choice?.item == item }
  }

  fileprivate func settlements(of tree: Index<Tree>) -> [ExecutablePathway.Settlement] {
    self[tree].outcomes.enumerated().flatMap { place, outcome in
      var settled = outcome.fixes.map { ItemCondition(item: $0.item, values: $0.values) }
      if let choice = outcome.continuation.choice {
        settled.append(ItemCondition(item: choice.item, values: choice.options.allValues))
      }
      return Set(settled.map(\.item)).sorted().map { item in
        let values = settled.filter { $0.item == item }.map(\.values)
        return ExecutablePathway.Settlement(
          item: item, by: TreeOutcome(Index(place), of: tree),
          values: values.dropFirst().reduce(values[0]) { $0.intersection($1) })
      }
    }
  }

  fileprivate func links(
    from tree: Index<Tree>, to target: Index<Tree>
  ) -> [ExecutablePathway.Link] {
    self[tree].outcomes.enumerated().flatMap { place, outcome in
      let from = TreeOutcome(Index(place), of: tree)
      switch outcome.continuation {
      case .trees(let trees):
        return trees.contains(target) ? [ExecutablePathway.Link(from: from, choice: nil)] : []
      case .choice(let item, let options):
        return options.enumerated().compactMap { place, option in
          guard option.trees.contains(target) else { return nil }
          let others = options.enumerated().filter { $0.offset != place }.map(\.element)
          return ExecutablePathway.Link(
            from: from,
            choice: ExecutablePathway.Choice(
              item: item, values: option.value, others: others.allValues))
        }
      }
    }
  }
}

extension Outcome.Continuation {
  fileprivate var choice: (item: Index<Item>, options: [Outcome.Option])? {
    switch self {
    case .trees: nil
    case .choice(let item, let options): (item, options)
    }
  }
}

extension [Outcome.Option] {
  /// The values of all options.
  fileprivate var allValues: PossibleValues { reduce(PossibleValues([])) { $0.union($1.value) } }
}

extension ExportRefusal {
  static func settledTooLate(
    _ settlement: ExecutablePathway.Settlement, _ tree: Index<Tree>, in guideline: Guideline
  ) -> ExportRefusal {
    let by = settlement.by
    let (item, asking) = (guideline.name(of: settlement.item), guideline.name(of: tree))
    let (settlingTree, outcome) =
      (guideline.name(of: by.tree), guideline.name(of: by.outcome, in: by.tree))
    return ExportRefusal(
      .outcome(by.tree, by.outcome),
      nl: "uitkomst \"\(outcome)\" van boom \"\(settlingTree)\" kan gegeven \"\(item)\" vastleggen "
        + "nadat boom \"\(asking)\" ernaar heeft gevraagd",
      en: "outcome \"\(outcome)\" of tree \"\(settlingTree)\" may fix item \"\(item)\" after tree "
        + "\"\(asking)\" has asked it")
  }

  static func unsettledOrder(
    _ settlingTree: Index<Tree>, _ tree: Index<Tree>, in guideline: Guideline
  ) -> ExportRefusal {
    let (first, second) = (guideline.name(of: settlingTree), guideline.name(of: tree))
    return ExportRefusal(
      .tree(settlingTree),
      nl: "het hangt van de antwoorden af welke boom eerst komt, \"\(first)\" of \"\(second)\", "
        + "terwijl \"\(first)\" een gegeven vastlegt",
      en: "it depends on the answers which tree comes first, \"\(first)\" or \"\(second)\", while "
        + "\"\(first)\" fixes an item")
  }
}
