package import GuidelineModel

/// How complete the answers are, and what is undecided for want of which.
package struct DataQuality: Hashable, Sendable {
  /// How often an item is answered, and how.
  package struct ItemCounts: Hashable, Sendable {
    /// No answer.
    package var missing = 0
    /// More than one value, but not all.
    package var coarse = 0
    /// One value.
    package var exact = 0
    /// No value of the item.
    package var invalid = 0
    /// The rows on whose pathway a tree asks it, or an outcome leaves it to be chosen.
    package var asked = 0
    /// Of these, the rows without an answer.
    package var askedMissing = 0
    /// The rows whose pathway is not complete, and would be complete whichever of its values still possible
    /// were known, all else staying as it is.
    package var aloneUndecided = 0
    /// The rows of which some tree on the pathway is undecided and depends on this item, or its choice is
    /// open, and which it does not make complete alone.
    package var undecidedAmongOthers = 0
  }

  /// Of every item.
  package var items: [ItemCounts]
  /// The rows whose pathway is complete: every tree decided and no choice open.
  package var complete = 0
  /// The rows whose answers contradict an outcome.
  package var contradictions = 0
  /// Of every warning of the guideline, the rows that show it.
  package var warnings: [Int]

  package init(_ guideline: Guideline) {
    items = Array(repeating: ItemCounts(), count: guideline.items.count)
    warnings = Array(repeating: 0, count: guideline.warnings.count)
  }
}
