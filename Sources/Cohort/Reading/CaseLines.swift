import Exchange
import GuidelineModel
import Reasoning

/// Reads cases, one a line, and counts them.
struct CaseLines: Sendable {
  private let reader: CaseReader
  private let guideline: Guideline
  private let now: Timestamp

  /// - Parameters:
  ///   - guideline: The guideline whose names the cases use.
  ///   - now: The moment to take where a case names none.
  init(_ guideline: Guideline, now: Timestamp) {
    reader = CaseReader(guideline)
    self.guideline = guideline
    self.now = now
  }

  /// Reads the cases of a block; empty lines are none.
  func scan(
    _ block: borrowing RowBlock, _ tables: CohortTables, into counter: inout RowCounter
  ) -> RowScanner.Result {
    var result = RowScanner.Result()
    let lines = block.bytes[..<block.end].split(separator: CSVText.newline)
    for line in lines where !line.allSatisfy({ [9, 13, 32].contains($0) }) {
      result.rows += 1
      guard line.count <= CaseReader.largestCase else {
        result.unreadable.add(.longerThanAllowed, atRow: result.rows)
        continue
      }
      guard let patient = try? reader.patient(from: Array(line), now: now),
        let state = try? patient.state(in: guideline)
      else {
        result.unreadable.add(.noCase, atRow: result.rows)
        continue
      }
      let start = patient.start.isEmpty ? nil : patient.start.map(\.offset)
      counter.count(tables.row(state.values.map(\.bits), from: start), in: 0)
    }
    return result
  }
}
