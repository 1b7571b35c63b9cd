extension Outcome.Continuation {
  /// Every tree that can follow, whichever option is chosen.
  package var trees: [Index<Tree>] {
    switch self {
    case .trees(let trees): trees
    case .choice(_, let options): options.flatMap(\.trees)
    }
  }
}

extension Tree {
  /// Every tree that some outcome leads to, each once, in the order of the outcomes.
  package var followers: [Index<Tree>] {
    outcomes.flatMap(\.continuation.trees).reduce(into: []) { followers, tree in
      if !followers.contains(tree) { followers.append(tree) }
    }
  }
}
