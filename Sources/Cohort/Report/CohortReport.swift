import Exchange
package import GuidelineModel
import JSON

/// What came of a registry, for programs and for people.
package struct CohortReport: Sendable {
  let guideline: Guideline
  let digest: String
  package let counts: CohortCounts
  /// The items that no column tells; nil where that is not known.
  package let missing: [Index<Item>]?
  /// What needs the rows themselves; nil where that was not asked.
  package let analysis: CohortAnalysis?
  /// Whether to tell of the analysis more than what changes under other guidelines.
  let showsDetails: Bool
  /// Whether a column says that the rows are made up.
  package let isSynthetic: Bool

  /// Of the columns of a mapping with such cells, how many cells mean nothing by it.
  let unreadCells: [String: Int]

  package init(
    _ guideline: Guideline, digest: String, counts: CohortCounts, missing: [Index<Item>]?,
    unreadCells: [String: Int] = [:], analysis: CohortAnalysis? = nil, showsDetails: Bool = true,
    isSynthetic: Bool = false
  ) {
    self.unreadCells = unreadCells
    self.analysis = analysis
    self.showsDetails = showsDetails
    self.isSynthetic = isSynthetic || counts.columns.contains(where: SyntheticRegistry.isMade)
    self.guideline = guideline
    self.digest = digest
    self.counts = counts
    self.missing = missing
  }

  /// The groups in the order of their texts.
  var groups: [(key: [String], counts: CohortCounts.Group)] {
    counts.groups.sorted { left, right in
      for (own, other) in zip(left.key, right.key) where own != other {
        return own.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return false
    }.map { ($0.key, $0.value) }
  }

  /// The columns in the order of their names.
  var sortedUnreadCells: [(column: String, count: Int)] {
    unreadCells.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  /// The report as JSON.
  package var json: [UInt8] {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("guideline") { $0.version(of: guideline, digest: digest) }
      json.member("rows", counts.rows)
      if let unreadable = counts.unreadable { json.member("unreadable", unreadable.count) }
      if !unreadCells.isEmpty {
        json.member("cellsWithoutMeaning") { json in
          json.object { json in
            for (column, count) in sortedUnreadCells { json.member(column, count) }
          }
        }
      }
      write(counts.total, to: &json)
      if let analysis { write(analysis, to: &json) }
      guard !counts.columns.isEmpty else { return }
      json.list("groups", of: groups) { json, group in
        json.member("group") { json in
          json.object { json in
            for (column, text) in zip(counts.columns, group.key) { json.member(column, text) }
          }
        }
        json.member("rows", group.counts.rows)
        write(group.counts, to: &json)
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ group: CohortCounts.Group, to json: inout JSONText) {
    json.member("trees") { json in
      json.object { json in
        for (tree, counts) in zip(guideline.trees, group.trees) {
          json.member(tree.id.text) { json in
            json.object { write(TreeCounts(counts, of: tree), of: tree, to: &$0) }
          }
        }
      }
    }
    json.member("pathway") { json in
      json.object { json in
        for (tree, counts) in zip(guideline.trees, group.pathway) {
          json.member(tree.id.text) { json in
            json.object { json in
              let counts = TreeCounts(counts, of: tree)
              json.member("reached", counts.all)
              write(counts, of: tree, to: &json)
            }
          }
        }
      }
    }
    if let contradictions = group.contradictions { json.member("contradictions", contradictions) }
  }

  private func write(_ counts: TreeCounts, of tree: Tree, to json: inout JSONText) {
    json.member("decided") { json in
      json.object { json in
        for (outcome, count) in zip(tree.outcomes, counts.decided) {
          json.member(outcome.id.text, count)
        }
      }
    }
    json.member("undecided", counts.undecided)
    json.member("invalid", counts.invalid)
  }
}

/// What the rows of a group come to in one tree.
struct TreeCounts {
  /// Of every outcome, the rows for which it is certain.
  let decided: [Int]
  let undecided: Int
  /// The rows that answer an item of the tree with what is no value.
  let invalid: Int

  init(_ counts: [OutcomeSet: Int], of tree: Tree) {
    decided = tree.outcomes.indices.map { counts[OutcomeSet([Index($0)]), default: 0] }
    invalid = counts[OutcomeSet(), default: 0]
    undecided = counts.values.reduce(0, +) - decided.reduce(0, +) - invalid
  }

  var all: Int { decided.reduce(0, +) + undecided + invalid }
}
