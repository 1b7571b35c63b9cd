import ArgumentParser
import ExecutableForms
import GuidelineFormat
import GuidelineModel

/// `export`: writes the guideline in a form for other engines.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the guideline in a form that other engines run.",
    discussion: """
      `export sql --dialect duckdb` writes four views over a table or view "cases", with a text \
      column for each item: masks of answers, outcomes still possible of every tree, their names, \
      and the pathway. `export dmn` writes decision tables as DMN 1.3, `export jdm` a JSON \
      Decision Model, `export cql` a library of Clinical Quality Language, `export elm` the same \
      library as ELM: of every tree what is still \
      possible, and its outcome. A form is the same every time.
      """)

  /// The form to write.
  struct Format: ExpressibleByArgument {
    let name: String

    static let allValueStrings = ExportForm.allCases.map(\.format).uniqued

    init?(argument: String) {
      guard Self.allValueStrings.contains(argument) else { return nil }
      name = argument
    }
  }

  @Argument(help: "The form.")
  var format: Format

  @Option(help: "The engine that reads the SQL.")
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
    let form = try form
    let loaded = try guideline.load()
    let options = ExportForm.Options(
      language: language.language, start: try startTrees(of: loaded.guideline),
      columns: try items(in: loaded.guideline))
    do {
      try write(form.text(of: loaded.guideline, digest: loaded.digest, options))
    } catch let refusal as ExportRefusal {
      throw CommandFailure.badInput(refusal, in: loaded)
    }
  }

  /// The form asked for; options for databases are refused for other forms.
  private var form: ExportForm {
    get throws(CommandFailure) {
      let forms = ExportForm.allCases.filter { $0.format == format.name }
      if let dialect {
        guard let form = forms.first(where: { $0 == .sql(dialect) }) else {
          throw onlyOfSQL("--dialect")
        }
        return form
      }
      guard forms.count == 1 else { throw missingDialect }
      if columns != nil { throw onlyOfSQL("--columns") }
      return forms[0]
    }
  }

  private func write(_ text: String) throws {
    guard let output else { return try Output.standardOutput(text) }
    try Output.file(text, at: output)
  }

  private var missingDialect: CommandFailure {
    let names = SQLDialect.allCases.map(\.rawValue)
    return .unknownName(
      nl: "export sql heeft --dialect nodig", en: "export sql needs --dialect", allowed: names,
      suggestion: nil)
  }

  private func onlyOfSQL(_ option: String) -> CommandFailure {
    .badInput(
      nl: "\(option) hoort alleen bij export sql", en: "\(option) belongs to export sql alone")
  }

  private func startTrees(of guideline: Guideline) throws(CommandFailure) -> [Index<Tree>]? {
    guard let start else { return nil }
    let names = guideline.trees.map(\.id.text)
    return try Self.indices(of: start, in: names, nl: "--start: boom", en: "--start: tree").map {
      Index($0)
    }
  }

  private func items(in guideline: Guideline) throws(CommandFailure) -> [Index<Item>]? {
    guard let columns else { return nil }
    let names = guideline.items.map(\.id.text)
    let items = String(columns.map { $0 == "_" ? "-" : $0 })
    return try Self.indices(of: items, in: names, nl: "--columns: gegeven", en: "--columns: item")
      .map { Index($0) }
  }

  /// The indices of comma-separated names, without duplicates.
  static func indices(
    of list: String, in names: [String], nl: String, en: String
  ) throws(CommandFailure) -> [Int] {
    var indices: [Int] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let index = names.firstIndex(of: name) else {
        throw .unknownName(
          nl: "\(nl) \"\(name)\" is er niet", en: "\(en) \"\(name)\" does not exist",
          allowed: names, suggestion: nearestName(to: name, in: names))
      }
      guard !indices.contains(index) else {
        throw .badInput(
          nl: "\(nl) \"\(name)\" staat er twee keer", en: "\(en) \"\(name)\" stands twice")
      }
      indices.append(index)
    }
    return indices
  }
}

extension SQLDialect: ExpressibleByArgument {}

extension CommandFailure {
  /// A guideline that cannot be exported, with the location of the cause.
  static func badInput(
    _ refusal: ExportRefusal, in loaded: LoadedGuideline
  ) -> CommandFailure {
    guard let location = loaded.locations?.location(of: refusal.part, in: loaded.guideline) else {
      return .badInput(nl: refusal.message.nl, en: refusal.message.en)
    }
    let at = "\(location.file):\(location.line):\(location.column)"
    return .badInput(nl: "\(at): \(refusal.message.nl)", en: "\(at): \(refusal.message.en)")
  }
}
