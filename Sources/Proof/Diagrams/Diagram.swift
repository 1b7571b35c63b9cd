/// A function of all answers, as a reduced ordered multi-valued decision diagram.
///
/// A diagram belongs to the ``DiagramStore`` that made it. Diagrams are canonical: two of one store are
/// equal exactly where they are the same function, so "no patient's advice changes" is a comparison of
/// two numbers. A condition is a diagram whose terminals are ``false`` (0) and ``true`` (1).
package struct Diagram: Hashable, Sendable {
  /// The index of an inner node, or the bitwise complement of a terminal's value.
  let code: Int32

  init(code: Int32) {
    self.code = code
  }

  /// The constant function: a terminal node.
  package init(terminal value: Int) {
    code = ~Int32(value)
  }

  /// The condition that no patient meets.
  package static let `false` = Diagram(terminal: 0)
  /// The condition that every patient meets.
  package static let `true` = Diagram(terminal: 1)

  /// The value of a constant function; nil for an inner node.
  package var terminal: Int? { code < 0 ? Int(~code) : nil }
}

/// An analysis that was stopped because it exceeded one of its ``ProofLimits``.
package struct LimitExceeded: Error, Hashable, Sendable {
  /// The kind of work that exceeded its limit.
  package enum Resource: String, Sendable {
    case nodes
    case conditions
    case steps
    /// Paths through one tree.
    case paths
  }

  package let resource: Resource
  package let limit: Int
  /// Whether the analysis is known to exceed even the largest limit that can be set.
  package let isBeyondAll: Bool

  package init(resource: Resource, limit: Int, isBeyondAll: Bool = false) {
    self.resource = resource
    self.limit = limit
    self.isBeyondAll = isBeyondAll
  }
}

/// How much an analysis may use.
///
/// A lower limit may stop an analysis; it never makes a result wrong.
package struct ProofLimits: Hashable, Sendable {
  /// Nodes that a store may hold.
  package var nodes: Int
  /// Conditions that one search may collect.
  package var conditions: Int
  /// Steps that one search may take.
  package var steps: Int
  /// Steps that operations on diagrams may take, which bounds the time.
  package var work: Int
  /// Plans that a proof about plans may make.
  package var plans: Int

  /// The largest value of ``plans``.
  package static let mostPlans = 10_000_000

  /// The largest value of ``nodes``.
  package static let most = 50_000_000

  /// Derives all limits from the limit of nodes.
  package init(nodes: Int = 1_000_000) {
    self.nodes = nodes
    conditions = max(64, nodes / 50)
    steps = max(1000, nodes * 2)
    work = max(10_000, nodes * 4)
    plans = max(100, nodes / 1000)
  }
}
