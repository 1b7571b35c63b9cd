package import GuidelineModel

/// The guideline as four database views; each selects from an earlier one.
package struct SQLExport {
  /// The largest number of outcomes of a tree: a mask is a signed 32-bit integer.
  static let mostOutcomes = 31
  /// The largest nesting depth of expressions, which engines limit.
  static let deepest = 300

  let form: ExecutableGuideline
  let pathway: ExecutablePathway
  let dialect: SQLDialect
  let language: Language
  /// The items that have a column in `cases`; the others are unknown.
  let columns: Set<Index<Item>>
  let names: SQLColumns

  /// - Parameters:
  ///   - form: The guideline.
  ///   - dialect: The engine to write for.
  ///   - language: The language of the comments.
  ///   - columns: The items that have a column in `cases`.
  /// - Throws: ``ExportRefusal`` when the engine does not support a name, a tree or the pathway.
  package init(
    _ form: ExecutableGuideline, dialect: SQLDialect, language: Language, columns: [Index<Item>]
  ) throws(ExportRefusal) {
    self.form = form
    pathway = try form.pathway
    self.dialect = dialect
    self.language = language
    self.columns = Set(columns)
    names = SQLColumns(dialect: dialect, guideline: form.guideline)
    try names.check(columns.sorted())
    for tree in form.trees { try Self.check(tree) }
  }

  /// The script.
  ///
  /// Every statement ends with a semicolon, and there are no other semicolons.
  package var script: String {
    var lines = header
    if dialect.dropsFirst {
      lines.append("")
      for view in SQLView.allCases.reversed() {
        lines.append("DROP VIEW IF EXISTS \(names.view(view));")
      }
    }
    for view in SQLView.allCases {
      let query = query(of: view)
      lines += ["", SQLLines.comment(words(title(of: view)))]
      lines.append("\(dialect.create) \(names.view(view)) AS")
      lines += query.dropLast()
      lines.append("\(query.last ?? "");")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func query(of view: SQLView) -> [String] {
    switch view {
    case .items: itemsView
    case .trees: treesView
    case .advice: adviceView
    case .pathway: pathwayView
    }
  }

  /// A text in the language of the export.
  func words(_ text: Text) -> String { text[language] }

  private var guideline: Guideline { form.guideline }

  private var header: [String] {
    let expected = guideline.items.indices.map { Index<Item>($0) }.filter(columns.contains)
    let trees = pathway.start.map { guideline.name(of: $0) }.joined(separator: ", ")
    let own = Text(
      nl: "Voor \(dialect.product). Gemaakt door wervelwijzer export sql, niet om te bewerken.",
      en: "For \(dialect.product). Made by wervelwijzer export sql, not to be edited.")
    let cases = Text(
      nl: "Verwacht een tabel of view \"cases\" met een tekstkolom voor elk gegeven hieronder. "
        + "Niets of leeg is onbekend, een waarde staat met haar naam, "
        + "waarden die nog kunnen staan met | ertussen.",
      en: "Expects a table or view \"cases\" with a text column for each item below. "
        + "Null or empty is unknown, a value stands by its name, "
        + "values still possible stand with | between them.")
    let start = Text(
      nl: "Het pad begint bij: \(trees).", en: "The pathway starts at: \(trees).")
    var lines = [
      "\(guideline.id) \(guideline.version): \(words(guideline.title))", form.digest, "",
    ]
    lines += [words(own), words(cases), words(start), ""]
    lines += expected.map { "  \(names.plain($0))" }
    return lines.map(SQLLines.comment)
  }

  private func title(of view: SQLView) -> Text {
    switch view {
    case .items:
      Text(
        nl: "De antwoorden: van elk gegeven de waarden die nog kunnen, "
          + "de eerste als 1, de tweede als 2, de derde als 4, opgeteld; 0 voor wat geen waarde is.",
        en: "The answers: of every item the values still possible, "
          + "the first as 1, the second as 2, the third as 4, added up; 0 for what is no value.")
    case .trees:
      Text(
        nl: "De bomen: van elke boom de uitkomsten die nog kunnen, ook zo opgeteld.",
        en: "The trees: of every tree the outcomes still possible, added up in the same way.")
    case .advice:
      Text(
        nl: "Het advies: van elke boom de uitkomst, "
          + "en de uitkomsten die nog kunnen, met hun namen.",
        en: "The advice: of every tree its outcome, "
          + "and the outcomes still possible, by their names.")
    case .pathway:
      Text(
        nl: "Het pad: welke bomen na elkaar aan de beurt komen, "
          + "met de waarden die uitkomsten vastleggen.",
        en: "The pathway: which trees come one after the other, with the values that outcomes fix.")
    }
  }

  private static func check(_ tree: ExecutableTree) throws(ExportRefusal) {
    let count = tree.tree.outcomes.count
    guard count <= mostOutcomes else {
      throw ExportRefusal(
        .tree(tree.index),
        nl: "boom \"\(tree.tree.id)\" heeft \(count) uitkomsten; "
          + "in een getal van 32 bits passen er \(mostOutcomes)",
        en: "tree \"\(tree.tree.id)\" has \(count) outcomes; "
          + "an integer of 32 bits holds \(mostOutcomes)")
    }
    guard tree.root.depth <= deepest else {
      throw ExportRefusal(
        .tree(tree.index),
        nl: "boom \"\(tree.tree.id)\" is dieper dan databases een uitdrukking lezen",
        en: "tree \"\(tree.tree.id)\" is deeper than databases read an expression")
    }
  }
}

extension ExecutableTree.Node {
  /// The nesting depth of the expression for the node.
  fileprivate var depth: Int {
    switch self {
    case .outcome: 1
    case .question(let question):
      question.branches.count + 1 + (question.branches.map(\.target.depth).max() ?? 0)
    }
  }
}
