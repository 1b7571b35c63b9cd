import GuidelineModel

/// The names of columns and views, made from names of the guideline.
struct SQLColumns {
  let dialect: SQLDialect
  let guideline: Guideline

  func plain(_ item: Index<Item>) -> String {
    PortableNames.quotable(guideline.name(of: item))
  }
  func plain(_ tree: Index<Tree>) -> String {
    PortableNames.quotable(guideline.name(of: tree))
  }

  func column(_ item: Index<Item>) -> String { dialect.quoted(plain(item)) }
  func mask(_ item: Index<Item>) -> String { dialect.quoted(plain(item) + "_mask") }
  func mask(_ tree: Index<Tree>) -> String { dialect.quoted(plain(tree) + "_mask") }
  func outcome(_ tree: Index<Tree>) -> String { dialect.quoted(plain(tree) + "_outcome") }
  func possible(_ tree: Index<Tree>) -> String { dialect.quoted(plain(tree) + "_possible") }
  func reached(_ tree: Index<Tree>) -> String { dialect.quoted(plain(tree) + "_reached") }

  var cases: String { dialect.quoted("cases") }
  var invalid: String { dialect.quoted("invalid") }
  var contradiction: String { dialect.quoted("contradiction") }

  func view(_ view: SQLView) -> String { dialect.quoted(plain(view)) }
  private func plain(_ view: SQLView) -> String {
    "\(PortableNames.quotable(guideline.id))_\(view.rawValue)"
  }

  /// Checks that the columns of a view have different names and that the engine supports all names.
  ///
  /// - Parameter items: The items that have a column in `cases`.
  /// - Throws: ``ExportRefusal`` when a name clashes or is too long, or there are too many columns.
  func check(_ items: [Index<Item>]) throws(ExportRefusal) {
    for view in SQLView.allCases { try checkLength(plain(view), of: .header) }
    let columns = columns(items)
    var scope = NameScope(nl: "kolom", en: "column")
    for (column, owner) in columns {
      try checkLength(column, of: owner.part)
      try scope.claim(column, for: owner)
    }
    if let most = dialect.mostColumns, columns.count > most {
      throw ExportRefusal(
        .header,
        nl: "\(columns.count) kolommen zijn er meer dan de \(most) van een view in "
          + dialect.product,
        en: "\(columns.count) columns are more than the \(most) of a view in \(dialect.product)")
    }
  }

  /// The columns of all views, each with the part of the guideline it comes from.
  private func columns(_ items: [Index<Item>]) -> [(String, NameScope.Owner)] {
    let all = guideline.items.indices.map { Index<Item>($0) }
    let view = NameScope.Owner.form(nl: "de view zelf", en: "the view itself")
    var columns = items.map { (plain($0), NameScope.Owner.item($0, in: guideline)) }
    columns += all.map { ("\(plain($0))_mask", .item($0, in: guideline)) }
    columns += [("invalid", view), ("contradiction", view)]
    for tree in guideline.trees.indices.map({ Index<Tree>($0) }) {
      for ending in ["mask", "outcome", "possible", "reached"] {
        columns.append(("\(plain(tree))_\(ending)", .tree(tree, in: guideline)))
      }
    }
    return columns
  }

  private func checkLength(_ name: String, of part: GuidelinePart) throws(ExportRefusal) {
    guard let longest = dialect.longestName, name.utf8.count > longest else { return }
    throw ExportRefusal(
      part,
      nl: "de naam \"\(name)\" is langer dan de \(longest) tekens die \(dialect.product) onthoudt",
      en: "the name \"\(name)\" is longer than the \(longest) characters that "
        + "\(dialect.product) keeps")
  }
}

/// The views; each selects from an earlier one.
enum SQLView: String, CaseIterable {
  case items
  case trees
  case advice
  case pathway
}
