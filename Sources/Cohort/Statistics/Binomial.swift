import Foundation

/// The binomial distribution of a number of trials with the same chance.
package struct Binomial: Hashable, Sendable {
  package let trials: Int
  package let chance: Double

  package init(trials: Int, chance: Double) {
    self.trials = trials
    self.chance = chance
  }

  /// How likely at most this many successes are: a regularised incomplete beta function.
  package func probability(atMost count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < trials else { return 1 }
    return Beta.regularised(1 - chance, Double(trials - count), Double(count + 1))
  }

  /// The smallest number of successes for which at most that many are at least this likely.
  package func quantile(_ probability: Double) -> Int {
    var (low, high) = (0, trials)
    while low < high {
      let middle = low + (high - low) / 2
      if self.probability(atMost: middle) >= probability { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The numbers of successes between which at least this share of all samples falls, at most half of the rest
  /// on either side: the exact limits of a funnel plot.
  package func limits(holding share: Double) -> ClosedRange<Int> {
    let tail = (1 - share) / 2
    return quantile(tail)...quantile(1 - tail)
  }
}

/// The incomplete beta function.
enum Beta {
  /// The share of Beta(a, b) below x, by the continued fraction of Lentz's method (Press et al., *Numerical
  /// Recipes*, section 6.4).
  static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    // The fraction converges fast on this side of the mean only.
    guard x < (a + 1) / (a + b + 2) else { return 1 - front * fraction(1 - x, b, a) / b }
    return front * fraction(x, a, b) / a
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    // It takes about the square root of the larger parameter, some thousands for ten million trials.
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
