import GuidelineModel

/// From where to where a label says that something is: "< 7 dagen", "3-6 mnd", "3 months or more".
struct LabelBounds {
  /// An end that a label names.
  enum End {
    case lower
    case upper
    /// One of the two; the label does not say which.
    case either
  }

  let ends: [(end: End, amount: Double, dimension: MeasureUnit.Dimension?)]

  init(_ text: TextTokens) {
    let numbers = text.numbers.filter { $0.unit == nil || $0.isLength }
    let unit = numbers.compactMap(\.unit).last
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
      .upper,
      phrases(
        "<", "≤", "korter dan", "minder dan", "jonger dan", "lager dan", "onder", "tot en met",
        "tot", "ten hoogste", "hoogstens", "maximaal", "max", "hooguit", "binnen", "less than",
        "shorter than", "fewer than", "younger than", "lower than", "under", "below", "up to",
        "at most", "within", "no more than")
    ),
    (
      .lower,
      phrases(
        ">", "≥", "langer dan", "meer dan", "ouder dan", "hoger dan", "boven", "vanaf",
        "ten minste", "minstens", "minimaal", "more than", "longer than", "older than",
        "higher than", "over", "above", "from", "at least", "no less than")
    ),
  ]

  private static let endsAfter: [(LabelBounds.End, [[String]])] = [
    (
      .lower,
      phrases(
        "of langer", "of meer", "of ouder", "of later", "en langer", "en meer", "or longer",
        "or more", "or older", "or later", "and over", "and longer", "and more")
    ),
    (
      .upper,
      phrases(
        "of korter", "of minder", "of jonger", "of eerder", "or shorter", "or less", "or fewer",
        "or younger", "or earlier")
    ),
  ]
}

extension LabelBounds.End {
  fileprivate var opposite: LabelBounds.End {
    switch self {
    case .lower: .upper
    case .upper: .lower
    case .either: .either
    }
  }
}
