import ArgumentParser
import ExecutableForms
import GuidelineFormat
import GuidelineModel

/// Writes the guideline for engines of others.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the guideline in a form that other engines run.",
    discussion: """
      `export sql --dialect duckdb` writes four views over a table or view "cases", with a text \
      column for each item: masks of answers, outcomes still possible of every tree, their names, \
      and the pathway. `export dmn` writes decision tables as DMN 1.3: of every tree its outcome, and \
      the outcomes still possible. It is the same every time.
      """)

  /// What the guideline is written as.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case dmn
    case sql
  }

  @Argument(help: "The form: dmn or sql.")
  var format: Format

  @Option(help: "The engine that reads the SQL: duckdb, postgres or spark.")
  var dialect: SQLDialect?

  @Option(
    help: ArgumentHelp(
      "Where to write it; by default standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The trees that the pathway starts at, with commas between; by default the guideline's first.",
      valueName: "trees"))
  var start: String?

  @Option(
    help: ArgumentHelp(
      "The items that \"cases\" has a column of, with commas between; by default all.",
      discussion: "Written with - or _. The other items are unknown of every patient.",
      valueName: "columns"))
  var columns: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var guideline: GuidelineOption

  func run() throws {
    let loaded = try guideline.load()
    do {
      let form = try ExecutableGuideline(
        loaded.guideline, digest: loaded.digest, start: try startTrees(of: loaded.guideline))
      switch format {
      case .dmn:
        try refuseOptionsOfSQL()
        try write(DMNExport(form, language: language.language).document)
      case .sql:
        guard let dialect else { throw missingDialect }
        try write(
          SQLExport(
            form, dialect: dialect, language: language.language,
            columns: try items(in: loaded.guideline)
          ).script)
      }
    } catch let refusal as ExportRefusal {
      throw CommandFailure.badInput(refusal, in: loaded)
    }
  }

  private func write(_ text: String) throws {
    guard let output else { return try Output.standardOutput(text) }
    try Output.file(text, at: output)
  }

  private func refuseOptionsOfSQL() throws(CommandFailure) {
    let given = [("--dialect", dialect != nil), ("--columns", columns != nil)].first(where: \.1)
    guard let name = given?.0 else { return }
    throw .badInput(
      nl: "\(name) hoort alleen bij export sql", en: "\(name) belongs to export sql alone")
  }

  private var missingDialect: CommandFailure {
    let names = SQLDialect.allCases.map(\.rawValue)
    return .unknownName(
      nl: "export sql heeft --dialect nodig", en: "export sql needs --dialect", allowed: names,
      suggestion: nil)
  }

  private func startTrees(of guideline: Guideline) throws(CommandFailure) -> [Index<Tree>] {
    guard let start else { return [guideline.start] }
    let names = guideline.trees.map(\.id.text)
    return try Self.places(of: start, in: names, nl: "--start: boom", en: "--start: tree").map {
      Index($0)
    }
  }

  private func items(in guideline: Guideline) throws(CommandFailure) -> [Index<Item>] {
    guard let columns else { return guideline.items.indices.map { Index($0) } }
    let names = guideline.items.map(\.id.text)
    let items = String(columns.map { $0 == "_" ? "-" : $0 })
    return try Self.places(of: items, in: names, nl: "--columns: gegeven", en: "--columns: item")
      .map { Index($0) }
  }

  /// The places of names with commas between, none of them twice.
  private static func places(
    of list: String, in names: [String], nl: String, en: String
  ) throws(CommandFailure) -> [Int] {
    var places: [Int] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let place = names.firstIndex(of: name) else {
        throw .unknownName(
          nl: "\(nl) \"\(name)\" is er niet", en: "\(en) \"\(name)\" does not exist",
          allowed: names, suggestion: nearestName(to: name, in: names))
      }
      guard !places.contains(place) else {
        throw .badInput(
          nl: "\(nl) \"\(name)\" staat er twee keer", en: "\(en) \"\(name)\" stands twice")
      }
      places.append(place)
    }
    return places
  }
}

extension SQLDialect: ExpressibleByArgument {}

extension CommandFailure {
  /// A guideline that cannot be written in a form, with the place of what stands in the way.
  fileprivate static func badInput(
    _ refusal: ExportRefusal, in loaded: LoadedGuideline
  ) -> CommandFailure {
    guard let place = loaded.places?.place(of: refusal.part, in: loaded.guideline) else {
      return .badInput(nl: refusal.message.nl, en: refusal.message.en)
    }
    let at = "\(place.file):\(place.line):\(place.column)"
    return .badInput(nl: "\(at): \(refusal.message.nl)", en: "\(at): \(refusal.message.en)")
  }
}
