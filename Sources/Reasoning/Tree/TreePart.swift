package import GuidelineModel

/// Some decisions of a tree that ask few enough items for every state of these to be tried.
///
/// The ways through a compiled tree are independent of one another in every item, so what is possible of
/// a tree is what its first part reaches itself, and what every part that it leads on to does.
package struct TreePart: Sendable {
  /// What the part asks, in the order of the items.
  package let items: [Index<Item>]
  private let compiled: CompiledTree
  /// The nodes of the part, each after those that lead to it.
  private let nodes: [Int]
  /// The part that begins with a node, for every node that an arc leads to from here.
  private let parts: [Int: Int]

  fileprivate init(
    items: Set<Int>, of compiled: CompiledTree, nodes: [Int], leadingTo parts: [Int: Int]
  ) {
    self.items = items.sorted().map { Index($0) }
    self.compiled = compiled
    self.nodes = nodes
    self.parts = parts
  }

  /// What some completion of a state comes to from the first decision of the part.
  ///
  /// - Parameter values: Of every item of the guideline; those that the part asks are looked at.
  /// - Returns: The outcomes that the part leads to, and the places of the parts that it leads on to.
  package func reached(_ values: [PossibleValues]) -> (outcomes: OutcomeSet, parts: Set<Int>) {
    var outcomes = OutcomeSet()
    var onward: Set<Int> = []
    var reached: Set<Int> = [nodes[0]]
    for node in nodes where reached.contains(node) {
      let possible = values[compiled.nodes[node].item].bits
      for arc in compiled.arcs[compiled.nodes[node].arcs] where arc.mask & possible != 0 {
        if arc.target < 0 {
          outcomes.insert(Index(~arc.target))
        } else if let part = parts[arc.target] {
          onward.insert(part)
        } else {
          reached.insert(arc.target)
        }
      }
    }
    return (outcomes, onward)
  }
}

extension Reasoner {
  /// A tree cut up into parts, the first of them that of its root.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - mostStates: How many states the items of a part may have at most, where it has more than one
  ///     decision.
  /// - Returns: The parts; every part that one leads on to is among them.
  package func parts(of tree: Index<Tree>, mostStates: Int) -> [TreePart] {
    parts(of: trees[tree.offset], mostStates: mostStates)
  }

  /// The parts of the tree that a reading changes, under that reading.
  package func parts(under reading: Index<Reading>, mostStates: Int) -> [TreePart] {
    parts(of: alternatives[reading.offset].compiled, mostStates: mostStates)
  }

  private func parts(of compiled: CompiledTree, mostStates: Int) -> [TreePart] {
    var starts = [0]
    var parts: [TreePart] = []
    while parts.count < starts.count {
      var (nodes, items) = region(from: starts[parts.count], of: compiled, mostStates: mostStates)
      let own = Set(nodes)
      nodes.sort()
      var leadingTo: [Int: Int] = [:]
      for node in nodes {
        for arc in compiled.arcs[compiled.nodes[node].arcs] where arc.target >= 0 {
          guard !own.contains(arc.target) else { continue }
          let part = starts.firstIndex(of: arc.target) ?? starts.count
          if part == starts.count { starts.append(arc.target) }
          leadingTo[arc.target] = part
        }
      }
      parts.append(TreePart(items: items, of: compiled, nodes: nodes, leadingTo: leadingTo))
    }
    return parts
  }

  /// The nodes that can be had together with a first one, and what they ask.
  private func region(
    from start: Int, of compiled: CompiledTree, mostStates: Int
  ) -> (nodes: [Int], items: Set<Int>) {
    var nodes = [start]
    var items: Set<Int> = [compiled.nodes[start].item]
    var states = guideline.items[compiled.nodes[start].item].allValues.stateCount
    var reached: Set<Int> = []
    for node in start..<compiled.nodes.count where node == start || reached.contains(node) {
      let item = compiled.nodes[node].item
      if !items.contains(item) {
        let more = guideline.items[item].allValues.stateCount
        guard states * more <= mostStates else { continue }
        states *= more
        items.insert(item)
      }
      if node != start { nodes.append(node) }
      for arc in compiled.arcs[compiled.nodes[node].arcs] where arc.target >= 0 {
        reached.insert(arc.target)
      }
    }
    return (nodes, items)
  }
}

extension PossibleValues {
  /// How many sets of these values there are, the empty one apart.
  package var stateCount: Int { (1 << count) - 1 }
}
