import GuidelineFormat
import GuidelineModel
import Reasoning
import Synchronization
import TestSupport
import Testing

@testable import Cohort

/// A mapping says what columns and codes mean.
struct MappingTests {
  private static let tables = Result { try CohortTables(TablesTests.reasoner("built-in")) }

  /// Keeps what is known of every row.
  struct Kept: RowFactsSink {
    var rows: [(place: RowPlace, group: Int, facts: RowFacts)] = []

    mutating func add(_ facts: RowFacts, group: Int, row: RowPlace) {
      rows.append((row, group, facts))
    }
  }

  private func read(
    _ csv: String, _ yaml: String?, groups: [String] = [], workers: Int = 1,
    blockSize: Int = 1 << 18
  ) async throws -> AnalysedRows<Kept> {
    var options = CohortReader.Options()
    options.mapping = try yaml.map { try MappingMistakeTests.read($0) }
    options.groups = groups
    options.workers = workers
    options.blockSize = blockSize
    return try await CohortReader(Self.tables.get(), options)
      .analyse(ofCSV: ReadingTests.source(Array(csv.utf8), pieces: 1 << 16), into: Kept())
  }

  /// The facts of all rows, in order.
  private func facts(_ csv: String, _ columns: String, _ head: String = "") async throws
    -> (rows: [RowFacts], unread: [String: Int])
  {
    let read = try await read(csv, "mapping: 1\n\(head)columns:\n\(columns)")
    return (read.parts.flatMap { $0.sink.rows.map(\.facts) }, read.outcome.unreadCells)
  }

  private func item(_ name: String) throws -> Int {
    try #require(Self.tables.get().guideline.item(named: name)).offset
  }

  /// The names of the values that facts leave of an item.
  private func values(_ facts: RowFacts, _ name: String) throws -> [String] {
    let item = try item(name)
    let values = try Self.tables.get().guideline.items[item].values
    return values.indices.filter { facts.masks[item] & 1 << UInt16($0) != 0 }
      .map { values[$0].id.text }
  }

  @Test
  func `codes, missing codes and unknown codes`() async throws {
    let (rows, unread) = try await facts(
      "MRI,L\n1,ja\n0,\n9,8\n7,nee\n,01234567890123456789\n",
      """
        MRI: { item: adequate-imaging, codes: { "1": available, "0": unavailable } }
        L: { item: lhermitte, codes: { ja: present, nee: absent, "01234567890123456789": present }, missing: "8" }
      """, "missing: [\"9\"]\n")
    let imaging = try rows.map { try values($0, "adequate-imaging") }
    #expect(imaging.map(\.count) == [1, 1, 2, 0, 2])
    #expect(imaging[0] == ["available"])
    #expect(try rows.map { try values($0, "lhermitte").count } == [1, 2, 2, 1, 1])
    #expect(unread == ["MRI": 1])
  }

