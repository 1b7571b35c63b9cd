package import GuidelineModel

/// How many rows there are of everything that can be said of one.
package struct CohortCounts: Hashable, Sendable {
  /// The counts of the rows that agree in the columns they are grouped by.
  package struct Group: Hashable, Sendable {
    /// The rows that could be read.
    package internal(set) var rows = 0
    /// Of every tree, how many rows have which outcomes still possible; none where an answer is no value.
    package internal(set) var trees: [[OutcomeSet: Int]]
    /// The same of every tree on the pathway, of the rows that reach it.
    package internal(set) var pathway: [[OutcomeSet: Int]]
    /// The rows whose answers contradict an outcome; nil where that was not counted.
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
  /// By the texts of these columns.
  package internal(set) var groups: [[String]: Group] = [:]
  /// How many rows there are, those that cannot be read included.
  package internal(set) var rows = 0
  /// The rows that could not be read; nil where that is not known.
  package internal(set) var unreadable: UnreadableRows? = UnreadableRows()
  let trees: Int

  init(columns: [String], trees: Int) {
    self.columns = columns
    self.trees = trees
  }

  /// Of all groups together.
  package var total: Group {
    var total = Group(trees: trees)
    for group in groups.values { total.add(group) }
    if groups.isEmpty, unreadable == nil { total.contradictions = nil }
    return total
  }

  /// Adds what another part of the rows came to; which rows cannot be read is added apart.
  mutating func add(_ other: CohortCounts) {
    for (key, group) in other.groups {
      groups[key, default: Group(trees: trees)].add(group)
    }
  }
}
