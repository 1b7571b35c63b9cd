package import GuidelineModel
package import Reasoning
import Synchronization

/// Counts the rows of a registry on all cores, in memory that does not grow with the file.
package struct CohortReader: Sendable {
  /// How to read a file.
  package struct Options: Sendable {
    /// The byte between cells.
    package var delimiter = UInt8(ascii: ",")
    /// The columns to group by, as the header names them.
    package var groups: [String] = []
    /// The number of blocks that are read at the same time.
    package var workers = 1
    /// The number of bytes that are read at a time.
    package var blockSize = 1 << 18
    /// Called after every block, by any worker, with its numbers of rows and of bytes.
    package var progress: (@Sendable (_ rows: Int, _ bytes: Int) -> Void)?

    package init() {}
  }

  private let tables: CohortTables
  private let options: Options

  package init(_ tables: CohortTables, _ options: Options) {
    self.tables = tables
    self.options = options
  }

  /// What came of a file.
  package struct Outcome: Sendable {
    package let counts: CohortCounts
    /// The items that no column tells.
    package let missing: [Index<Item>]?
  }

  /// Counts the rows of CSV with a header.
  ///
  /// - Parameter source: The file.
  /// - Returns: The counts.
  /// - Throws: ``HeaderProblem``, ``TooManyGroups``, or what the source throws.
  package func counts(ofCSV source: @escaping ByteSource) async throws -> Outcome {
    let text = CSVText(delimiter: options.delimiter)
    let beginning = try HeaderReader(text).read(source)
    let columns = try CohortColumns(
      line: beginning.line, names: beginning.names, groups: options.groups,
      guideline: tables.guideline)
    let cells = tables.guideline.items.map(ItemCodes.init)
    let scanner = RowScanner(columns, cells: cells, text: text)
    let blocks = BlockReader(
      source, after: beginning.rest, text, size: options.blockSize)
    let asked = Set(columns.uses.compactMap(\.item))
    let groups = columns.groups
    let counts: CohortCounts
    if let quick = QuickTables(tables, columns: asked) {
      counts = try await count(
        blocks, by: groups, QuickCounter(quick, groups: groups.count)
      ) { scanner.scan($0, into: &$1) }
    } else {
      counts = try await count(
        blocks, by: groups, RowCounter(tables, groups: groups.count)
      ) { scanner.scan($0, into: &$1) }
    }
    return Outcome(counts: counts, missing: columns.missing)
  }

  /// Counts cases as JSON, one a line.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - now: The moment to take where a case names none.
  /// - Returns: The counts.
  /// - Throws: ``HeaderProblem`` where it is no UTF-8, or what the source throws.
  package func counts(ofCases source: @escaping ByteSource, now: Timestamp) async throws -> Outcome
  {
    var beginning = Array(repeating: UInt8(0), count: options.blockSize + 4)
    let filled = try source(&beginning, 0..<beginning.count)
    let start = try TextStart(beginning[..<filled]).length
    let blocks = BlockReader(
      source, after: Array(beginning[start..<filled]), CSVText(delimiter: options.delimiter),
      isCSV: false, size: options.blockSize)
    let lines = CaseLines(tables.guideline, now: now)
    let tables = tables
    let counts = try await count(blocks, by: [], RowCounter(tables, groups: 0)) {
      lines.scan($0, tables, into: &$1)
    }
    return Outcome(counts: counts, missing: nil)
  }

  private func count<Counter: CohortCounter>(
    _ blocks: BlockReader, by groups: [String], _ counter: Counter,
    scan: @escaping @Sendable (borrowing RowBlock, inout Counter) -> RowScanner.Result
  ) async throws -> CohortCounts {
    let ledger = RowLedger()
    let trees = tables.trees.count
    return try await withThrowingTaskGroup(of: CohortCounts.self) { group in
      for _ in 0..<max(1, options.workers) {
        group.addTask {
          var counter = counter
          var block = RowBlock()
          while try blocks.next(&block) {
            let result = scan(block, &counter)
            ledger.add(result, ofBlock: block.number)
            options.progress?(result.rows, block.end)
            guard !counter.hasTooManyGroups else { throw TooManyGroups() }
            try Task.checkCancellation()
          }
          return counter.counted(columns: groups)
        }
      }
      var all = CohortCounts(columns: groups, trees: trees)
      for try await part in group { all.add(part) }
      guard all.groups.count <= GroupKeys.most else { throw TooManyGroups() }
      (all.rows, all.unreadable) = ledger.total
      return all
    }
  }
}

/// The group columns have more combinations of texts than are counted separately.
package struct TooManyGroups: Error {
  /// What is wrong, as one clause.
  package var message: Text {
    Text(
      nl: "--group geeft meer dan \(GroupKeys.most) groepen",
      en: "--group gives more than \(GroupKeys.most) groups")
  }
}

/// Numbers rows in the order of the file, although blocks are read in any order.
private final class RowLedger: Sendable {
  private struct State: Sendable {
    var next = 0
    var rows = 0
    var unreadable = UnreadableRows()
    /// The results of blocks after one that is still being read.
    var waiting: [Int: RowScanner.Result] = [:]
  }

  private let state = Mutex(State())

  func add(_ result: RowScanner.Result, ofBlock number: Int) {
    state.withLock { state in
      state.waiting[number] = result
      while let result = state.waiting.removeValue(forKey: state.next) {
        state.unreadable.add(result.unreadable, after: state.rows)
        state.rows += result.rows
        state.next += 1
      }
    }
  }

  var total: (rows: Int, unreadable: UnreadableRows) {
    state.withLock { ($0.rows, $0.unreadable) }
  }
}

/// Counts rows as they are read.
protocol CohortCounter: RowSink, Sendable {
  /// The number of the group of the row that was read last.
  var group: Int { get }
  /// The texts that rows are grouped by, by the number of the group.
  var keys: [[String]] { get }
  /// Whether there are more groups than are counted separately.
  var hasTooManyGroups: Bool { get }

  func counted(columns: [String]) -> CohortCounts
}
