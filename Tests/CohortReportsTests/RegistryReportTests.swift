import Foundation
import GuidelineFormat
import GuidelineModel
import Markup
import Reasoning
import TestSupport
import Testing

@testable import Cohort
@testable import CohortReports

/// A report shows what may be shown, in both languages.
struct RegistryReportTests {
  private static func reasoner(_ name: String) throws -> Reasoner {
    try name == "built-in"
      ? Clinic.builtIn().reasoner
      : Reasoner(
        GuidelineFolder.read(atPath: Repository.file("Tests/Fixtures/\(name)").path).guideline)
  }

  private static func page(
    _ registry: MadeUpRegistry, _ language: Language, analysis: CohortAnalysis?, least: Int = 10
  ) -> String {
    let published = PublishedReport(
      registry.guideline, counts: registry.counts, analysis: analysis,
      smallCells: SmallCells(least: least))
    let context = ReportContext(
      guideline: registry.guideline, digest: "0123456789abcdef", language: language,
      programVersion: "0.0.0", day: "2026-11-27", command: "cohort registry.csv",
      rows: registry.counts.rows, unreadable: registry.counts.unreadable, missing: [],
      isSynthetic: true)
    return RegistryReport(context, published).html.text
  }

  /// With `REPORT_SAMPLES`, the pages are written to that folder, for tests in a browser.
  private static func keep(_ page: String, as name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["REPORT_SAMPLES"] else { return }
    try page.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
  }

  @Test(
    arguments: [
      ("built-in", 3_000), ("built-in", 40_000), ("toothache", 300), ("hyperkalaemia", 800),
    ], Language.allCases)
  func `a report says each count once it may`(
    sample: (guideline: String, rows: Int), language: Language
  ) async throws {
    let registry = try await MadeUpRegistry(
      Self.reasoner(sample.guideline), rows: sample.rows, seed: 7)
    let page = Self.page(registry, language, analysis: registry.analysis)
    try Self.keep(page, as: "\(sample.guideline)-\(sample.rows)-\(language.rawValue)")
    #expect(!page.contains("http://") || page.contains("http://www.w3.org/2000/svg"))
    #expect(!page.contains("<script") && !page.contains("<link"))
    // Nothing from 1 to 9 is a count.
    #expect(page.matches(of: #/data-n="[1-9]"/#).isEmpty)
    #expect(page.contains(#"data-table="timeliness""#) || sample.guideline != "built-in")
  }

  @Test func `what is not counted is said to be missing`() async throws {
    let registry = try await MadeUpRegistry(Self.reasoner("toothache"), rows: 300, seed: 1)
    let page = Self.page(registry, .english, analysis: nil)
    try Self.keep(page, as: "counts-300-en")
    #expect(page.contains("This needs the rows themselves"))
    #expect(!page.contains(#"data-table="concordance"#))
  }

  @Test func `few rows are not reported at all`() async throws {
    let registry = try await MadeUpRegistry(Self.reasoner("toothache"), rows: 9, seed: 1)
    let page = Self.page(registry, .english, analysis: registry.analysis)
    #expect(page.contains("fewer than 10 rows"))
    #expect(!page.contains("<table"))
  }

  @Test func `trees after an outcome that is not shown are counted nowhere`() async throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let registry = try await MadeUpRegistry(Self.reasoner("built-in"), rows: 400, seed: seed)
      let published = PublishedReport(
        registry.guideline, counts: registry.counts, analysis: registry.analysis,
        smallCells: SmallCells(least: 10))
      let shown = Set(published.trees.map(\.tree))
      for part in published.trees {
        let outcomes = Array(zip(registry.guideline[part.tree].outcomes, part.outcomes))
        let hidden = outcomes.filter(\.1.isHidden).map(\.0)
        let others = [part.undecided, part.invalid].filter(\.isHidden).count
        for next in registry.guideline[part.tree].followers where shown.contains(next) {
          // Unless it follows all that are not shown, which the page tells together.
          let leading = hidden.filter { $0.continuation.trees.contains(next) }.count
          #expect(leading == 0 || leading == hidden.count + others)
        }
      }
      let classes = published.classes?.compactMap(\.exact) ?? []
      if classes.count == 4 { #expect(classes.reduce(0, +) == published.total) }
    }
  }
}
