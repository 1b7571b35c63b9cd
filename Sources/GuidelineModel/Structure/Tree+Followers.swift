extension Outcome.Continuation {
  /// All trees that can follow, for any option.
  package var trees: [Index<Tree>] {
    switch self {
    case .trees(let trees): trees
    case .choice(_, let options): options.flatMap(\.trees)
    }
  }
}

extension Tree {
  /// All trees that some outcome leads to, without duplicates, in the order of the outcomes.
  package var followers: [Index<Tree>] {
    outcomes.flatMap(\.continuation.trees).reduce(into: []) { followers, tree in
      if !followers.contains(tree) { followers.append(tree) }
    }
  }
}
