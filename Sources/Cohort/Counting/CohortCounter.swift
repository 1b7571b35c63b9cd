/// Counts rows as they are read.
protocol CohortCounter: RowSink, Sendable {
  /// Whether the columns that rows are grouped by have more texts than are told apart.
  var hasTooManyGroups: Bool { get }

  func counted(columns: [String]) -> CohortCounts
}
