/// Limits on the searches for one patient, in steps, so that results do not depend on the machine.
///
/// Every search has a correct, less specific answer when it reaches its limit.
public struct SearchLimit: Hashable, Sendable {
  /// Steps to find the question that leaves the fewest further ones; beyond it, questions are in
  /// source order.
  package let questionSteps: Int
  /// Steps to find the shortest reason of an outcome; beyond it, an irreducible reason is given.
  package let reasonSteps: Int
  /// Pairs of nodes visited to find out whether an item can change an outcome; beyond it, the item
  /// is asked.
  package let influenceSteps: Int

  /// Creates limits in proportion to the number of nodes a proof may create.
  public init(nodes: Int = 1_000_000) {
    questionSteps = 4 * nodes
    reasonSteps = nodes
    influenceSteps = nodes
  }
}

/// Thrown when a search reaches its step limit.
struct SearchExceeded: Error {}
