package import GuidelineModel

/// How pressing an outcome is, for comparing two.
package struct OutcomeUrgency: Hashable, Comparable, Sendable {
  /// Seconds that are left; less for "at once", more for words of haste and for no limit.
  private let rank: Int64

  /// Reads off an outcome how pressing it is: what is to be done at once before every limit, of the
  /// limits the one that ends first, words of haste after them, then no haste at all.
  package init(of outcome: Outcome, in guideline: Guideline) {
    let words = outcome.action.performed.compactMap(\.urgency)
    if words.contains(.atOnce) {
      rank = 0
    } else if let latest = outcome.latest(in: guideline) {
      rank = latest
    } else {
      rank = words.isEmpty ? .max : .max - 1
    }
  }

  /// Whether the left one presses more.
  package static func < (left: OutcomeUrgency, right: OutcomeUrgency) -> Bool {
    left.rank < right.rank
  }
}

extension Action {
  /// Every step that is to be done, not only to be considered.
  fileprivate var performed: [Step] {
    switch self {
    case .step(let step): step.strength == .perform ? [step] : []
    case .group(let group): group.actions.flatMap(\.performed)
    }
  }
}
