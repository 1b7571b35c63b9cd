package import GuidelineModel

/// A form in which a guideline is exported for other engines.
package enum ExportForm: Hashable, Sendable {
  case sql(SQLDialect)
  case dmn
  case jdm
  case cql
  case elm

  /// The options of an export.
  package struct Options: Sendable {
    /// The language of texts and comments.
    package var language: Language
    /// The trees that the pathway starts at; nil for the guideline's own start.
    package var start: [Index<Tree>]?
    /// The items that have a column in the database; nil for all.
    package var columns: [Index<Item>]?

    package init(
      language: Language, start: [Index<Tree>]? = nil, columns: [Index<Item>]? = nil
    ) {
      self.language = language
      self.start = start
      self.columns = columns
    }
  }

  /// The guideline in this form; the same bytes every time.
  ///
  /// - Throws: ``ExportRefusal`` when the form cannot express the guideline.
  package func text(
    of guideline: Guideline, digest: String, _ options: Options
  ) throws(ExportRefusal) -> String {
    let form = try ExecutableGuideline(
      guideline, digest: digest, start: options.start ?? [guideline.start])
    switch self {
    case .sql(let dialect):
      let columns = options.columns ?? guideline.items.indices.map { Index($0) }
      return try SQLExport(
        form, dialect: dialect, language: options.language, columns: columns
      ).script
    case .dmn: return try DMNExport(form, language: options.language).document
    case .jdm: return JDMExport(form, language: options.language).text
    case .cql: return CQLLibrary(form, language: options.language).text
    case .elm: return CQLLibrary(form, language: options.language).elm
    }
  }

  /// The name of the form for `export`.
  package var format: String {
    switch self {
    case .sql: "sql"
    case .dmn: "dmn"
    case .jdm: "jdm"
    case .cql: "cql"
    case .elm: "elm"
    }
  }

  /// The name of the form for people.
  package var title: String {
    switch self {
    case .sql(let dialect): "SQL, \(dialect.product)"
    case .dmn: "Decision Model and Notation (DMN)"
    case .jdm: "JSON Decision Model (JDM)"
    case .cql: "Clinical Quality Language (CQL)"
    case .elm: "Expression Logical Model (ELM)"
    }
  }

  /// The file name extension.
  package var ending: String {
    switch self {
    case .sql(let dialect): "\(dialect.rawValue).sql"
    case .dmn: "dmn"
    case .jdm: "jdm.json"
    case .cql: "cql"
    case .elm: "elm.json"
    }
  }

  package var mediaType: String {
    switch self {
    case .sql: "application/sql; charset=utf-8"
    case .dmn: "application/dmn+xml"
    case .jdm: "application/json"
    case .cql: "text/cql; charset=utf-8"
    case .elm: "application/elm+json"
    }
  }
}

extension ExportForm: CaseIterable {
  package static let allCases = SQLDialect.allCases.map(ExportForm.sql) + [.dmn, .jdm, .cql, .elm]
}

/// Why a guideline cannot be exported, with the part that is the cause.
package struct ExportRefusal: Error, Hashable, Sendable {
  package let part: GuidelinePart
  package let message: Text

  package init(_ part: GuidelinePart, nl: String, en: String) {
    self.part = part
    message = Text(nl: nl, en: en)
  }

  static func tooManyPaths(_ tree: Tree, _ index: Index<Tree>) -> ExportRefusal {
    ExportRefusal(
      .tree(index),
      nl: "boom \"\(tree.id)\" heeft meer dan \(ExecutableTree.mostPaths) wegen naar een uitkomst, "
        + "het meeste dat wordt uitgeschreven",
      en: "tree \"\(tree.id)\" has more than \(ExecutableTree.mostPaths) ways to an outcome, "
        + "the most that are written out")
  }
}
