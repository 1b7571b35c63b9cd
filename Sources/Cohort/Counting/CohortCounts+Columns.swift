extension CohortCounts {
  /// The same counts by the first columns only.
  ///
  /// - Parameter count: How many columns to keep.
  /// - Returns: The counts.
  package func grouped(byFirst count: Int) -> CohortCounts {
    guard count < columns.count else { return self }
    var counts = CohortCounts(columns: Array(columns.prefix(count)), trees: trees)
    counts.rows = rows
    counts.unreadable = unreadable
    for (key, group) in groups {
      counts.groups[Array(key.prefix(count)), default: Group(trees: trees)].add(group)
    }
    return counts
  }
}
