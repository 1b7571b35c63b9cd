package import GuidelineModel

/// The manager of decision diagrams: it owns their nodes, each stored once.
///
/// An inner node tests the item of its level (its variable) and has a child for each value of the item.
/// The diagrams are ordered and reduced: levels increase along every path, a node whose children are all
/// equal is left out, and the unique table holds every node once. So every function has exactly one
/// diagram.
package struct DiagramStore: Sendable {
  struct Node: Sendable {
    let level: Int
    /// Where the node's children start in `children`.
    let firstChild: Int
  }

  private struct Key: Hashable {
    let level: Int
    let children: [Diagram]
  }

  /// For every level, how many values its item has.
  package let valueCounts: [Int]
  package let limits: ProofLimits
  private(set) var nodes: [Node] = []
  /// The children of all nodes, those of one node side by side.
  private var children: [Diagram] = []
  private var uniqueTable: [Key: Diagram] = [:]
  /// Results of ``select(_:from:)``.
  private var selectCache: [Key: Diagram] = [:]
  /// Steps taken since the last ``resetWork()``.
  private var work = 0
  private var allowedWork: Int
  private var allowedNodes: Int

  /// Creates a store without nodes.
  package init(valueCounts: [Int], limits: ProofLimits = ProofLimits()) {
    self.valueCounts = valueCounts
    self.limits = limits
    allowedWork = limits.work
    allowedNodes = limits.nodes
  }

  /// Counts steps taken.
  ///
  /// - Throws: ``LimitExceeded`` when the steps since the last ``resetWork()`` exceed the limit.
  mutating func spend(_ steps: Int = 1) throws(LimitExceeded) {
    work += steps
    guard work <= allowedWork else {
      throw LimitExceeded(resource: .steps, limit: limits.work)
    }
  }

  /// Sets the count of steps to zero, so that the next analysis has the whole limit.
  mutating func resetWork() { work = 0 }

  /// The result of a search that may use a twentieth of the limits; nil when it needs more.
  mutating func attempt<Found>(
    _ search: (inout DiagramStore) throws(LimitExceeded) -> Found
  ) -> Found? {
    let (workBefore, nodesBefore) = (allowedWork, allowedNodes)
    allowedWork = Swift.min(allowedWork, work + limits.work / 20)
    allowedNodes = Swift.min(allowedNodes, nodes.count + limits.nodes / 20)
    defer { (allowedWork, allowedNodes) = (workBefore, nodesBefore) }
    do throws(LimitExceeded) {
      return try search(&self)
    } catch {
      return nil
    }
  }

  /// The number of inner nodes.
  package var nodeCount: Int { nodes.count }

  /// The level of a diagram's root; larger than every level for a terminal.
  func level(of diagram: Diagram) -> Int {
    diagram.code < 0 ? .max : nodes[Int(diagram.code)].level
  }

  /// The diagram where the item of a level has a value; the level may not be below the root's.
  func child(of diagram: Diagram, at level: Int, value: Int) -> Diagram {
    guard diagram.code >= 0, nodes[Int(diagram.code)].level == level else { return diagram }
    return children[nodes[Int(diagram.code)].firstChild + value]
  }

  /// The children of an inner node, one for each value.
  ///
  /// This is a slice of the array of all children: holding it forces a copy of that array when the next
  /// node is made.
  func children(of diagram: Diagram) -> ArraySlice<Diagram> {
    let node = nodes[Int(diagram.code)]
    return children[node.firstChild..<node.firstChild + valueCounts[node.level]]
  }

  /// The node with these children at a level, made if there is none yet; the children's levels must all
  /// be larger.
  mutating func node(at level: Int, _ next: [Diagram]) throws(LimitExceeded) -> Diagram {
    let first = next[0]
    if next.allSatisfy({ $0 == first }) { return first }
    let key = Key(level: level, children: next)
    if let known = uniqueTable[key] { return known }
    guard nodes.count < allowedNodes else {
      throw LimitExceeded(resource: .nodes, limit: limits.nodes)
    }
    let made = Diagram(code: Int32(nodes.count))
    nodes.append(Node(level: level, firstChild: children.count))
    children += next
    uniqueTable[key] = made
    return made
  }

  /// The function that equals one of several functions, selected by the value of an item.
  ///
  /// - Parameters:
  ///   - level: The level of the item.
  ///   - next: The function for each value; it may test any item, this one included.
  /// - Returns: The diagram.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  package mutating func select(
    _ level: Int, from next: [Diagram]
  ) throws(LimitExceeded) -> Diagram {
    let lowest = next.reduce(Int.max) { Swift.min($0, self.level(of: $1)) }
    guard lowest < level else {
      return try node(
        at: level,
        next.enumerated().map { value, diagram in child(of: diagram, at: level, value: value) })
    }
    let key = Key(level: level, children: next)
    if let known = selectCache[key] { return known }
    try spend()
    var made: [Diagram] = []
    for value in 0..<valueCounts[lowest] {
      made.append(
        try select(level, from: next.map { child(of: $0, at: lowest, value: value) }))
    }
    let diagram = try node(at: lowest, made)
    selectCache[key] = diagram
    return diagram
  }

  /// The condition that the item of a level has one of some values.
  package mutating func literal(
    _ level: Int, in values: PossibleValues
  ) throws(LimitExceeded) -> Diagram {
    try node(at: level, (0..<valueCounts[level]).map { values.contains($0) ? .true : .false })
  }
}
