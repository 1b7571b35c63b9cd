import ArgumentParser
import Cohort
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import Reasoning

/// What to find out beyond the counts.
struct CohortAnalysisOptions: ParsableArguments {
  @Flag(help: "Also tell concordance, data quality, timeliness and flow.")
  var details = false

  @Option(
    help: ArgumentHelp(
      "A column of periods, such as quarters, that sort as texts.", valueName: "column"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Tell for how many rows another version says something else.",
      discussion: "A folder, REV:PATH, or built-in, as for diff.", valueName: "guideline"),
    completion: .directory)
  var against: String?

  @Flag(help: "Tell for how many rows other readings of the guideline say something else.")
  var readings = false

  @Option(
    help: ArgumentHelp(
      "Write the numbers of the rows that change to a file; with --against or --readings.",
      valueName: "csv"),
    completion: .file())
  var rowNumbers: String?

  /// Whether anything is asked for that needs the rows themselves.
  var isAsked: Bool { details || period != nil || against != nil || readings }

  func validate() throws {
    if rowNumbers != nil, against == nil, !readings {
      throw ValidationError("--row-numbers goes with --against or --readings")
    }
  }

  /// The columns to group by where rows are analysed: the period is the last, unless it is one of them.
  func columns(_ groups: [String]) -> [String] {
    period.map { groups.contains($0) ? groups : groups + [$0] } ?? groups
  }

  /// The other version, with the names of this one.
  func otherVersion(of guideline: Guideline, language: Language) throws -> Guideline? {
    guard let against else { return nil }
    let other = try Diff.load(against, language: language).guideline
    do throws(Incomparable) {
      return try other.withNames(of: guideline)
    } catch {
      throw CommandFailure(status: .badInput, message: words(error))
    }
  }

  /// What the rows are compared with.
  func comparisons(of guideline: Guideline, _ other: CohortTables?) -> [ComparedGuideline] {
    var compared: [ComparedGuideline] = []
    if let other { compared.append(.guideline(other)) }
    if readings { compared += guideline.readings.indices.map { .reading(Index($0)) } }
    return compared
  }

  /// Says that what was asked for needs rows.
  func tellLeftOut(_ language: Language) {
    guard isAsked else { return }
    let text = Text(
      nl: "--details, --period, --against en --readings vragen om de rijen zelf, en blijven hier weg",
      en: "--details, --period, --against and --readings need the rows themselves, and are left out")
    Output.standardError(text[language] + "\n")
  }
}

extension GuidelineComparison {
  /// A line for each row that changes: what it is compared with, and its number.
  var lines: String {
    let name =
      switch other {
      case .guideline(let name): name
      case .reading(let name): name
      }
    let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let cell = name.contains(where: { "\",\r\n".contains($0) }) ? quoted : name
    return (rows ?? []).map { "\(cell),\($0)\n" }.joined()
  }
}
