import GuidelineModel

/// From where to where a label says that something is: "< 7 dagen", "3-6 mnd", "3 months or more".
struct LabelBounds {
  /// An end that a label names.
  enum End {
    case lower
    /// The lower one, which belongs to it.
    case from
    case upper
    /// The upper one, which belongs to it.
    case upTo
    /// One of the two; the label does not say which.
    case either
  }

  let ends: [(end: End, amount: Double, dimension: MeasureUnit.Dimension?)]
  /// Whether it names two points where it would name a stretch: "3 of 6 mnd".
  let isAlternative: Bool

  init(_ text: TextTokens) {
    let numbers = text.numbers.filter { $0.unit == nil || $0.isLength }
    let unit = numbers.compactMap(\.unit).last
    isAlternative = zip(numbers, numbers.dropFirst()).contains { one, other in
      let between = one.range.upperBound..<other.range.lowerBound
      return [one, other].allSatisfy {
        $0.amounts.first.map { $0.lowerBound == $0.upperBound } == true
          && text.end(at: $0) == .either
      } && between.count == 1 && ["of", "or"].contains(text.tokens[between.lowerBound].text)
    }
    ends = numbers.flatMap { number -> [(End, Double, MeasureUnit.Dimension?)] in
      guard let amounts = number.amounts.first else { return [] }
      // ">3 and <6 months": the first number counts what the second does.
      let factor = number.unit == nil ? unit?.factor ?? 1 : 1
      let dimension = number.dimension ?? unit?.dimension
      let (low, high) = (amounts.lowerBound * factor, amounts.upperBound * factor)
      if low < high { return [(.lower, low, dimension), (.upper, high, dimension)] }
      return [(text.end(at: number), low, dimension)]
    }
  }
}

extension NumberMention {
  fileprivate var isLength: Bool { dimension == .time || dimension == .months }
}

extension TextTokens {
  /// Which end a number of the text is, by the words around it.
  func end(at number: NumberMention) -> LabelBounds.End {
    let before = number.range.lowerBound
    let after = number.range.upperBound
    for (end, phrases) in Self.endsBefore {
      for phrase in phrases where has(phrase, at: before - phrase.count) {
        let isTurned = ["niet", "not", "no"].contains { has([$0], at: before - phrase.count - 1) }
        return isTurned ? end.opposite : end
      }
    }
    let isPlus = (before + 1...after).contains {
      $0 < tokens.count && tokens[$0].gap.hasPrefix("+")
    }
    if isPlus { return .from }
    for (end, phrases) in Self.endsAfter where phrases.contains(where: { has($0, at: after) }) {
      return end
    }
    return .either
  }

  private static func phrases(_ phrases: String...) -> [[String]] {
    phrases.map { $0.split(separator: " ").map(String.init) }
  }

  private static let endsBefore: [(LabelBounds.End, [[String]])] = [
    (
      .upTo,
      phrases(
        "≤", "tot en met", "ten hoogste", "hoogstens", "maximaal", "max", "hooguit", "at most",
        "no more than", "up to and including")
    ),
    (
      .from,
      phrases(
        "≥", "vanaf", "ten minste", "tenminste", "minstens", "minimaal", "from", "at least",
        "no less than", "no fewer than")
    ),
    (
      .upper,
      phrases(
        "<", "korter dan", "minder dan", "jonger dan", "lager dan", "onder", "tot", "binnen",
        "less than", "shorter than", "fewer than", "younger than", "lower than", "under", "below",
        "up to", "within", "before", "vóór")
    ),
    (
      .lower,
      phrases(
        ">", "langer dan", "meer dan", "ouder dan", "hoger dan", "boven", "na", "more than",
        "longer than", "older than", "higher than", "over", "above", "after")
    ),
  ]

  private static let endsAfter: [(LabelBounds.End, [[String]])] = [
    (
      .from,
      phrases(
        "of langer", "of meer", "of ouder", "of later", "en langer", "en meer", "or longer",
        "or more", "or older", "or later", "and over", "and longer", "and more")
    ),
    (
      .upTo,
      phrases(
        "of korter", "of minder", "of jonger", "of eerder", "or shorter", "or less", "or fewer",
        "or younger", "or earlier")
    ),
  ]
}

extension LabelBounds.End {
  fileprivate var opposite: LabelBounds.End {
    switch self {
    case .lower: .upTo
    case .from: .upper
    case .upper: .from
    case .upTo: .lower
    case .either: .either
    }
  }
}
