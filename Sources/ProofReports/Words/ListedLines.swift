extension Collection {
  /// The lines of the first of many parts, and how many more parts there are.
  ///
  /// Nobody reads more in a terminal or on a page; programs are given everything.
  ///
  /// - Parameters:
  ///   - most: How many parts to list.
  ///   - indent: What stands before the line that says how many more there are.
  ///   - phrases: The words for that.
  ///   - lines: Says one part.
  /// - Returns: The lines.
  func listed(
    _ most: Int = 100, indent: String = "", in phrases: ProofPhrases,
    _ lines: (Element) -> [String]
  ) -> [String] {
    let rest = count - most
    return prefix(most).flatMap(lines) + (rest > 0 ? ["\(indent)\(phrases.more(rest))"] : [])
  }
}
