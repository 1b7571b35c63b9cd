/// A number, or a range of numbers, that a text names, with what it counts.
package struct NumberMention: Hashable, Sendable {
  /// What the number may mean, the likeliest first, in the smallest unit of its dimension.
  package var amounts: [ClosedRange<Double>]
  /// Nil where the text names no unit that is known.
  package var unit: MeasureUnit?
  /// The tokens it is made of, with its unit.
  package var range: Range<Int>
  /// Whether it is written in digits.
  package var isInDigits: Bool
  /// Whether it says how often something is repeated: "every 8 hours".
  package var isInterval = false
  /// Whether it is an amount of a whole day: "16 mg daily".
  package var isOfDay = false
  /// How often the amount is given: the 10 of "10 x 3 Gy".
  package var multiplier: [ClosedRange<Double>] = []
  /// Whether it says how often something is done, and not in what time: "twice", "3 keer".
  package var isTimes = false
  /// Whether it says how often the amount behind it is given.
  package var isMultiplier = false

  package var dimension: MeasureUnit.Dimension? { unit?.dimension }

  /// Whether it may mean exactly this.
  package func isEqual(to amount: ClosedRange<Double>) -> Bool {
    amounts.contains { amount.isClose(to: $0) }
  }
}

extension ClosedRange<Double> {
  /// Whether two ranges are the same but for the way a computer counts.
  package func isClose(to other: ClosedRange<Double>) -> Bool {
    lowerBound.isClose(to: other.lowerBound) && upperBound.isClose(to: other.upperBound)
  }

  /// Both ends times a number.
  package static func * (range: ClosedRange<Double>, factor: Double) -> ClosedRange<Double> {
    (range.lowerBound * factor)...(range.upperBound * factor)
  }

  /// The lower ends times each other, and the upper ones.
  package static func * (
    left: ClosedRange<Double>, right: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    (left.lowerBound * right.lowerBound)...(left.upperBound * right.upperBound)
  }
}

extension Double {
  /// Whether two numbers are the same but for the way a computer counts.
  package func isClose(to other: Double) -> Bool {
    abs(self - other) <= 1e-9 * max(abs(self), abs(other))
  }
}

extension Quantity {
  /// From the smallest amount to the largest, in the unit it is written in.
  package var amounts: ClosedRange<Double> {
    (Double(lowest) / 1000)...(Double(highest) / 1000)
  }
}
