extension Sequence where Element: Equatable {
  /// The elements without duplicates, in order of first occurrence.
  package var uniqued: [Element] {
    reduce(into: []) { found, next in if !found.contains(next) { found.append(next) } }
  }
}
