extension Array {
  /// The first elements, in order; if there are too many, preferred elements are kept before
  /// others.
  ///
  /// - Parameters:
  ///   - most: The maximum number of elements.
  ///   - isPreferred: Whether an element is preferred.
  /// - Returns: At most `most` elements.
  package func first(_ most: Int, preferring isPreferred: (Element) -> Bool) -> [Element] {
    guard count > most else { return self }
    let order = indices.filter { isPreferred(self[$0]) } + indices.filter { !isPreferred(self[$0]) }
    return order.prefix(Swift.max(0, most)).sorted().map { self[$0] }
  }
}
