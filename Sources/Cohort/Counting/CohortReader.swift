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
    /// What the columns mean; nil where they are named as items.
    package var mapping: RegistryMapping?
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
    /// Of the columns of the mapping with such cells, how many cells mean nothing by it.
    package var unreadCells: [String: Int] = [:]
    /// Whether a column says that the rows are made up.
    package var isSynthetic = false
  }

  /// Counts the rows of CSV with a header.
  ///
  /// - Parameter source: The file.
  /// - Returns: The counts.
  /// - Throws: ``HeaderProblem``, ``TooManyGroups``, or what the source throws.
  package func counts(ofCSV source: @escaping ByteSource) async throws -> Outcome {
    // What a mapping leaves unread is counted where rows are analysed.
    if options.mapping != nil {
      return try await analyse(ofCSV: source, into: NoRowFacts()).outcome
    }
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
    let builder = FactsBuilder(counter, sink, tables.guideline, mapping: csv.cells)
    let read = try await read(csv.blocks, by: options.groups, builder, keepsNumbers: true) {
      $1.beginBlock($0.number)
      return csv.scanner.scan($0, into: &$1)
    }
    return read.analysed(
      missing: csv.columns.missing, options.mapping, isSynthetic: csv.columns.isSynthetic)
  }

  /// A file of which the header has been read.
  private struct CSVFile: Sendable {
    let columns: CohortColumns
    let scanner: RowScanner
    let blocks: BlockReader
    /// What reads the columns that are taken as text for a mapping.
    let cells: MappedCells?
    /// The items that columns tell.
    var items: Set<Int> { Set(columns.items.map(\.offset)) }
  }

  private func file(_ source: @escaping ByteSource) throws -> CSVFile {
    let text = CSVText(delimiter: options.mapping?.delimiter ?? options.delimiter)
    let beginning = try HeaderReader(text).read(source)
    let blocks = BlockReader(source, after: beginning.rest, text, size: options.blockSize)
    let guideline = tables.guideline
    guard let mapping = options.mapping else {
      let columns = try CohortColumns(
        line: beginning.line, names: beginning.names, groups: options.groups, guideline: guideline)
      let codes = guideline.items.map { ItemCodes($0) }
      return CSVFile(
        columns: columns, scanner: RowScanner(columns, cells: codes, text: text), blocks: blocks,
        cells: nil)
    }
    let (columns, texts) = try mapping.columns(
      line: beginning.line, names: beginning.names, groups: options.groups, guideline: guideline)
    return CSVFile(
      columns: columns,
      scanner: RowScanner(columns, cells: mapping.codes(guideline), text: text), blocks: blocks,
      cells: MappedCells(mapping, texts, in: columns, guideline))
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
      missing: [Index<Item>]?, _ mapping: RegistryMapping? = nil, isSynthetic: Bool = false
    ) -> AnalysedRows<Sink> where Counter == FactsBuilder<Inner, Sink> {
      var unread: [String: Int] = [:]
      for counter in counters {
        guard let mapping else { break }
        for (column, count) in zip(mapping.columns, counter.unreadCells(of: mapping))
        where count > 0 {
          unread[column.name, default: 0] += count
        }
      }
      return AnalysedRows(
        outcome: Outcome(
          counts: counts, missing: missing, unreadCells: unread, isSynthetic: isSynthetic),
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
            let result = scan(block, &counter)
            ledger.add(result, ofBlock: block.number)
            options.progress?(result.rows, block.end)
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

/// Numbers rows in the order of the file, although blocks are read in any order.
private final class RowLedger: Sendable {
  private struct State: Sendable {
    var next = 0
    var rows = 0
    var unreadable = UnreadableRows()
    /// The results of blocks after one that is still being read.
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
  /// How many columns rows are grouped by.
  var groupColumns: Int { get }
  /// The texts that rows are grouped by, by the number of the group.
  var keys: [[String]] { get }
  /// Whether there are more groups than are counted separately.
  var hasTooManyGroups: Bool { get }

  func counted(columns: [String]) -> CohortCounts
}
