import GuidelineModel

extension CompiledTree {
  /// The outcomes that some completion of the state leads to.
  ///
  /// Allocates nothing for a tree of up to 256 nodes.
  func possibleOutcomes(_ values: [PossibleValues]) -> OutcomeSet {
    var outcomes: UInt64 = 0
    if nodes.count <= 256 {
      var reached = InlineArray<4, UInt64>(repeating: 0)
      var words = reached.mutableSpan
      sweep(values, reached: &words, outcomes: &outcomes)
    } else {
      var reached = Array(repeating: UInt64(0), count: (nodes.count + 63) / 64)
      var words = reached.mutableSpan
      sweep(values, reached: &words, outcomes: &outcomes)
    }
    return OutcomeSet(bits: outcomes)
  }

  /// The nodes that some completion of the state passes, in their order.
  func reachedNodes(_ values: [PossibleValues]) -> [Int] {
    var outcomes: UInt64 = 0
    var reached = Array(repeating: UInt64(0), count: (nodes.count + 63) / 64)
    var words = reached.mutableSpan
    sweep(values, reached: &words, outcomes: &outcomes)
    return nodes.indices.filter { reached[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
  }

  /// Marks what is reached from the root, in one pass: every node comes after those that lead to it.
  private func sweep(
    _ values: [PossibleValues], reached: inout MutableSpan<UInt64>, outcomes: inout UInt64
  ) {
    reached[0] = 1
    for place in nodes.indices where reached[place >> 6] & (1 << UInt64(place & 63)) != 0 {
      let node = nodes[place]
      let possible = values[node.item].bits
      for arc in node.arcs where arcs[arc].mask & possible != 0 {
        let target = arcs[arc].target
        if target >= 0 {
          reached[target >> 6] |= 1 << UInt64(target & 63)
        } else {
          outcomes |= 1 << UInt64(~target)
        }
      }
    }
  }

  /// The arcs of a node that some completion of the state takes.
  func openArcs(of node: Int, _ values: [PossibleValues]) -> [Arc] {
    let possible = values[nodes[node].item].bits
    return arcs[nodes[node].arcs].filter { $0.mask & possible != 0 }
  }

  /// The nodes passed from the root while every value still possible leads along one branch.
  func settledNodes(_ values: [PossibleValues]) -> [Int] {
    var settled: [Int] = []
    var place = 0
    while place >= 0 {
      let open = openArcs(of: place, values)
      guard open.count == 1 else { break }
      settled.append(place)
      place = open[0].target
    }
    return settled
  }
}
