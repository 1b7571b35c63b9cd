/// One function of all answers, kept in a ``DiagramStore``.
///
/// Two diagrams of one store are the same value exactly where they are the same function: that is
/// what makes "no patient's advice changes" a comparison of two numbers.
package struct Diagram: Hashable, Sendable {
  /// The place of an inner node, or the complement of what a leaf holds.
  let code: Int32

  init(code: Int32) {
    self.code = code
  }

  /// The function that is the same for every patient.
  package init(leaf: Int) {
    code = ~Int32(leaf)
  }

  /// The condition that no patient meets.
  package static let never = Diagram(leaf: 0)
  /// The condition that every patient meets.
  package static let always = Diagram(leaf: 1)

  /// What the function is, where it is the same for every patient.
  package var leaf: Int? { code < 0 ? Int(~code) : nil }
}

/// An analysis that would take more than it was allowed.
package struct LimitExceeded: Error, Hashable, Sendable {
  /// What there was too much of.
  package enum Resource: String, Sendable {
    case nodes
    case conditions
    case steps
    /// Ways through one tree.
    case ways
  }

  package let resource: Resource
  package let limit: Int
  /// Whether it is known to take more than can be allowed at all.
  package let isBeyondAll: Bool

  package init(resource: Resource, limit: Int, isBeyondAll: Bool = false) {
    self.resource = resource
    self.limit = limit
    self.isBeyondAll = isBeyondAll
  }
}

/// How much an analysis may take; small numbers keep it short, never wrong.
package struct ProofLimits: Hashable, Sendable {
  /// Nodes that a store may hold.
  package var nodes: Int
  /// Conditions that one search may collect.
  package var conditions: Int
  /// Steps that one search may take.
  package var steps: Int
  /// Steps that working with diagrams may take, which bounds the time.
  package var work: Int
  /// Plans that a proof about plans may make.
  package var plans: Int

  /// The most plans that can be allowed.
  package static let mostPlans = 10_000_000

  /// The most that can be allowed, in nodes.
  package static let most = 50_000_000

  /// Limits in proportion to one number, that of the nodes.
  package init(nodes: Int = 1_000_000) {
    self.nodes = nodes
    conditions = max(64, nodes / 50)
    steps = max(1000, nodes * 2)
    work = max(10_000, nodes * 4)
    plans = max(100, nodes / 1000)
  }
}
