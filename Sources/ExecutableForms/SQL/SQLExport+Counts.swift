import GuidelineModel

extension SQLExport {
  /// The query that counts the cases, in the form in which engines are compared: a row for each tree, group
  /// and mask of outcomes still possible; 0 where an answer is no value, -1 where the pathway does not come.
  ///
  /// - Parameter groups: The columns of `cases` to group by.
  /// - Returns: A query without a semicolon; it stands on the view of the pathway.
  package func countingQuery(groups: [String]) -> String {
    let columns = groups.enumerated().map { place, column in
      "COALESCE(\(names.view(.pathway)).\(dialect.quoted(escaped(column))), '') AS \(dialect.quoted("group_\(place + 1)"))"
    }
    let keys =
      ["table", "tree"].map(dialect.quoted)
      + groups.indices.map { dialect.quoted("group_\($0 + 1)") } + [dialect.quoted("mask")]
    let named =
      ["table", "tree"].map(dialect.quoted)
      + groups.enumerated().map {
        "\(dialect.quoted("group_\($0.offset + 1)")) AS \(dialect.quoted(escaped($0.element)))"
      } + [dialect.quoted("mask")]
    let order = keys.map { dialect == .postgres ? "\($0) COLLATE \"C\"" : $0 }
    let values = countedMasks
    var lines = ["SELECT \(named.joined(separator: ", ")), COUNT(*) AS \(dialect.quoted("n"))"]
    lines.append("FROM (")
    let ownColumns = columns.map { ", \($0)" }.joined()
    switch dialect {
    case .duckdb, .postgres:
      lines.append(
        "  SELECT \"counted\".\"table\", \"counted\".\"tree\"\(ownColumns), "
          + "CAST(\"counted\".\"mask\" AS \(dialect.text)) AS \"mask\"")
      lines.append("  FROM \(names.view(.pathway)) CROSS JOIN LATERAL (VALUES")
      lines += SQLLines.joined(
        values.map { ["    ('\($0.table)', '\($0.tree)', \($0.mask))"] }, by: ",")
      lines.append("  ) AS \"counted\" (\"table\", \"tree\", \"mask\")")
    case .spark:
      lines.append(
        "  SELECT `counted`.`table`, `counted`.`tree`\(ownColumns), "
          + "CAST(`counted`.`mask` AS STRING) AS `mask`")
      lines.append("  FROM \(names.view(.pathway)) LATERAL VIEW STACK(\(values.count),")
      lines += SQLLines.joined(
        values.map { ["    '\($0.table)', '\($0.tree)', \($0.mask)"] }, by: ",")
      lines.append("  ) `counted` AS `table`, `tree`, `mask`")
    }
    lines.append(") AS \(dialect.quoted("rows"))")
    lines.append("GROUP BY \(keys.joined(separator: ", "))")
    lines.append("ORDER BY \(order.joined(separator: ", "))")
    return lines.joined(separator: "\n")
  }

  /// Every mask that is counted, of every tree by itself and on the pathway.
  private var countedMasks: [(table: String, tree: String, mask: String)] {
    form.trees.flatMap { tree in
      let name = form.guideline.name(of: tree.index)
      let possible = "'|' || \(names.possible(tree.index)) || '|'"
      let bits = tree.tree.outcomes.enumerated().map { place, outcome in
        "CASE WHEN \(possible) LIKE '%|\(outcome.id)|%' THEN \(1 << place) ELSE 0 END"
      }
      let reached = names.reached(tree.index)
      return [
        ("tree", name, names.mask(tree.index)),
        (
          "pathway", name,
          "CASE WHEN \(reached) THEN \(bits.joined(separator: " + ")) ELSE -1 END"
        ),
      ]
    }
  }

  /// A name of somebody else's within the marks that quote it.
  private func escaped(_ name: String) -> String {
    switch dialect {
    case .duckdb, .postgres: name.replacing("\"", with: "\"\"")
    case .spark: name.replacing("`", with: "``")
    }
  }
}
