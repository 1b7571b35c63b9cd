/// A database engine, with what differs in its SQL.
package enum SQLDialect: String, CaseIterable, Sendable {
  case duckdb
  case postgres
  case spark

  /// The name of the engine.
  package var product: String {
    switch self {
    case .duckdb: "DuckDB"
    case .postgres: "PostgreSQL"
    case .spark: "Spark"
    }
  }

  /// A quoted name.
  func quoted(_ name: String) -> String {
    switch self {
    case .duckdb, .postgres: "\"\(name)\""
    case .spark: "`\(name)`"
    }
  }

  /// The type of text columns.
  var text: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .postgres: "text"
    case .spark: "STRING"
    }
  }

  /// The statement that creates a view; in Spark a temporary one, since `cases` may be temporary.
  var create: String {
    switch self {
    case .duckdb: "CREATE OR REPLACE VIEW"
    case .postgres: "CREATE VIEW"
    case .spark: "CREATE OR REPLACE TEMPORARY VIEW"
    }
  }

  /// Whether a view must be dropped before it is created again, since its columns may differ.
  var dropsFirst: Bool { self == .postgres }

  /// A clause at the end of a query whose columns must be computed once.
  ///
  /// PostgreSQL inlines the expression of a column wherever its name is used, unless OFFSET
  /// prevents it; over several layers, the query would grow exponentially.
  var fence: String? { self == .postgres ? "OFFSET 0" : nil }

  /// The largest length of a name in bytes; longer names would be truncated silently.
  var longestName: Int? { self == .postgres ? 63 : nil }

  /// The largest number of columns of a view.
  var mostColumns: Int? { self == .postgres ? 1600 : nil }
}
