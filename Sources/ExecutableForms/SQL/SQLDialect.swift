/// An engine that reads SQL, as far as engines differ.
package enum SQLDialect: String, CaseIterable, Sendable {
  case duckdb
  case postgres
  case spark

  /// What the engine is called.
  package var product: String {
    switch self {
    case .duckdb: "DuckDB"
    case .postgres: "PostgreSQL"
    case .spark: "Spark"
    }
  }

  /// A name as it stands in a statement.
  func quoted(_ name: String) -> String {
    switch self {
    case .duckdb, .postgres: "\"\(name)\""
    case .spark: "`\(name)`"
    }
  }

  /// The type of a text.
  var text: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .postgres: "text"
    case .spark: "STRING"
    }
  }

  /// What makes a view; in Spark one of the session, as `cases` may be one.
  var create: String {
    switch self {
    case .duckdb: "CREATE OR REPLACE VIEW"
    case .postgres: "CREATE VIEW"
    case .spark: "CREATE OR REPLACE TEMPORARY VIEW"
    }
  }

  /// Whether a view must be dropped before it is made again, since its columns may be others.
  var dropsFirst: Bool { self == .postgres }

  /// What ends a query whose columns are to be worked out once.
  ///
  /// PostgreSQL puts the text of a column into the place of its name, everywhere it stands, unless an
  /// OFFSET forbids it; over several layers that grows beyond all bounds.
  var fence: String? { self == .postgres ? "OFFSET 0" : nil }

  /// How long a name may be before it is cut off in silence.
  var longestName: Int? { self == .postgres ? 63 : nil }

  /// How many columns a view may have.
  var mostColumns: Int? { self == .postgres ? 1600 : nil }
}
