import GuidelineModel

/// On which side of a number in a text its amounts lie.
enum AmountSide {
  case lower
  case upper

  private var opposite: AmountSide { self == .lower ? .upper : .lower }

  /// Nil where the words around the number do not surely say so, as with both ends of a range.
  init?(of number: NumberMention, in text: TextTokens) {
    guard number.amounts.allSatisfy({ $0.lowerBound == $0.upperBound }) else { return nil }
    let found =
      Self.side(before: number.range.lowerBound, in: text)
      ?? Self.side(after: number.range.upperBound, in: text)
    guard let found else { return nil }
    self = found
  }

  private static func side(before number: Int, in text: TextTokens) -> AmountSide? {
    let fillers = ["de", "het", "een", "the", "a", "an", "circa", "ca", "ongeveer", "about"]
    var place = number
    while place > 0, fillers.contains(text.tokens[place - 1].text) { place -= 1 }
    for (side, phrases) in before[text.language] ?? [] {
      for phrase in phrases where text.has(phrase, at: place - phrase.count) {
        let denied = text.tokens.indices.filter { denial in
          ["niet", "geen", "not", "no"].contains { text.has([$0], at: denial) }
        }
        // "Not better within 24 hours" denies something else than the side.
        guard denied.isEmpty || denied == [place - phrase.count - 1] else { return nil }
        return denied.isEmpty ? side : side.opposite
      }
    }
    return nil
  }

  /// "5 mg of meer", "18 years and younger", "5+".
  private static func side(after number: Int, in text: TextTokens) -> AmountSide? {
    if number < text.tokens.count, text.tokens[number].gap.hasPrefix("+") { return .lower }
    guard number + 1 < text.tokens.count,
      ["of", "en", "or", "and"].contains(text.tokens[number].text)
    else { return nil }
    let word = text.tokens[number + 1].text
    if lowerAfter.contains(word) { return .lower }
    return upperAfter.contains(word) ? .upper : nil
  }

  /// What stands before a number; the longer of two phrases that end alike comes first.
  private static let before: [Language: [(AmountSide, [[String]])]] = [
    .dutch: [
      (.lower, phrases("niet eerder dan na", "pas na")),
      (.upper, phrases("uiterlijk na", "niet later dan na")),
      (
        .upper,
        phrases(
          "<", "≤", "korter dan", "minder dan", "jonger dan", "lager dan", "kleiner dan",
          "eerder dan", "vroeger dan", "onder", "beneden", "tot en met", "t m", "tot",
          "ten hoogste", "hoogstens", "maximaal", "max", "hooguit", "binnen", "uiterlijk", "voor",
          "vóór")
      ),
      (
        .lower,
        phrases(
          ">", "≥", "langer dan", "meer dan", "ouder dan", "hoger dan", "groter dan", "later dan",
          "boven", "vanaf", "ten minste", "tenminste", "minstens", "minimaal", "na")
      ),
    ],
    .english: [
      (
        .upper,
        phrases(
          "<", "≤", "shorter than", "less than", "fewer than", "younger than", "lower than",
          "smaller than", "earlier than", "sooner than", "under", "below", "up to", "until",
          "till", "at most", "maximum of", "within", "before")
      ),
      (
        .lower,
        phrases(
          ">", "≥", "longer than", "more than", "older than", "higher than", "larger than",
          "greater than", "bigger than", "later than", "over", "above", "beyond", "from",
          "at least", "minimum of", "after")
      ),
    ],
  ]

  private static func phrases(_ phrases: String...) -> [[String]] {
    phrases.map { $0.split(separator: " ").map(String.init) }
  }

  private static let lowerAfter: Set = [
    "langer", "meer", "ouder", "later", "hoger", "groter", "longer", "more", "older", "over",
    "higher", "larger", "greater", "above", "up", "upwards",
  ]

  private static let upperAfter: Set = [
    "korter", "minder", "jonger", "eerder", "lager", "kleiner", "shorter", "less", "fewer",
    "younger", "earlier", "lower", "smaller", "under", "below",
  ]
}
