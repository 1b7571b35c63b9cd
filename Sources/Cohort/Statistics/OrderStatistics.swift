/// Quantiles of counted values.
package struct OrderStatistics: Sendable {
  private let values: [(value: Int, upTo: Int)]
  /// How many values there are.
  package let count: Int

  /// - Parameter counts: How often each value occurs.
  package init(_ counts: [Int: Int]) {
    var upTo = 0
    values = counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map {
      upTo += $0.value
      return ($0.key, upTo)
    }
    count = upTo
  }

  /// The smallest value with at least this share of all values at or below it; nil without values.
  package func quantile(_ share: Double) -> Int? {
    guard count > 0 else { return nil }
    return value(ofRank: max(1, Int((share * Double(count)).rounded(.up))))
  }

  /// A 95 % interval for a quantile whatever the distribution, between two order statistics whose ranks are
  /// binomial quantiles (Conover 1999, section 3.2); nil where there are too few values for one.
  package func interval(_ share: Double) -> ClosedRange<Int>? {
    guard let ranks = Self.ranks(of: share, count: count) else { return nil }
    return value(ofRank: ranks.lowerBound)...value(ofRank: ranks.upperBound)
  }

  /// The ranks, the lowest being 1, of the values between which a quantile lies with at least 95 %.
  package static func ranks(of share: Double, count: Int) -> ClosedRange<Int>? {
    let limits = Binomial(trials: count, chance: share).limits(holding: 0.95)
    guard limits.lowerBound >= 1, limits.upperBound < count else { return nil }
    return limits.lowerBound...(limits.upperBound + 1)
  }

  private func value(ofRank rank: Int) -> Int {
    let place = values.partitioningIndex { $0.upTo >= rank }
    return values[min(place, values.count - 1)].value
  }
}

extension Array {
  /// The first place for which a condition holds that holds for all later ones too.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
