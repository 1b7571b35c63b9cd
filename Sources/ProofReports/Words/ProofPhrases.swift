import GuidelineModel

/// Every fixed word of the reports on proofs, in one language.
struct ProofPhrases: PhraseCatalogue, Hashable, Sendable {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// A share of all complete answers, such as "12.5%"; never rounded to none or all.
  func percentage(_ share: Double) -> String {
    if share <= 0 { return "0%" }
    if share >= 1 { return "100%" }
    if share < 0.0001 { return either("minder dan 0,01%", "less than 0.01%") }
    if share > 0.9999 { return either("meer dan 99,99%", "more than 99.99%") }
    let hundredths = Int((share * 10_000).rounded())
    let rest = hundredths % 100
    var decimals = rest < 10 ? "0\(rest)" : String(rest)
    while decimals.hasSuffix("0") { decimals.removeLast() }
    let point = either(",", ".")
    return "\(hundredths / 100)\(decimals.isEmpty ? "" : point + decimals)%"
  }

  /// The line below a list that is not complete, with the number of elements left out.
  func more(_ count: Int) -> String { either("en nog \(count)", "and \(count) more") }
}

extension Collection {
  /// The lines for the first elements, and the number of the others.
  ///
  /// It is for text and pages; JSON lists everything.
  ///
  /// - Parameters:
  ///   - most: The largest number of elements to list.
  ///   - indent: The indentation of the line with the number of the others.
  ///   - phrases: The phrases for that line.
  ///   - lines: Makes the lines for an element.
  /// - Returns: The lines.
  func listed(
    _ most: Int = 100, indent: String = "", in phrases: ProofPhrases,
    _ lines: (Element) -> [String]
  ) -> [String] {
    let rest = count - most
    return prefix(most).flatMap(lines) + (rest > 0 ? ["\(indent)\(phrases.more(rest))"] : [])
  }
}
