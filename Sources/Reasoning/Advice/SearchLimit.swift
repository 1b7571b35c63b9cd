/// How much the searches for one patient may take, counted in steps: as much on every machine.
///
/// Nothing is waited for beyond, and nothing false is said: each search has something true to say
/// where it comes to its end too soon.
public struct SearchLimit: Hashable, Sendable {
  /// Steps to find the question that leaves the fewest further ones; beyond it, questions are in
  /// source order.
  package let questionSteps: Int
  /// Steps to find the shortest reason of an outcome; beyond it, an irreducible reason is given.
  package let reasonSteps: Int
  /// Pairs of nodes visited to find out whether an item can change an outcome; beyond it, the item
  /// is asked.
  package let influenceSteps: Int

  /// Limits in proportion to one number, that of the nodes that a proof may take.
  public init(nodes: Int = 1_000_000) {
    questionSteps = 4 * nodes
    reasonSteps = nodes
    influenceSteps = nodes
  }
}

/// Thrown when a search reaches its step limit.
struct SearchExceeded: Error {}
