import GuidelineModel

/// Builds the lines of SQL statements.
enum SQLLines {
  static func indented(_ lines: [String], by depth: Int = 1) -> [String] {
    lines.flatMap { $0.split(separator: "\n") }
      .map { String(repeating: "  ", count: depth) + $0 }
  }

  /// A query for all columns of a source and additional ones.
  static func adding(
    _ columns: [[String]], to source: [String], fence: String? = nil
  ) -> [String] {
    let source = ["FROM \(source.first ?? "")"] + source.dropFirst()
    return ["SELECT", "  *,"] + joined(columns.map { indented($0) }, by: ",") + source
      + (fence.map { [$0] } ?? [])
  }

  /// Joins parts with a separator at the end of the last line of each part but the last.
  static func joined(_ parts: [[String]], by separator: String) -> [String] {
    parts.enumerated().flatMap { place, part in
      guard place + 1 < parts.count, let last = part.last else { return part }
      return part.dropLast() + [last + separator]
    }
  }

  /// The names whose conditions hold, joined in order; null if there are none.
  ///
  /// It is nested for many names, since PostgreSQL functions take at most 100 arguments.
  static func names(
    _ names: [(name: String, condition: String)], joinedBy separator: String
  ) -> [String] {
    let cases = names.map { "CASE WHEN \($0.condition) THEN '\($0.name)' END" }
    return joined(cases.map { [$0] }, separator)
  }

  private static func joined(_ parts: [[String]], _ separator: String) -> [String] {
    let most = 90
    guard parts.count > most else {
      return ["NULLIF(CONCAT_WS('\(separator)',"] + indented(joined(parts, by: ",")) + ["), '')"]
    }
    let groups = stride(from: 0, to: parts.count, by: most).map { start in
      joined(Array(parts[start..<min(start + most, parts.count)]), separator)
    }
    return joined(groups, separator)
  }

  /// A text as a comment on one line.
  ///
  /// In Spark a backslash at the end of the line would continue a comment, and some programs split
  /// a script at every semicolon; both are replaced.
  static func comment(_ words: String) -> String {
    let indentation = words.prefix { $0 == " " }
    let line = words.onOneLine.replacing(";", with: ",")
    let comment = line.isEmpty ? "--" : "-- \(indentation)\(line)"
    return line.last == "\\" ? comment + "." : comment
  }
}
