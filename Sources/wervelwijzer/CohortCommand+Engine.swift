import Cohort
import ExecutableForms
import Foundation
import GuidelineFormat
import GuidelineModel

/// Counting by another engine.
extension CohortCommand {
  /// What another engine is to do.
  func counting(
    by dialect: SQLDialect, _ loaded: LoadedGuideline
  ) throws -> CountingEngine {
    let columns = try self.columns(for: dialect, loaded.guideline)
    let start = try start.map { try TreeNames.trees($0, in: loaded.guideline) }
    do throws(ExportRefusal) {
      let form = try ExecutableGuideline(
        loaded.guideline, digest: loaded.digest, start: start ?? [loaded.guideline.start])
      let export = try SQLExport(
        form, dialect: dialect, language: language.language,
        columns: columns?.items ?? loaded.guideline.items.indices.map { Index($0) })
      return CountingEngine(
        dialect: dialect, script: export.script, query: export.countingQuery(groups: group),
        columns: columns?.names ?? [], delimiter: delimiter.byte)
    } catch {
      throw CommandFailure.badInput(error, in: loaded)
    }
  }

  /// The columns that there are; nil where only statements are asked for, and all items count as there.
  private func columns(
    for dialect: SQLDialect, _ guideline: Guideline
  ) throws -> CohortColumns? {
    let source: ByteSource
    if let file {
      let handle = try Input.handle(of: file)
      source = { bytes, range in try Input.read(from: handle, into: &bytes, range) }
    } else {
      guard dialect == .postgres, !print else { return nil }
      let header = Array(try CountingEngine.headerOfPostgreSQL())
      source = CohortColumns.source(of: header)
    }
    do {
      return try CohortColumns(
        ofCSV: source, delimiter: file == nil ? Delimiter.comma.byte : delimiter.byte,
        groups: group, guideline: guideline)
    } catch {
      throw Self.failure(error, in: file ?? "cases")
    }
  }

  func counted(
    by engine: CountingEngine, _ loaded: LoadedGuideline
  ) throws -> CohortReport {
    let target = try counts.map { try WholeFile(at: $0) }
    let table = CountsTable(loaded.guideline)
    let counted: CohortCounts
    do {
      counted = try table.counts(Array(engine.table(of: file)))
    } catch let problem as CountsProblem {
      throw CommandFailure.internalFault(nl: problem.message.nl, en: problem.message.en)
    }
    try target?.write(table.csv(counted))
    return CohortReport(loaded.guideline, digest: loaded.digest, counts: counted, missing: nil)
  }
}
