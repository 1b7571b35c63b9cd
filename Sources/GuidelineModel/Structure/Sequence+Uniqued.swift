extension Sequence where Element: Equatable {
  /// The members, none twice, in the order in which they first come.
  package var uniqued: [Element] {
    reduce(into: []) { found, next in if !found.contains(next) { found.append(next) } }
  }
}
