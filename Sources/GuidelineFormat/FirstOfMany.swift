extension Array {
  /// The first of many in their order, those that matter most before any other where not all fit.
  ///
  /// - Parameters:
  ///   - most: How many to keep.
  ///   - isPreferred: Whether one matters most.
  /// - Returns: As many, or all where there are fewer.
  package func first(_ most: Int, preferring isPreferred: (Element) -> Bool) -> [Element] {
    guard count > most else { return self }
    let order = indices.filter { isPreferred(self[$0]) } + indices.filter { !isPreferred(self[$0]) }
    return order.prefix(Swift.max(0, most)).sorted().map { self[$0] }
  }
}
