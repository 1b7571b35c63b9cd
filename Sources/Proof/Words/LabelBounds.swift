import GuidelineModel

/// From where to where a label says that something is: "< 7 dagen", "3-6 mnd", "3 months or more".
struct LabelBounds {
  /// An amount that a label names, and which end it is; nil where the label does not say that.
  typealias End = (bound: NumberBound?, amount: Double, dimension: MeasureUnit.Dimension?)

  let ends: [End]
  /// Whether it names two points where it would name a stretch: "3 of 6 mnd".
  let isAlternative: Bool

  init(_ text: TextTokens) {
    let numbers = text.numbers.filter { !$0.isTimes && ($0.unit == nil || $0.isLength) }
    let unit = numbers.compactMap(\.unit).last
    isAlternative = zip(numbers, numbers.dropFirst()).contains { one, other in
      let between = one.range.upperBound..<other.range.lowerBound
      return [one, other].allSatisfy {
        $0.amounts.first.map { $0.lowerBound == $0.upperBound } == true
          && text.bound(at: $0) == nil
      } && between.count == 1 && ["of", "or"].contains(text.tokens[between.lowerBound].text)
    }
    ends = numbers.flatMap { number -> [End] in
      guard let amounts = number.amounts.first else { return [] }
      // ">3 and <6 months": the first number counts what the second does.
      let factor = number.unit == nil ? unit?.factor ?? 1 : 1
      let dimension = number.dimension ?? unit?.dimension
      let (low, high) = (amounts.lowerBound * factor, amounts.upperBound * factor)
      if low < high { return [(.lower, low, dimension), (.upper, high, dimension)] }
      return [(text.bound(at: number), low, dimension)]
    }
  }
}

extension NumberMention {
  fileprivate var isLength: Bool { dimension == .time || dimension == .months }
}
