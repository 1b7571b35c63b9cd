/// The Cochran–Armitage test for a trend in proportions over ordered groups (Cochran 1954, Armitage 1955).
package struct Trend: Hashable, Sendable {
  /// The statistic: positive where the share rises.
  package let z: Double
  /// The two-sided probability of one at least as large without a trend.
  package let p: Double

  /// Tests proportions with the scores 0, 1, 2, …; nil where they cannot show a trend.
  package init?(_ groups: [Proportion]) {
    let total = groups.reduce(0.0) { $0 + Double($1.total) }
    let count = groups.reduce(0.0) { $0 + Double($1.count) }
    guard groups.count > 1, count > 0, count < total else { return nil }
    let share = count / total
    var (statistic, first, second) = (0.0, 0.0, 0.0)
    for (score, group) in groups.enumerated() {
      let (t, n) = (Double(score), Double(group.total))
      statistic += t * (Double(group.count) - n * share)
      first += n * t
      second += n * t * t
    }
    let variance = share * (1 - share) * (second - first * first / total)
    z = statistic / variance.squareRoot()
    p = Normal.twoSided(z)
  }
}
