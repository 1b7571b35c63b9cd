import GuidelineModel

/// A registry of nobody: rows as a registry may have them, drawn at random.
///
/// A row hangs on the seed and its number alone, so that the same rows come whatever the number of workers.
package struct SyntheticRegistry: Sendable {
  private let tables: CohortTables
  private let seed: UInt64
  /// Of every item, how often each value is drawn, added up to the last.
  private let shares: [[UInt64]]
  /// Of every item, the names of its values.
  private let names: [[[UInt8]]]
  /// What was done and when, if that is drawn too.
  private let care: SyntheticCare?

  /// How many rows are drawn at a time.
  private static let batch = 4096
  static let hospitals = 8
  static let quarters = 8

  /// Makes a registry.
  ///
  /// - Parameters:
  ///   - tables: The guideline.
  ///   - seed: Where the random numbers begin.
  ///   - withCare: Whether columns follow of what was done, why not what is advised, and when.
  package init(_ tables: CohortTables, seed: UInt64, withCare: Bool = false) {
    self.tables = tables
    self.seed = seed
    care = withCare ? SyntheticCare(tables.guideline, seed: seed) : nil
    shares = tables.guideline.items.enumerated().map { place, item in
      // What is drawn more often than what hangs on the guideline alone, not on the seed.
      var numbers = Draws(seed: UInt64(place), row: 0)
      var sum: UInt64 = 0
      return item.values.map { _ in
        sum += 2 + numbers.below(6)
        return sum
      }
    }
    names = tables.guideline.items.map { $0.values.map { Array($0.id.text.utf8) } }
  }

  /// What the names of columns begin with that say that rows are made up.
  private static let mark = "synthetic_"

  /// Whether the name of a column says that the rows are made up.
  static func isMade(_ column: String) -> Bool { column.hasPrefix(mark) }

  /// The first line; its first columns say that nothing of it was ever found in a patient.
  package var header: [UInt8] {
    let names =
      ["row", "hospital", "quarter"].map { Self.mark + $0 }
      + tables.guideline.items.map(Self.column(of:)) + (care?.columns.map(\.name) ?? [])
    return Array((names.joined(separator: ",") + "\n").utf8)
  }

  /// What the columns mean, as a mapping for `cohort`; those that rows are grouped by need none.
  package var mapping: [UInt8] {
    var lines = ["mapping: 1", "columns:"]
    for item in tables.guideline.items {
      lines.append("  \(YAMLText.quoted(Self.column(of: item))): { item: \(item.id) }")
    }
    for column in care?.columns ?? [] {
      lines.append("  \(YAMLText.quoted(column.name)):")
      lines += column.meaning.map { "    " + $0 }
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static func column(of item: Item) -> String { item.id.text.replacing("-", with: "_") }

  /// Draws rows and hands them on, in order.
  ///
  /// - Parameters:
  ///   - rows: How many.
  ///   - workers: How many are drawn side by side.
  ///   - write: Takes lines of CSV.
  /// - Throws: What `write` throws.
  package func write(
    rows: Int, workers: Int, _ write: (_ lines: [UInt8]) throws -> Void
  ) async throws {
    let batches = (rows + Self.batch - 1) / Self.batch
    for first in stride(from: 0, to: batches, by: max(1, workers)) {
      let parts = await withTaskGroup(of: (Int, [UInt8]).self) { group in
        for batch in first..<min(first + max(1, workers), batches) {
          let start = batch * Self.batch
          group.addTask { (batch, lines(start..<min(start + Self.batch, rows))) }
        }
        var parts: [Int: [UInt8]] = [:]
        for await (batch, lines) in group { parts[batch] = lines }
        return parts
      }
      for batch in parts.keys.sorted() { try write(parts[batch] ?? []) }
    }
  }

  private func lines(_ rows: Range<Int>) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(rows.count * 256)
    for row in rows { add(row, to: &lines) }
    return lines
  }

  private func add(_ row: Int, to lines: inout [UInt8]) {
    var draws = Draws(seed: seed, row: UInt64(row))
    let hospital = draws.below(UInt64(Self.hospitals))
    lines += "\(row + 1),H\(1 + hospital),".utf8
    let quarter = draws.below(UInt64(Self.quarters))
    lines += "20\(24 + quarter / 4)-Q\(1 + quarter % 4)".utf8
    let values = tables.guideline.items.indices.map { draws.place(in: shares[$0]) }
    var masks = values.map { UInt16(1) << UInt16($0) }
    let way = way(&masks, &draws)
    for item in values.indices {
      lines.append(UInt8(ascii: ","))
      add(masks[item], of: item, isAsked: way.asked.contains(item), &draws, to: &lines)
    }
    care?.add(
      row, hospital: Int(hospital), quarter: Int(quarter), outcomes: way.outcomes, to: &lines)
    lines.append(CSVText.newline)
  }

  /// The items that a clinician comes to, and the outcomes of the trees on the way; what an outcome settles is
  /// mostly as it settles it.
  private func way(
    _ masks: inout [UInt16], _ draws: inout Draws
  ) -> (asked: Set<Int>, outcomes: [Int: Index<Outcome>]) {
    var asked: Set<Int> = []
    var outcomes: [Int: Index<Outcome>] = [:]
    var waiting = tables.pathway.start
    var seen = Set(waiting)
    while let tree = waiting.popLast() {
      asked.formUnion(tables.trees[tree].asked)
      guard let outcome = tables.trees[tree].outcomes(masks).only else { continue }
      outcomes[tree] = outcome
      let ending = tables.pathway.endings[tree][outcome.offset]
      for settled in ending.settled where masks[settled.item] & settled.bits == 0 {
        guard draws.below(50) > 0 else { continue }
        masks[settled.item] = 1 << UInt16(settled.bits.trailingZeroBitCount)
      }
      var next = ending.next ?? []
      if let choice = ending.choice {
        asked.insert(choice.item)
        next = choice.options.first { $0.bits & masks[choice.item] != 0 }?.next ?? []
      }
      waiting += next.filter { seen.insert($0).inserted }
    }
    return (asked, outcomes)
  }

  /// A cell: mostly empty where nobody would have asked, now and then where somebody would; seldom coarse.
  private func add(
    _ mask: UInt16, of item: Int, isAsked: Bool, _ draws: inout Draws, to lines: inout [UInt8]
  ) {
    guard draws.below(100) < (isAsked ? 92 : 25) else { return }
    let place = mask.trailingZeroBitCount
    let names = names[item]
    if names.count > 2, draws.below(30) == 0 {
      let other = place + 1 < names.count ? place + 1 : place - 1
      lines += names[min(place, other)]
      lines.append(UInt8(ascii: "|"))
      lines += names[max(place, other)]
    } else {
      lines += names[place]
    }
  }
}
