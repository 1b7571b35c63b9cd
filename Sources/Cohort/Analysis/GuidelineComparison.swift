/// For how many rows another guideline, or another reading of this one, says something else.
package struct GuidelineComparison: Hashable, Sendable {
  /// What the rows are compared with.
  package enum Other: Hashable, Sendable {
    /// Another guideline, by its name and version.
    case guideline(String)
    /// A reading of the source, by its name.
    case reading(String)
  }

  /// What changes for a row in a tree on the pathway.
  package enum Change: Hashable, Sendable {
    /// The tree says the same.
    case same
    /// It says another outcome.
    case outcome(from: String, to: String)
    /// It becomes undecided, or its possible outcomes change.
    case undecided(from: String?)
    /// It becomes decided.
    case decided(to: String)
    /// The pathway comes by it no more.
    case left
    /// The pathway comes by it now.
    case reached
  }

  /// A tree by its name, since either guideline may lack it, and what changes in it.
  package struct Key: Hashable, Sendable {
    package let tree: String
    package let change: Change

    package init(tree: String, change: Change) {
      self.tree = tree
      self.change = change
    }
  }

  package let other: Other
  /// How many rows there are of each.
  package var counts: [Key: Int] = [:]
  /// The rows for which anything changes.
  package var changed = 0
  /// The numbers of these rows, ascending, where they were asked for; the row after the header is 1.
  package var rows: [Int]?

  package init(other: Other) { self.other = other }
}
