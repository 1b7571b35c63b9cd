import ArgumentParser
import Cohort
import ExecutableForms
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning

/// A whole registry at once.
struct CohortCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort",
    abstract: "Count what the guideline says of every row of a registry.",
    discussion: """
      CSV with a header: columns are named as items, with - or _; a cell is a value, values with | \
      between, or empty for unknown. Other columns are for --group. With --ndjson every line is a \
      case. Rows that cannot be read are told by number alone.
      """)

  /// How the counts are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp("The registry, or - for standard input.", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(help: "Read a case as JSON a line in place of CSV.")
  var ndjson = false

  @Option(help: "What stands between cells: a character, or tab.")
  var delimiter: Delimiter = .comma

  @Option(
    help: ArgumentHelp(
      "Count apart for every text of a column; may be given more than once.", valueName: "column"))
  var group: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many rows may be unreadable, as a number or as a share (0.5%).",
      discussion: "By default 0.1% of the rows, at least 100.", valueName: "most"))
  var maxErrors: ErrorLimit = .standard

  @Option(
    help: ArgumentHelp(
      "Write the table of counts, the same as other engines give, to a file.", valueName: "csv"),
    completion: .file())
  var counts: String?

  @Option(
    help: ArgumentHelp("Read a table of counts in place of a registry.", valueName: "csv"),
    completion: .file(extensions: ["csv"]))
  var fromCounts: String?

  @Option(
    help: ArgumentHelp(
      "Have another engine count: duckdb, postgres or spark.",
      discussion: "PostgreSQL counts its own table or view \"cases\", the others the file."))
  var engine: SQLDialect?

  @Flag(help: "With --engine: print the statements in place of running them.")
  var print = false

  @Option(
    help: ArgumentHelp(
      "The trees that the pathway starts at, with commas between; by default the guideline's first.",
      valueName: "trees"))
  var start: String?

  @Option(help: "How to tell the counts: text or json.")
  var format: Format = .text

  @OptionGroup var mapping: CohortMappingOptions
  @OptionGroup(title: "Analysis of rows") var analysis: CohortAnalysisOptions
  @OptionGroup(title: "Report") var publication: CohortReportOptions
  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption

  func validate() throws {
    if fromCounts != nil, file != nil || ndjson || !group.isEmpty || counts != nil {
      throw ValidationError(
        "--from-counts stands alone: without a file, --ndjson, --group or --counts")
    }
    if print, engine == nil { throw ValidationError("--print goes with --engine") }
    if engine != nil, ndjson || fromCounts != nil {
      throw ValidationError("--engine counts CSV or a table; leave out --ndjson and --from-counts")
    }
    if engine == .postgres, file != nil {
      throw ValidationError("PostgreSQL counts its own table or view \"cases\"; leave out the file")
    }
    if let engine, engine != .postgres, !print, file == nil || file == "-" {
      throw ValidationError("--engine \(engine.rawValue) needs a file with a name")
    }
    if mapping.mapping != nil || mapping.sketch, ndjson || fromCounts != nil || engine != nil {
      throw ValidationError("--mapping and --sketch are for CSV")
    }
    if ndjson, !group.isEmpty { throw ValidationError("--group needs columns; --ndjson has none") }
  }

  func run() async throws {
    let loaded = try guideline.load()
    if mapping.sketch {
      return try Output.standardOutput(
        mapping.sketch(of: file ?? "-", delimiter.byte, loaded.guideline))
    }
    let page = try publication.target()
    let report: CohortReport
    if fromCounts != nil || engine != nil { analysis.tellLeftOut(language.language) }
    if let fromCounts {
      report = CohortReport(
        loaded.guideline, digest: loaded.digest,
        counts: try Self.counts(at: fromCounts, loaded.guideline), missing: nil)
    } else if let engine {
      let counting = try counting(by: engine, loaded)
      guard !print else { return try Output.standardOutput(counting.statements(for: file)) }
      report = try counted(by: counting, loaded)
    } else {
      report = try await counted(loaded)
    }
    try page?.write(
      publication.page(
        of: report, loaded, language: language.language,
        now: now.timestamp(in: loaded.guideline)))
    switch format {
    case .json: try Output.standardOutput(Data(report.json))
    case .text: try Output.standardOutput(report.text(in: language.language))
    }
  }

  private func counted(_ loaded: LoadedGuideline) async throws -> CohortReport {
    let target = try counts.map { try WholeFile(at: $0) }
    let rowNumbers = try analysis.rowNumbers.map { try WholeFile(at: $0) }
    let name = file ?? "-"
    let handle = try Input.handle(of: name)
    let tables = try tables(of: loaded.guideline)
    var options = CohortReader.Options()
    options.delimiter = delimiter.byte
    options.groups = analysis.columns(group)
    options.mapping = try mapping.mapping(for: loaded.guideline)
    options.workers = ProcessInfo.processInfo.activeProcessorCount
    let progress = ProgressLine(reading: handle, in: language.language)
    options.progress = progress?.add
    let reader = CohortReader(tables, options)
    let source: ByteSource = { bytes, range in
      try Input.read(from: handle, into: &bytes, range)
    }
    let outcome: CohortReader.Outcome
    var found: CohortAnalysis?
    let analyst =
      try analysis.isAsked || publication.isAsked ? analyst(loaded.guideline, tables) : nil
    do {
      defer { progress?.clear() }
      if let analyst {
        let rows =
          try ndjson
          ? await reader.analyse(
            ofCases: source, now: now.timestamp(in: loaded.guideline), into: analyst)
          : await reader.analyse(ofCSV: source, into: analyst)
        found = rows.analysis(
          columns: options.groups,
          periodColumn: analysis.period.flatMap { options.groups.firstIndex(of: $0) },
          of: loaded.guideline)
        outcome = rows.outcome
      } else {
        outcome =
          try ndjson
          ? await reader.counts(ofCases: source, now: now.timestamp(in: loaded.guideline))
          : await reader.counts(ofCSV: source)
      }
    } catch HeaderProblem.noGroup(let column)
      where column == analysis.period && !group.contains(column)
    {
      throw Self.failure(HeaderProblem.noPeriod(column), in: name)
    } catch {
      throw Self.failure(error, in: name)
    }
    try tell(outcome.counts, of: name)
    let counted = outcome.counts.grouped(byFirst: group.count)
    try target?.write(CountsTable(loaded.guideline).csv(counted))
    let lines = "comparison,row\n" + (found?.comparisons.map(\.lines).joined() ?? "")
    try rowNumbers?.write(Array(lines.utf8))
    return CohortReport(
      loaded.guideline, digest: loaded.digest, counts: counted, missing: outcome.missing,
      unreadCells: outcome.unreadCells, analysis: found, showsDetails: analysis.details,
      isSynthetic: outcome.isSynthetic)
  }

  private func analyst(_ guideline: Guideline, _ tables: CohortTables) throws -> CohortAnalyst {
    let other = try analysis.otherVersion(of: guideline, language: language.language).map {
      try self.tables(of: $0)
    }
    do throws(TooManyStates) {
      let analysed = try AnalysisTables(
        tables, Reasoner(guideline), comparedWith: analysis.comparisons(of: guideline, other))
      return CohortAnalyst(analysed, numbersRows: analysis.rowNumbers != nil)
    } catch {
      let message = error.message(in: guideline)
      throw CommandFailure.badInput(nl: message.nl, en: message.en)
    }
  }

  private func tables(of guideline: Guideline) throws -> CohortTables {
    let start = try start.map { try TreeNames.trees($0, in: guideline) } ?? []
    do {
      return try CohortTables(Reasoner(guideline), from: start)
    } catch {
      let message = error.message(in: guideline)
      throw CommandFailure.badInput(nl: message.nl, en: message.en)
    }
  }

  /// Tells which rows were not read, and ends where these are too many.
  private func tell(_ counts: CohortCounts, of name: String) throws {
    guard let unreadable = counts.unreadable, unreadable.count > 0 else { return }
    let message = unreadable.message(of: counts.rows)
    guard unreadable.count > maxErrors.most(of: counts.rows) else {
      Output.standardError(
        "\(Input.shown(name)): \(message[language.language])\n")
      return
    }
    throw CommandFailure.badInput(
      nl: "\(Input.shown(name)): \(message.nl); dat is meer dan --max-errors toestaat",
      en: "\(Input.shown(name)): \(message.en); that is more than --max-errors allows")
  }

  static func failure(_ error: any Error, in name: String) -> any Error {
    let message: Text
    switch error {
    case let problem as HeaderProblem: message = problem.message
    case let problem as TooManyGroups: message = problem.message
    case let problem as InvalidMapping: return CohortMappingOptions.failure(problem)
    case let problem as SystemError: return Input.unreadable(name, problem)
    default: return error
    }
    return CommandFailure.badInput(
      nl: "\(Input.shown(name)): \(message.nl)", en: "\(Input.shown(name)): \(message.en)")
  }

  /// The most a table of counts may hold, in bytes.
  private static let largestTable = 1 << 28

  private static func counts(at name: String, _ guideline: Guideline) throws -> CohortCounts {
    let bytes = try Input.bytes(of: name, limit: largestTable)
    do {
      return try CountsTable(guideline).counts(Array(bytes))
    } catch {
      let place = Input.shown(name) + (error.line.map { ":\($0)" } ?? "")
      throw CommandFailure.badInput(
        nl: "\(place): \(error.message.nl)", en: "\(place): \(error.message.en)")
    }
  }
}
