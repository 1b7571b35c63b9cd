import GuidelineModel

/// What a text about a dose may name.
extension Dose {
  /// Every amount, in the smallest unit of its dimension.
  func amounts() -> [ClosedRange<Double>] {
    let amounts = [amount, perFraction, total].compactMap { $0.map(inSmallestUnit) }
    let ofCourse = zip([perFraction], [fractions]).compactMap { each, count in
      each.flatMap { each in count.map { inSmallestUnit(each) * $0.amounts } }
    }
    return amounts + ofCourse
  }

  /// What is given in a day; nil where the dose does not say how often.
  var amountOfDay: ClosedRange<Double>? {
    guard let amount, let timesPerDay else { return nil }
    return inSmallestUnit(amount) * timesPerDay.amounts
  }

  /// What is given in a fraction; nil where that cannot be told.
  var amountOfFraction: ClosedRange<Double>? {
    if let perFraction { return inSmallestUnit(perFraction) }
    guard let total, let fractions else { return nil }
    let (whole, count) = (inSmallestUnit(total), fractions.amounts)
    let (low, high) = (whole.lowerBound / count.lowerBound, whole.upperBound / count.upperBound)
    return low.isClose(to: high) ? low...low : nil
  }

  private func inSmallestUnit(_ quantity: Quantity) -> ClosedRange<Double> {
    quantity.amounts * comparableUnit.factor
  }

  /// The amounts as the file writes them.
  var written: [String] {
    [("amount", amount), ("per-fraction", perFraction), ("total", total)].compactMap {
      key, amount in
      amount.map { "\(key): \($0.text) \(unit)" }
    }
  }
}

extension ClosedRange<Double> {
  /// Whether a text that names the other amount may mean this one: the same, or one of its ends.
  func holds(_ other: ClosedRange<Double>) -> Bool {
    isClose(to: other)
      || other.lowerBound == other.upperBound
        && [lowerBound, upperBound].contains { $0.isClose(to: other.lowerBound) }
  }
}
