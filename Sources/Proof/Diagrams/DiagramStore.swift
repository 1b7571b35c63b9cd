package import GuidelineModel

/// Decision diagrams that share everything they have in common.
///
/// A node asks about the item of its level and has one way on for each value; levels only grow along
/// a way, a node whose ways all lead to the same place is left out, and no two nodes are alike. So
/// every function has exactly one diagram.
package struct DiagramStore: Sendable {
  struct Node: Sendable {
    let level: Int
    /// Where the ways on start in `ways`.
    let first: Int
  }

  private struct Key: Hashable {
    let level: Int
    let ways: [Diagram]
  }

  /// For every level, how many values its item has.
  package let widths: [Int]
  package let limits: ProofLimits
  private(set) var nodes: [Node] = []
  private var ways: [Diagram] = []
  private var places: [Key: Diagram] = [:]
  private var selections: [Key: Diagram] = [:]
  /// Steps taken since the last question began.
  private var work = 0
  private var allowedWork: Int
  private var allowedNodes: Int

  /// Starts an empty store.
  package init(widths: [Int], limits: ProofLimits = ProofLimits()) {
    self.widths = widths
    self.limits = limits
    allowedWork = limits.work
    allowedNodes = limits.nodes
  }

  /// Counts steps taken.
  ///
  /// - Throws: ``LimitExceeded`` where that is more than allowed.
  mutating func spend(_ steps: Int = 1) throws(LimitExceeded) {
    work += steps
    guard work <= allowedWork else {
      throw LimitExceeded(resource: .steps, limit: limits.work)
    }
  }

  /// Lets a new question take as many steps as the one before it could.
  mutating func beginQuestion() { work = 0 }

  /// What a search comes to, or nil where it would take more than a small part of what is allowed.
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

  /// How many inner nodes there are.
  package var nodeCount: Int { nodes.count }

  /// The level of a diagram's first question; beyond every level for a leaf.
  func level(_ diagram: Diagram) -> Int {
    diagram.code < 0 ? .max : nodes[Int(diagram.code)].level
  }

  /// Where a diagram goes on when the item of a level, not above its own, has a value.
  func way(_ diagram: Diagram, at level: Int, value: Int) -> Diagram {
    guard diagram.code >= 0, nodes[Int(diagram.code)].level == level else { return diagram }
    return ways[nodes[Int(diagram.code)].first + value]
  }

  /// The ways on from an inner node, one for each value.
  ///
  /// A slice of all ways: while one is held, making a node copies them all.
  func ways(_ diagram: Diagram) -> ArraySlice<Diagram> {
    let node = nodes[Int(diagram.code)]
    return ways[node.first..<node.first + widths[node.level]]
  }

  /// The node at a level with these ways on, all of which ask about later levels only.
  mutating func node(at level: Int, _ next: [Diagram]) throws(LimitExceeded) -> Diagram {
    let first = next[0]
    if next.allSatisfy({ $0 == first }) { return first }
    let key = Key(level: level, ways: next)
    if let known = places[key] { return known }
    guard nodes.count < allowedNodes else {
      throw LimitExceeded(resource: .nodes, limit: limits.nodes)
    }
    let made = Diagram(code: Int32(nodes.count))
    nodes.append(Node(level: level, first: ways.count))
    ways += next
    places[key] = made
    return made
  }

  /// The function that asks about one item and then goes on as told, whatever the levels are.
  ///
  /// - Parameters:
  ///   - level: The level of the item.
  ///   - next: For each value, what follows; it may ask about any item, the same one included.
  /// - Returns: The diagram.
  /// - Throws: ``LimitExceeded`` where that takes more nodes than allowed.
  package mutating func asking(
    _ level: Int, _ next: [Diagram]
  ) throws(LimitExceeded) -> Diagram {
    let lowest = next.reduce(Int.max) { Swift.min($0, self.level($1)) }
    guard lowest < level else {
      return try node(
        at: level,
        next.enumerated().map { value, diagram in way(diagram, at: level, value: value) })
    }
    let key = Key(level: level, ways: next)
    if let known = selections[key] { return known }
    try spend()
    var made: [Diagram] = []
    for value in 0..<widths[lowest] {
      made.append(try asking(level, next.map { way($0, at: lowest, value: value) }))
    }
    let diagram = try node(at: lowest, made)
    selections[key] = diagram
    return diagram
  }

  /// The condition that an item has one of some values.
  package mutating func condition(
    _ level: Int, in values: PossibleValues
  ) throws(LimitExceeded) -> Diagram {
    try node(at: level, (0..<widths[level]).map { values.contains($0) ? .always : .never })
  }
}
