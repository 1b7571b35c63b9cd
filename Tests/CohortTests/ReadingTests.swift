import GuidelineModel
import Reasoning
import Synchronization
import TestSupport
import Testing

@testable import Cohort

/// CSV is read as RFC 4180 has it, however it is cut up.
struct ReadingTests {
  private static let tables = Result { try CohortTables(TablesTests.reasoner("hyperkalaemia")) }

  /// Gives a text in pieces of a size.
  static func source(_ bytes: [UInt8], pieces: Int) -> ByteSource {
    let given = Mutex(0)
    return { into, range in
      given.withLock { given in
        let count = min(pieces, range.count, bytes.count - given)
        into.replaceSubrange(
          range.lowerBound..<range.lowerBound + count, with: bytes[given..<given + count])
        given += count
        return count
      }
    }
  }

  private func counts(
    _ text: String, groups: [String] = [], delimiter: Character = ",", pieces: Int = 1 << 16,
    blockSize: Int = 1 << 18, workers: Int = 1
  ) async throws -> CohortCounts {
    try await counts(
      Array(text.utf8), groups: groups, delimiter: delimiter, pieces: pieces,
      blockSize: blockSize, workers: workers)
  }

  private func counts(
    _ bytes: [UInt8], groups: [String] = [], delimiter: Character = ",", pieces: Int = 1 << 16,
    blockSize: Int = 1 << 18, workers: Int = 1
  ) async throws -> CohortCounts {
    var options = CohortReader.Options()
    options.groups = groups
    options.delimiter = delimiter.asciiValue ?? 0
    options.blockSize = blockSize
    options.workers = workers
    return try await CohortReader(Self.tables.get(), options)
      .counts(ofCSV: Self.source(bytes, pieces: pieces)).counts
  }

  /// The items of the guideline used here with two of their values.
  private func items() throws -> [(name: String, values: [String])] {
    try Self.tables.get().guideline.items.map { ($0.id.text, $0.values.map(\.id.text)) }
  }

  /// A row for every kind of cell and every way to be wrong, with what is wrong.
  private func rows() throws -> [(text: String, fault: RowFault?)] {
    let (a, b) = (try items()[0].values, try items()[1].values)
    return [
      ("\(a[0]),\(b[0]),x", nil), (",,", nil), ("\"\(a[0])\",\"\",\"x\"", nil),
      ("\(a[0])|\(a[1]),\"\(b[1])|\(b[0])\",\"x,\"\"y\"\"\nz\"", nil),
      ("\(a[1]),?,\r", nil), ("\(a[0]),\(b[0])", .tooShort), ("\(a[0])", .tooShort),
      (",,,", .tooLong), (",,\"x\",\"y\n\"", .tooLong), ("a\"b,,", .quotes),
      ("\"a\"b,,", .quotes), ("\"a", .quotes), (",,\"x\r\ny\"\r", nil),
      ("\(a[0]),\(b[0]),\u{0}", .noText), (",,é€😀", nil),
      ("wide name that is no value of anything,\(b[0]),", nil),
    ]
  }

  private func header() throws -> String {
    try "\(items()[0].name.replacing("-", with: "_")),\(items()[1].name),note"
  }

  @Test
  func `what is wrong with a row is told by number, and the rows around it are read`() async throws
  {
    for row in try rows() {
      let text = try "\(header())\n,,\n\(row.text)\n,,\n,,\n"
      let counts = try await counts(text)
      let unreadable = try #require(counts.unreadable)
      #expect(unreadable.counts == (row.fault.map { [$0: 1] } ?? [:]), "\(row)")
      #expect(unreadable.first == (row.fault == nil ? [] : [2]), "\(row)")
      #expect(counts.rows == 4, "\(row)")
      #expect(counts.total.rows == (row.fault == nil ? 4 : 3), "\(row)")
    }
  }

  @Test
  func `counts do not depend on pieces, blocks or workers`() async throws {
    var random = SeededGenerator(seed: 3)
    let rows = try rows().map(\.text)
    for _ in 0..<6 {
      let chosen = (0..<60).map { _ in rows[Int.random(in: 0..<rows.count, using: &random)] }
      let text = try ([header()] + chosen).joined(separator: "\n")
      for ending in ["", "\n"] {
        let whole = try await counts(text + ending)
        #expect(whole.rows > 40)
        for (pieces, blockSize, workers) in [(1, 1, 1), (7, 16, 2), (50, 33, 3), (1000, 100, 2)] {
          let parts = try await counts(
            text + ending, pieces: pieces, blockSize: blockSize, workers: workers)
          let isSame = parts == whole
          #expect(isSame, "\(pieces), \(blockSize), \(workers)")
        }
      }
    }
  }

  @Test
  func `one mark too many costs one line`() async throws {
    let text = try "\(header())\n,,\n\"open,,\n,,\n,,\nx,\"y\" ,\n,,\n"
    let counts = try await counts(text)
    #expect(counts.rows == 6)
    #expect(counts.unreadable?.first == [2, 5])
  }

