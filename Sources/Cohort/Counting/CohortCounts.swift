package import GuidelineModel

/// For how many rows each tree says what.
package struct CohortCounts: Hashable, Sendable {
  /// The counts of the rows with the same texts in the columns that rows are grouped by.
  package struct Group: Hashable, Sendable {
    /// The number of rows that could be read.
    package internal(set) var rows = 0
    /// For every tree by itself, the number of rows for each set of outcomes that are still possible; the empty
    /// set counts rows in which an answer is not a value.
    package internal(set) var trees: [[OutcomeSet: Int]]
    /// The same for every tree on the pathway, for the rows that reach it.
    package internal(set) var pathway: [[OutcomeSet: Int]]
    /// The number of rows whose answers contradict an outcome; nil if these were not counted.
    package internal(set) var contradictions: Int? = 0

    init(trees: Int) {
      self.trees = Array(repeating: [:], count: trees)
      pathway = self.trees
    }

    mutating func add(_ other: Group) {
      rows += other.rows
      for place in trees.indices {
        trees[place].merge(other.trees[place], uniquingKeysWith: +)
        pathway[place].merge(other.pathway[place], uniquingKeysWith: +)
      }
      contradictions = contradictions.flatMap { own in other.contradictions.map { own + $0 } }
    }
  }

  /// The columns that rows are grouped by, as the header names them.
  package internal(set) var columns: [String]
  /// The counts, by the texts in these columns.
  package internal(set) var groups: [[String]: Group] = [:]
  /// The number of rows, including those that could not be read.
  package internal(set) var rows = 0
  /// The rows that could not be read; nil if that is not known.
  package internal(set) var unreadable: UnreadableRows? = UnreadableRows()
  let trees: Int

  init(columns: [String], trees: Int) {
    self.columns = columns
    self.trees = trees
  }

  /// The counts of all groups together.
  package var total: Group {
    var total = Group(trees: trees)
    for group in groups.values { total.add(group) }
    if groups.isEmpty, unreadable == nil { total.contradictions = nil }
    return total
  }

  /// Adds the counts of other rows; unreadable rows are added separately.
  mutating func add(_ other: CohortCounts) {
    for (key, group) in other.groups {
      groups[key, default: Group(trees: trees)].add(group)
    }
  }
}
