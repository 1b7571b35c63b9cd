/// Takes what is known of rows, one after the other.
///
/// Each worker has its own copy of the sink that is handed in; the parts are merged at the end.
package protocol RowFactsSink: Sendable {
  /// Takes a row that could be read.
  ///
  /// - Parameters:
  ///   - facts: What is known of it.
  ///   - group: The number of its group, among the keys of the same part of ``AnalysedRows``.
  ///   - row: Where it stands; ``RowNumbers`` gives its number once the whole file has been read.
  mutating func add(_ facts: RowFacts, group: Int, row: RowPlace)
}

/// Where a row stands in a file that several workers read side by side.
package struct RowPlace: Hashable, Sendable {
  /// The number of the block that it is read with, from 0.
  package let block: Int
  /// Its number within the block, from 1; rows that cannot be read are counted too.
  package let row: Int

  package init(block: Int, row: Int) {
    self.block = block
    self.row = row
  }
}

/// The numbers of rows, by their places.
package struct RowNumbers: Sendable {
  /// How many rows come before each block.
  private let rowsBefore: [Int]

  package init(rowsBefore: [Int]) { self.rowsBefore = rowsBefore }

  /// The number of a row; that after the header is 1.
  package subscript(place: RowPlace) -> Int { rowsBefore[place.block] + place.row }
}

/// What came of the rows of a file.
package struct AnalysedRows<Sink: RowFactsSink>: Sendable {
  /// What one worker took.
  package struct Part: Sendable {
    package let sink: Sink
    /// The texts that rows are grouped by, by the number of the group; another part may number the same
    /// texts otherwise.
    package let keys: [[String]]
  }

  /// The counts of the same rows.
  package let outcome: CohortReader.Outcome
  package let parts: [Part]
  package let numbers: RowNumbers
}

/// Takes nothing, where rows are counted only.
struct NoRowFacts: RowFactsSink {
  mutating func add(_ facts: RowFacts, group: Int, row: RowPlace) {}
}