  @Test
  func `columns of one item intersect, and leave no value where they contradict each other`()
    async throws
  {
    let (rows, unread) = try await facts(
      "A,B\n1,\n1,1\n1,0\n,0\nx,0\n",
      """
        A: { item: lhermitte, codes: { "1": present } }
        B: { item: lhermitte, codes: { "1": present, "0": absent } }
      """)
    #expect(
      try rows.map { try values($0, "lhermitte") } == [
        ["present"], ["present"], [], ["absent"], [],
      ])
    #expect(unread == ["A": 1])
  }

  @Test
  func `ranges and amounts, with decimal commas`() async throws {
    let (rows, unread) = try await facts(
      "A;B\n2,9;2,9\n3;3\n-1;x\n;1201\n6,0;12\n2.9;5\n",
      """
        A: { item: surgery-life-expectancy, ranges: [ { below: 3, value: X }, { value: Y } ] }
        B: { item: life-expectancy }
      """.replacing("surgery-life-expectancy", with: "lhermitte").replacing("X", with: "absent")
        .replacing("Y", with: "present"), "delimiter: \";\"\ndecimal: \",\"\n")
    #expect(
      try rows.map { try values($0, "lhermitte") } == [
        ["absent"], ["present"], ["absent"], ["present", "absent"], ["present"], [],
      ])
    #expect(try rows.map { try values($0, "life-expectancy").count } == [1, 1, 0, 0, 1, 1])
    #expect(try values(rows[1], "life-expectancy") == ["3-to-6-months"])
    #expect(unread == ["A": 1, "B": 2])
  }

  @Test
  func `an item measured as a number is also told by its values`() async throws {
    let (rows, unread) = try await facts(
      "B\n5\n3-to-6-months\n3-to-6-months|6-to-12-months\n3-months\n",
      "  B: { item: life-expectancy }\n")
    #expect(
      try rows.map { try values($0, "life-expectancy") } == [
        ["3-to-6-months"], ["3-to-6-months"], ["3-to-6-months", "6-to-12-months"], [],
      ])
    #expect(unread == ["B": 1])
  }

  @Test
  func `dates are whole days, and onsets leave what every time within them leaves`() async throws {
    let (rows, unread) = try await facts(
      """
      S,O
      10-01-2026,01-01-2026
      10-01-2026,03-01-2026
      10-01-2026 12:00,03-01-2026 12:00
      10-01-2026 12:00,03-01-2026 11:59
      ,05-01-2026
      ,32-01-2026
      ,01-01-2027

      """,
      """
        S: { event: suspicion, format: dd-mm-yyyy }
        O: { onset: progression-onset, format: dd-mm-yyyy }
      """, "now: 2026-02-01 12:00\n")
    #expect(
      try rows.map { try values($0, "progression-onset") } == [
        ["over-7-days"], ["under-7-days", "over-7-days"], ["under-7-days"], ["over-7-days"],
        ["over-7-days"], [], [],
      ])
    #expect(unread == ["O": 2])
    let suspicion = try #require(Self.tables.get().guideline.event(named: "suspicion")).offset
    let day = try #require(rows[0].events[suspicion])
    #expect(day.earliest.utc == "2026-01-09T23:00:00Z")
    #expect(day.latest.utc == "2026-01-10T22:59:59Z")
    #expect(rows[2].events[suspicion]?.earliest.utc == "2026-01-10T11:00:00Z")
    #expect(rows[4].events[suspicion] == nil)
  }

  @Test
  func `an hour that clocks go through twice may be either, and summer time counts`() {
    let zone = ZoneOffsets("Europe/Amsterdam")
    func read(_ text: String) -> [String] {
      let time = DateForm.yearFirst.time(Array(text.utf8), in: zone)
      return time.map { [$0.earliest.utc, $0.latest.utc] } ?? []
    }
    #expect(read("2026-10-25 02:30") == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
    #expect(read("2026-10-25") == ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z"])
    #expect(read("2026-03-29 02:30") == ["2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z"])
    #expect(read("2026-07-01 12:00:30") == ["2026-07-01T10:00:30Z", "2026-07-01T10:00:30Z"])
    for bad in ["2026-02-29", "1899-12-31", "2026-1-1", "2026-01-01 24:00", "2026-01-01x", ""] {
      #expect(read(bad) == [])
    }
  }

  @Test
  func `every form of a date is read, and no other`() {
    let zone = ZoneOffsets("UTC")
    let texts = [
      "2026-01-31", "31-01-2026", "31/01/2026", "31.01.2026", "01/31/2026", "20260131",
    ]
    for (form, own) in zip(DateForm.allCases, texts) {
      for text in texts {
        let time = form.time(Array(text.utf8), in: zone)
        #expect((time?.earliest.utc == "2026-01-31T00:00:00Z") == (text == own), "\(form) \(text)")
      }
    }
  }

  @Test
  func `what was done and why`() async throws {
    let guideline = try Self.tables.get().guideline
    let tree = try #require(guideline.tree(named: "imaging"))
    let outcomes = guideline[tree].outcomes.map(\.id.text)
    let reason = try #require(guideline.declineReasons.first).id.text
    let (rows, unread) = try await facts(
      "R,D\n,a\np,a\np,n\np,\n,\n,x\n",
      """
        R: { reason: imaging, codes: { p: \(reason) } }
        D: { done: imaging, codes: { a: [\(outcomes[0]), \(outcomes[1])], n: [] } }
      """)
    let both = OutcomeSet(bits: 3)
    #expect(
      rows.map { $0.done[tree.offset] } == [
        .agrees(with: both, reason: nil), .agrees(with: both, reason: Index(0)),
        .agrees(with: OutcomeSet(), reason: Index(0)), .declined(Index(0)), .unknown, .unknown,
      ])
    #expect(unread == ["D": 1])
  }

  @Test
  func `rows keep their numbers and groups, whatever the blocks and workers`() async throws {
    let rows = (1...500).map { "\($0 % 7 == 0 ? "\"a\"b" : "present"),h\($0 % 3),\($0 % 2)" }
    let csv = "lhermitte,h,MRI\n" + rows.joined(separator: "\n")
    let yaml = """
      mapping: 1
      columns:
        lhermitte: { item: lhermitte }
        h: { item: adequate-imaging, codes: { h0: available, h1: unavailable } }
      """
    for mapping in [nil, yaml] {
      let read = try await read(csv, mapping, groups: ["h"], workers: 3, blockSize: 64)
      var seen: [Int: String] = [:]
      for part in read.parts {
        for row in part.sink.rows { seen[read.numbers[row.place]] = part.keys[row.group][0] }
      }
      let expected = (1...500).filter { $0 % 7 != 0 }.map { ($0, "h\($0 % 3)") }
      #expect(seen == Dictionary(uniqueKeysWithValues: expected))
      #expect(read.outcome.counts.rows == 500)
    }
  }

  @Test
  func `cases keep events and decisions`() async throws {
    let reader = CohortReader(try Self.tables.get(), CohortReader.Options())
    let guideline = try Self.tables.get().guideline
    let reason = try #require(guideline.declineReasons.first).id.text
    let lines = """
      {"answers":{"lhermitte":"present"},"events":{"suspicion":"2026-01-01T12:00:00+01:00"},"decisions":{"imaging":{"followed":true}}}
      {"answers":{},"decisions":{"imaging":{"followed":false,"reason":"\(reason)"}}}
      """
    let now = try Timestamp(rfc3339: "2026-02-01T00:00:00Z")
    let read = try await reader.analyse(
      ofCases: ReadingTests.source(Array(lines.utf8), pieces: 1 << 16), now: now, into: Kept())
    let rows = read.parts.flatMap(\.sink.rows)
    try #require(rows.count == 2, "\(String(describing: read.outcome.counts.unreadable))")
    let tree = try #require(guideline.tree(named: "imaging")).offset
    let suspicion = try #require(guideline.event(named: "suspicion")).offset
    #expect(rows[0].facts.events[suspicion]?.earliest.utc == "2026-01-01T11:00:00Z")
    #expect(rows.map { $0.facts.done[tree] } == [.followed, .declined(Index(0))])
  }
}
