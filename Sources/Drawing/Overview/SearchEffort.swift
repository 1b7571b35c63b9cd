/// How much a search for a more legible drawing may still take, in comparisons of two lines.
///
/// What is not found until then stays as it is: every order and every track makes a right drawing, only
/// with more crossings than need be. Counted, not timed, so that a guideline is drawn the same everywhere.
package struct SearchEffort {
  /// Far more than a guideline of some dozens of trees takes.
  package static let usual = 4_000_000

  private var left: Int

  /// - Parameter comparisons: How many there may be.
  init(comparisons: Int = usual) {
    left = comparisons
  }

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ comparisons: Int) { left -= comparisons }
}
