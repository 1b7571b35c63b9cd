/// A number or range in a text, with its unit.
package struct NumberMention: Hashable, Sendable {
  /// The possible amounts, most likely first, in the smallest unit of the dimension.
  package var amounts: [ClosedRange<Double>]
  /// `nil` if no known unit is stated.
  package var unit: MeasureUnit?
  /// The tokens of the number and its unit.
  package var range: Range<Int>
  /// Whether it is written in digits.
  package var isInDigits: Bool
  /// Whether it is an interval of repetition: "every 8 hours".
  package var isInterval = false
  /// Whether it is a total per day: "16 mg daily".
  package var isDailyTotal = false
  /// How often the amount is given: the 10 of "10 x 3 Gy".
  package var multiplier: [ClosedRange<Double>] = []
  /// Whether it counts repetitions: "twice", "3 keer".
  package var isTimes = false
  /// Whether it multiplies the amount that follows.
  package var isMultiplier = false

  package var dimension: MeasureUnit.Dimension? { unit?.dimension }

  /// Whether one of its possible amounts equals this one.
  package func isEqual(to amount: ClosedRange<Double>) -> Bool {
    amounts.contains { amount.isClose(to: $0) }
  }
}

extension ClosedRange<Double> {
  /// Whether two ranges are equal up to rounding errors.
  package func isClose(to other: ClosedRange<Double>) -> Bool {
    lowerBound.isClose(to: other.lowerBound) && upperBound.isClose(to: other.upperBound)
  }

  /// Multiplies both bounds by a number.
  package static func * (range: ClosedRange<Double>, factor: Double) -> ClosedRange<Double> {
    (range.lowerBound * factor)...(range.upperBound * factor)
  }

  /// Multiplies the lower bounds and the upper bounds.
  package static func * (
    left: ClosedRange<Double>, right: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    (left.lowerBound * right.lowerBound)...(left.upperBound * right.upperBound)
  }
}

extension Double {
  /// Whether two numbers are equal up to rounding errors.
  package func isClose(to other: Double) -> Bool {
    abs(self - other) <= 1e-9 * max(abs(self), abs(other))
  }
}

extension Quantity {
  /// The range of amounts, in the unit it is written in.
  package var amounts: ClosedRange<Double> {
    (Double(lowest) / 1000)...(Double(highest) / 1000)
  }
}
