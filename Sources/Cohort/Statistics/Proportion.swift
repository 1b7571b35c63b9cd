import Foundation

/// A part of a whole, with what is known of the share behind it.
package struct Proportion: Hashable, Sendable {
  package let count: Int
  package let total: Int

  /// - Precondition: `count` is from 0 to `total`, and `total` is more than 0.
  package init(_ count: Int, of total: Int) {
    precondition(total > 0 && (0...total).contains(count))
    self.count = count
    self.total = total
  }

  package var share: Double { Double(count) / Double(total) }

  /// The Wilson score interval for 95 % (Wilson 1927): the shares that a score test at 5 % does not reject.
  package var wilson: ClosedRange<Double> {
    let n = Double(total)
    let z2 = Normal.z95 * Normal.z95
    let middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    let half =
      Normal.z95 / (1 + z2 / n)
      * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
    // At the ends the interval reaches 0 or 1 exactly, which rounding would miss.
    return (count == 0 ? 0 : max(0, middle - half))...(count == total ? 1 : min(1, middle + half))
  }
}

/// The standard normal distribution.
enum Normal {
  /// The quantile of 0.975.
  static let z95 = 1.959963984540054

  /// How likely a value at least as far from zero is.
  static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }
}