  @Test
  func `a row longer than a mebibyte is no row, quoted or not, and the next one is`() async throws {
    let long = String(repeating: "x", count: CSVText.longestRow)
    for row in [",,\(long)", ",,\"\(long)\"", ",,\"\n\",\(long)"] {
      for blockSize in [1 << 14, 1 << 18, 1 << 22] {
        let counts = try await counts("\(header())\n,,\n\(row)\n,,\n", blockSize: blockSize)
        #expect(counts.unreadable?.first.first == 2)
        #expect(counts.total.rows == 2)
      }
    }
    let fits = String(repeating: "x", count: CSVText.longestRow - 2)
    #expect(try await counts("\(header())\n,,\(fits)\n").total.rows == 1)
  }

  @Test
  func `a header that comes again is no row`() async throws {
    let counts = try await counts("\(header())\r\n,,\r\n\(header())\r\n,,\r\n")
    #expect(counts.unreadable?.counts == [.header: 1])
    #expect(counts.rows == 3)
  }

  @Test
  func `a mark of the byte order, other delimiters, and empty lines`() async throws {
    let (name, values) = try items()[0]
    let text = "\u{FEFF}x;\(name);y\r\n1,5;\(values[0]);\r\n\r\n;;\r\n"
    let counts = try await counts(text, delimiter: ";")
    #expect(counts.rows == 2)
    #expect(counts.unreadable?.count == 0)
    #expect(counts.total.rows == 2)
  }

  @Test
  func `rows are grouped by the texts of columns, whatever is in them`() async throws {
    let text = try "\(header())\n,,\"a,\"\"b\"\"\"\n,,\n,,\"\"\n,,\"a,\"\"b\"\"\"\n,,é\n"
    let counts = try await counts(text, groups: ["note"])
    #expect(counts.groups.mapValues(\.rows) == [["a,\"b\""]: 2, [""]: 2, ["é"]: 1])
    var wrong = Array(try "\(header())\n,,".utf8)
    wrong += [0xC3, 0x28, 0x0A]
    #expect(try await self.counts(wrong, groups: ["note"]).unreadable?.counts == [.noText: 1])
  }

  @Test
  func `a file that does not begin with the names of items is refused`() async throws {
    let name = try items()[0].name
    let cases: [(text: [UInt8], problem: HeaderProblem)] = [
      ([], .empty), ([0xFF, 0xFE, 0x61, 0x00], .utf16), ([0x61, 0x00, 0x62, 0x00, 0x0A], .utf16),
      (Array("x,y\n1,2\n".utf8), .noItem), (Array("\(name),\"y\n".utf8), .unreadable),
      (Array("\(name),x,x\n".utf8), .twice(1, 2)),
      (Array("\(name),x,\"\(name)\"\n".utf8), .twice(0, 2)),
    ]
    for (text, problem) in cases {
      await #expect(throws: problem) { try await counts(text) }
    }
    await #expect(throws: HeaderProblem.noGroup("z")) {
      try await counts("\(name)\n", groups: ["z"])
    }
  }

  @Test(arguments: TablesTests.guidelines)
  func `cells mean what they mean in a database`(name: String) throws {
    let guideline = try TablesTests.reasoner(name).guideline
    for item in guideline.items {
      let codes = ItemCodes(item)
      func mask(_ cell: String) -> UInt16 {
        // What stands before and after a cell is none of it.
        let bytes = Array("x|\(cell)|x".utf8)
        return codes.mask(2..<bytes.count - 2, in: bytes.span)
      }
      let names = item.values.map(\.id.text)
      #expect(mask("") == item.allValues.bits)
      #expect(mask(names.reversed().joined(separator: "|")) == item.allValues.bits)
      for (place, name) in names.enumerated() { #expect(mask(name) == 1 << place) }
      let wrong = [
        " \(names[0])", "\(names[0]) ", "\(names[0])|", "|\(names[0])", "|", "\(names[0])x",
        "\(names[0])|\(names[0])", names[0].uppercased(), "\(names[0])||\(names[1])", "%", "?",
      ]
      for cell in wrong { #expect(mask(cell) == 0, "\(cell)") }
    }
  }

  @Test(arguments: TablesTests.guidelines)
  func `the quick way counts what the slow way counts`(name: String) async throws {
    let tables = try CohortTables(TablesTests.reasoner(name))
    var random = SeededGenerator(seed: 11)
    let items = tables.guideline.items
    let told = items.indices.filter { _ in Int.random(in: 0..<8, using: &random) > 0 }
    let columns = try CohortColumns(
      line: [], names: told.map { Array(items[$0].id.text.utf8) }, groups: [],
      guideline: tables.guideline)
    let quick = try #require(QuickTables(tables, columns: Set(told)))
    var quickly = QuickCounter(quick, groups: 0)
    var slowly = RowCounter(tables, groups: 0)
    for _ in 0..<3000 {
      let state = TablesTests.state(of: tables.guideline, &random)
      quickly.begin()
      slowly.begin()
      for item in told {
        if Int.random(in: 0..<40, using: &random) == 0 {
          quickly.noValue(item)
          slowly.noValue(item)
        } else {
          let digit = UInt32(state.values[item].bits) - 1
          quickly.item(item, digit: digit)
          slowly.item(item, digit: digit)
        }
      }
      #expect(quickly.end() == slowly.end())
    }
    #expect(quickly.counted(columns: []) == slowly.counted(columns: columns.groups))
  }
}
