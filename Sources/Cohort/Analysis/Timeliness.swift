package import GuidelineModel

/// How limits were met, of the rows whose pathway has a decided outcome with a limit.
package struct TimelinessCounts: Hashable, Sendable {
  /// A limit of an outcome, and what shows that it was met.
  package struct Limit: Hashable, Sendable {
    package let tree: Index<Tree>
    package let outcome: Index<Outcome>
    /// The latest time after ``from``.
    package let within: TimeSpan
    package let from: Index<Event>
    /// The events of which the first ends the waiting.
    package let until: [Index<Event>]
    /// Whether it stands under a condition that no item tells.
    package let isConditional: Bool

    package init(
      tree: Index<Tree>, outcome: Index<Outcome>, within: TimeSpan, from: Index<Event>,
      until: [Index<Event>], isConditional: Bool = false
    ) {
      self.tree = tree
      self.outcome = outcome
      self.within = within
      self.from = from
      self.until = until
      self.isConditional = isConditional
    }
  }

  /// What became of one limit.
  package struct Counts: Hashable, Sendable {
    /// In time, whatever the exact times within the days recorded.
    package var met = 0
    /// Late, whatever the exact times.
    package var late = 0
    /// Dates alone do not tell.
    package var uncertain = 0
    /// The event that it counts from has no time.
    package var noStart = 0
    /// It has not ended as far as is known.
    package var noEnd = 0
    /// The end lies before the start: a mistake in the data.
    package var reversed = 0
    /// How long it took, in whole minutes, of the rows with a start and an end; the middle where dates alone
    /// are known. Past the first hundred hours of waiting, to three digits.
    package var minutes: [Int: Int] = [:]
  }

  package var limits: [Limit: Counts] = [:]

  package init() {}
}
