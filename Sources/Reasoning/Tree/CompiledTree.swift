import GuidelineModel

/// A tree prepared for evaluation: flat arrays, with nodes in topological order.
///
/// If an item is asked twice on one path, the branches of the lower decision keep only the values
/// that the branch above accepts, and a decision reached with different values is duplicated. On
/// every path of a compiled tree the conditions are therefore independent per item: a node is
/// reachable exactly when each branch on some path to it shares a value with the state.
///
/// A class, because it is immutable and passed millions of times a second: passing it costs one
/// retain, where a struct would cost one for each of its arrays.
final class CompiledTree: Sendable {
  struct Node: Sendable {
    let item: Int
    let arcs: Range<Int>
    let decision: Index<Decision>
  }

  struct Arc: Sendable {
    let mask: UInt16
    /// The index of the next node, or the bitwise complement of an outcome's index.
    let target: Int
  }

  /// The consequences of an outcome.
  struct Ending: Sendable {
    let fixes: [Outcome.Fix]
    let continuation: Outcome.Continuation
    let limits: [OutcomeLimit]
  }

  let tree: Tree
  let nodes: [Node]
  let arcs: [Arc]
  /// The label of each arc.
  let labels: [Text]
  /// The consequences of each outcome.
  let endings: [Ending]
  /// For each node, the items asked at or below it.
  let itemsBelow: [Set<Int>]
  /// For each node, the length of the longest path from the root to it.
  let depths: [Int]
  /// All items the tree asks, in ascending order.
  let items: [Int]

  init(_ tree: Tree) {
    var compiler = TreeCompiler(tree)
    let (nodes, arcs, labels) = compiler.compiled()
    self.tree = tree
    self.nodes = nodes
    self.arcs = arcs
    self.labels = labels
    endings = tree.outcomes.map {
      Ending(fixes: $0.fixes, continuation: $0.continuation, limits: $0.limits)
    }
    var below = Array(repeating: Set<Int>(), count: nodes.count)
    for place in nodes.indices.reversed() {
      below[place].insert(nodes[place].item)
      for arc in arcs[nodes[place].arcs] where arc.target >= 0 {
        below[place].formUnion(below[arc.target])
      }
    }
    itemsBelow = below
    var depths = nodes.map { _ in 0 }
    for (place, node) in nodes.enumerated() {
      for arc in arcs[node.arcs] where arc.target >= 0 {
        depths[arc.target] = max(depths[arc.target], depths[place] + 1)
      }
    }
    self.depths = depths
    items = below[0].sorted()
  }
}

/// Duplicates nodes as far as items asked twice on one path require it.
///
/// The result has at most 4096 nodes, as `Unfolding` rejects a guideline with a larger tree.
/// Recursion depth is bounded by the number of decisions of a tree, at most 512.
private struct TreeCompiler {
  /// A decision with the values already fixed for items asked again at or below it.
  private struct NodeKey: Hashable {
    let decision: Int
    let known: [Int: UInt16]
  }

  private let tree: Tree
  /// For each decision, the items asked at or below it.
  private let asked: [Set<Int>]
  private var drafts: [NodeKey: [DraftArc]] = [:]
  private var postorder: [NodeKey] = []

  private enum Target {
    case visit(NodeKey)
    case outcome(Int)
  }

  private struct DraftArc {
    let mask: UInt16
    let target: Target
    let label: Text
  }

  init(_ tree: Tree) {
    self.tree = tree
    var asked = Array(repeating: Set<Int>(), count: tree.decisions.count)
    for place in tree.decisions.indices.reversed() {
      asked[place].insert(tree.decisions[place].item.offset)
      for branch in tree.decisions[place].branches {
        if case .decision(let next) = branch.target { asked[place].formUnion(asked[next.offset]) }
      }
    }
    self.asked = asked
  }

  mutating func compiled() -> (
    nodes: [CompiledTree.Node], arcs: [CompiledTree.Arc], labels: [Text]
  ) {
    visit(NodeKey(decision: 0, known: [:]))
    let order = Array(postorder.reversed())
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var nodes: [CompiledTree.Node] = []
    var arcs: [CompiledTree.Arc] = []
    var labels: [Text] = []
    for visit in order {
      let first = arcs.count
      for arc in drafts[visit] ?? [] {
        let target: Int
        switch arc.target {
        case .outcome(let outcome): target = ~outcome
        case .visit(let next):
          guard let place = places[next] else {
            preconditionFailure("Whatever an arc leads to was visited.")
          }
          target = place
        }
        arcs.append(CompiledTree.Arc(mask: arc.mask, target: target))
        labels.append(arc.label)
      }
      nodes.append(
        CompiledTree.Node(
          item: tree.decisions[visit.decision].item.offset, arcs: first..<arcs.count,
          decision: Index(visit.decision)))
    }
    return (nodes, arcs, labels)
  }

  private mutating func visit(_ visit: NodeKey) {
    guard drafts[visit] == nil else { return }
    drafts[visit] = []
    let decision = tree.decisions[visit.decision]
    let item = decision.item.offset
    var targets: [DraftArc] = []
    for branch in decision.branches {
      let mask = branch.values.bits & (visit.known[item] ?? .max)
      guard mask != 0 else { continue }
      switch branch.target {
      case .outcome(let outcome):
        targets.append(
          DraftArc(mask: mask, target: .outcome(outcome.offset), label: branch.label))
      case .decision(let next):
        var known = visit.known
        known[item] = mask
        let below = asked[next.offset]
        let visit = NodeKey(
          decision: next.offset, known: known.filter { below.contains($0.key) })
        targets.append(DraftArc(mask: mask, target: .visit(visit), label: branch.label))
      }
    }
    for target in targets.reversed() {
      if case .visit(let next) = target.target { self.visit(next) }
    }
    drafts[visit] = targets
    postorder.append(visit)
  }
}
