import Exchange
import GuidelineModel
import Reasoning

/// Reads cases, one a line.
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
  ///
  /// - Parameters:
  ///   - block: The lines.
  ///   - take: Takes what is known of a case, and its number within the block.
  /// - Returns: How many cases there were, and which could not be read.
  func scan(_ block: borrowing RowBlock, take: (RowFacts, Int) -> Void) -> RowScanner.Result {
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
      take(facts(of: patient, state), result.rows)
    }
    return result
  }

  private func facts(of patient: PatientCase, _ state: PatientState) -> RowFacts {
    var facts = RowFacts(guideline)
    facts.masks = state.values.map(\.bits)
    facts.start = patient.start.isEmpty ? nil : patient.start.map(\.offset)
    // A time that is assumed is no record of when something happened.
    for (event, time) in patient.events where !patient.assumedEvents.contains(event) {
      facts.events[event.offset] = EventTime(earliest: time, latest: time)
    }
    for (tree, decision) in patient.decisions {
      switch decision {
      case .followed: facts.done[tree.offset] = .followed
      case .declined(let reason, _): facts.done[tree.offset] = .declined(reason)
      }
    }
    return facts
  }
}
