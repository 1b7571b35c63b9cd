/// How much a search for a more legible drawing may still take, in comparisons of two lines.
///
/// What is not found until then stays as it is: every order and every track makes a right drawing, only
/// with more crossings than need be. Counted, not timed, so that a guideline is drawn the same everywhere.
struct SearchEffort {
  private var left: Int

  /// - Parameter comparisons: How many there may be; ours needs a twentieth of the usual number.
  init(comparisons: Int = 10_000_000) {
    left = comparisons
  }

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ comparisons: Int) { left -= comparisons }
}
