package import GuidelineModel
package import Reasoning
import Synchronization

/// Reads a whole registry and counts it, on all cores, in memory that does not grow with it.
package struct CohortReader: Sendable {
  /// What is asked of it.
  package struct Options: Sendable {
    /// What stands between cells.
    package var delimiter = UInt8(ascii: ",")
    /// The columns to group by, as the header names them.
    package var groups: [String] = []
    /// How many blocks are read side by side.
    package var workers = 1
    /// How many bytes are read at a time.
    package var blockSize = 1 << 18

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
    /// Whether a column says that the rows are made up.
    package var isSynthetic = false
  }

  /// Counts the rows of CSV with a header.
  ///
  /// - Parameter source: The file.
  /// - Returns: The counts.
  /// - Throws: ``HeaderProblem``, ``TooManyGroups``, or what the source throws.
  package func counts(ofCSV source: @escaping ByteSource) async throws -> Outcome {
    let csv = try file(source)
    let counts: CohortCounts
    if let quick = QuickTables(tables, columns: csv.items) {
      let counter = QuickCounter(quick, groups: options.groups.count)
      counts = try await read(csv.blocks, by: options.groups, counter) {
        csv.scanner.scan($0, into: &$1)
      }.counts
    } else {
      let counter = RowCounter(tables, groups: options.groups.count)
      counts = try await read(csv.blocks, by: options.groups, counter) {
        csv.scanner.scan($0, into: &$1)
      }.counts
    }
    return Outcome(
      counts: counts, missing: csv.columns.missing, isSynthetic: csv.columns.isSynthetic)
  }

  /// Counts the rows of CSV with a header, and hands on what is known of each.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - sink: Takes the rows; every worker has its own copy.
  /// - Returns: The counts, and the copies.
  /// - Throws: ``HeaderProblem``, ``TooManyGroups``, or what the source throws.
  package func analyse<Sink: RowFactsSink>(
    ofCSV source: @escaping ByteSource, into sink: Sink
  ) async throws -> AnalysedRows<Sink> {
    let csv = try file(source)
    if let quick = QuickTables(tables, columns: csv.items) {
      return try await analyse(csv, QuickCounter(quick, groups: options.groups.count), sink)
    }
    return try await analyse(csv, RowCounter(tables, groups: options.groups.count), sink)
  }

  private func analyse<Counter: CohortCounter, Sink: RowFactsSink>(
    _ csv: CSVFile, _ counter: Counter, _ sink: Sink
  ) async throws -> AnalysedRows<Sink> {
    let builder = FactsBuilder(counter, sink, tables.guideline)
    let read = try await read(csv.blocks, by: options.groups, builder, keepsNumbers: true) {
      $1.beginBlock($0.number)
      return csv.scanner.scan($0, into: &$1)
    }
    return read.analysed(missing: csv.columns.missing, isSynthetic: csv.columns.isSynthetic)
  }

  /// A file of which the header has been read.
  private struct CSVFile: Sendable {
    let columns: CohortColumns
    let scanner: RowScanner
    let blocks: BlockReader
    /// The items that columns tell.
    var items: Set<Int> { Set(columns.items.map(\.offset)) }
  }

  private func file(_ source: @escaping ByteSource) throws -> CSVFile {
    let text = CSVText(delimiter: options.delimiter)
    let beginning = try HeaderReader(text).read(source)
    let columns = try CohortColumns(
      line: beginning.line, names: beginning.names, groups: options.groups,
      guideline: tables.guideline)
    return CSVFile(
      columns: columns,
      scanner: RowScanner(
        columns, cells: tables.guideline.items.map(ItemCodes.init), text: text),
      blocks: BlockReader(source, after: beginning.rest, text, size: options.blockSize))
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
    try await analyse(ofCases: source, now: now, into: NoRowFacts()).outcome
  }

  /// Counts cases as JSON, one a line, and hands on what is known of each.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - now: The moment to take where a case names none.
  ///   - sink: Takes the cases; every worker has its own copy.
  /// - Returns: The counts, and the copies.
  /// - Throws: ``HeaderProblem`` where it is no UTF-8, or what the source throws.
  package func analyse<Sink: RowFactsSink>(
    ofCases source: @escaping ByteSource, now: Timestamp, into sink: Sink
  ) async throws -> AnalysedRows<Sink> {
    var beginning = Array(repeating: UInt8(0), count: options.blockSize + 4)
    let filled = try source(&beginning, 0..<beginning.count)
    let start = try TextStart(beginning[..<filled]).length
    let blocks = BlockReader(
      source, after: Array(beginning[start..<filled]), CSVText(delimiter: options.delimiter),
      isCSV: false, size: options.blockSize)
    let lines = CaseLines(tables.guideline, now: now)
    let builder = FactsBuilder(RowCounter(tables, groups: 0), sink, tables.guideline)
    let read = try await read(blocks, by: [], builder, keepsNumbers: true) { block, builder in
      builder.beginBlock(block.number)
      return lines.scan(block) { builder.add($0, row: $1) }
    }
    return read.analysed(missing: nil)
  }

  /// What came of all blocks.
  private struct Read<Counter: CohortCounter>: Sendable {
    var counts: CohortCounts
    var counters: [Counter] = []
    var numbers = RowNumbers(rowsBefore: [])

    func analysed<Inner, Sink>(
      missing: [Index<Item>]?, isSynthetic: Bool = false
    ) -> AnalysedRows<Sink>
    where Counter == FactsBuilder<Inner, Sink> {
      AnalysedRows(
        outcome: Outcome(counts: counts, missing: missing, isSynthetic: isSynthetic),
        parts: counters.map { AnalysedRows.Part(sink: $0.sink, keys: $0.keys) }, numbers: numbers)
    }
  }

  private func read<Counter: CohortCounter>(
    _ blocks: BlockReader, by groups: [String], _ counter: Counter, keepsNumbers: Bool = false,
    scan: @escaping @Sendable (borrowing RowBlock, inout Counter) -> RowScanner.Result
  ) async throws -> Read<Counter> {
    let ledger = RowLedger(keepsNumbers: keepsNumbers)
    let trees = tables.trees.count
    return try await withThrowingTaskGroup(of: Counter.self) { group in
      for _ in 0..<max(1, options.workers) {
        group.addTask {
          var counter = counter
          var block = RowBlock()
          while try blocks.next(&block) {
            ledger.add(scan(block, &counter), ofBlock: block.number)
            guard !counter.hasTooManyGroups else { throw TooManyGroups() }
            try Task.checkCancellation()
          }
          return counter
        }
      }
      var all = Read<Counter>(counts: CohortCounts(columns: groups, trees: trees))
      for try await part in group {
        all.counts.add(part.counted(columns: groups))
        all.counters.append(part)
      }
      guard all.counts.groups.count <= GroupKeys.most else { throw TooManyGroups() }
      (all.counts.rows, all.counts.unreadable) = ledger.total
      all.numbers = ledger.numbers
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

/// Gives rows their numbers, whatever the order in which blocks are read.
private final class RowLedger: Sendable {
  private struct State: Sendable {
    var next = 0
    var rows = 0
    var unreadable = UnreadableRows()
    /// What is known of blocks that come after one that is still being read.
    var waiting: [Int: RowScanner.Result] = [:]
    /// How many rows come before each block.
    var rowsBefore: [Int] = []
  }

  private let state = Mutex(State())
  private let keepsNumbers: Bool

  init(keepsNumbers: Bool) { self.keepsNumbers = keepsNumbers }

  func add(_ result: RowScanner.Result, ofBlock number: Int) {
    state.withLock { state in
      state.waiting[number] = result
      while let result = state.waiting.removeValue(forKey: state.next) {
        if keepsNumbers { state.rowsBefore.append(state.rows) }
        state.unreadable.add(result.unreadable, after: state.rows)
        state.rows += result.rows
        state.next += 1
      }
    }
  }

  var total: (rows: Int, unreadable: UnreadableRows) {
    state.withLock { ($0.rows, $0.unreadable) }
  }

  var numbers: RowNumbers { RowNumbers(rowsBefore: state.withLock { $0.rowsBefore }) }
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
