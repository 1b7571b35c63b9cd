/// How much the searches for one patient may take, counted in steps: as much on every machine.
///
/// Nothing is waited for beyond, and nothing false is said: each search has something true to say
/// where it comes to its end too soon.
public struct SearchLimit: Hashable, Sendable {
  /// Items of states of knowledge weighed for the question after which the fewest more are needed;
  /// beyond, questions stand as the source asks them.
  package let questionSteps: Int
  /// Places of a tree looked at for the shortest reason of its outcome; beyond, a reason of which
  /// nothing can be left out is given.
  package let reasonSteps: Int
  /// Pairs of places of a tree looked at to find out whether an item can change its outcome; beyond,
  /// it is asked.
  package let influenceSteps: Int

  /// Limits in proportion to one number, that of the nodes that a proof may take.
  public init(nodes: Int = 1_000_000) {
    questionSteps = 4 * nodes
    reasonSteps = nodes
    influenceSteps = nodes
  }
}

/// A search that would take more than it was allowed.
struct SearchExceeded: Error {}
