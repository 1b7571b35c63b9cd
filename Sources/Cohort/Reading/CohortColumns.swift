package import GuidelineModel

/// What each column of a file is used for, according to its header.
package struct CohortColumns: Sendable {
  /// What a column is used for; it may be both, or neither.
  struct Use: Hashable, Sendable {
    /// The index of the item whose values its cells name.
    var item: Int?
    /// Its index among the columns that are taken as text; those that rows are grouped by come first.
    var text: Int?
  }

  let uses: [Use]
  /// The names of all columns.
  package let names: [String]
  /// Whether one of them says that the rows are made up.
  var isSynthetic: Bool { names.contains(where: SyntheticRegistry.isMade) }
  /// The columns that rows are grouped by, as the header names them.
  package let groups: [String]
  /// The line of the header, without its line break.
  let line: [UInt8]
  /// The number of columns that are taken as text.
  let textCount: Int
  /// The items that have a column.
  package let items: [Index<Item>]
  /// The items without a column.
  package let missing: [Index<Item>]

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - line: The first line of the file, without its line break.
  ///   - names: Its cells.
  ///   - groups: The columns to group rows by.
  ///   - guideline: The guideline whose items columns are named after.
  /// - Throws: ``HeaderProblem``. It contains nothing from the file, since the first line may be a patient's if the
  ///   header is missing.
  init(
    line: [UInt8], names: [[UInt8]], groups: [String], guideline: Guideline
  ) throws(HeaderProblem) {
    let items = names.map { Self.item(named: $0, in: guideline) }
    guard items.contains(where: { $0 != nil }) else { throw .noItem }
    for (place, item) in items.enumerated() {
      guard let item else { continue }
      if let first = items[..<place].firstIndex(of: item) { throw .twice(first, place) }
    }
    try self.init(
      line: line, names: names, uses: items.map { Use(item: $0?.offset) }, groups: groups,
      texts: [], items: Set(items.compactMap { $0?.offset }), guideline: guideline)
  }

  /// Creates the columns of a header of which it is known what they tell.
  ///
  /// - Parameters:
  ///   - line: The first line of the file, without its end.
  ///   - names: What stands in it.
  ///   - uses: The items that columns tell by themselves.
  ///   - groups: The columns to group rows by.
  ///   - texts: The places of the columns whose cells are taken as text too.
  ///   - items: The items that columns tell, by themselves or together.
  ///   - guideline: The guideline.
  /// - Throws: ``HeaderProblem``.
  init(
    line: [UInt8], names: [[UInt8]], uses: [Use], groups: [String], texts: [Int], items: Set<Int>,
    guideline: Guideline
  ) throws(HeaderProblem) {
    for (place, name) in names.enumerated() {
      if let first = names[..<place].firstIndex(of: name) { throw .twice(first, place) }
    }
    var uses = uses
    for (place, group) in groups.enumerated() {
      if groups[..<place].contains(group) { throw .groupTwice(group) }
      guard let column = names.firstIndex(of: Array(group.utf8)) else {
        throw .noGroup(group)
      }
      uses[column].text = place
    }
    var count = groups.count
    for column in texts where uses[column].text == nil {
      uses[column].text = count
      count += 1
    }
    textCount = count
    self.uses = uses
    self.names = names.map { String(decoding: $0, as: UTF8.self) }
    self.groups = groups
    self.line = line
    self.items = items.sorted().map { Index($0) }
    missing = guideline.items.indices.filter { !items.contains($0) }.map { Index($0) }
  }

  /// Reads the header of a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - delimiter: The byte between cells.
  ///   - groups: The columns to group rows by.
  ///   - guideline: The guideline whose items columns are named after.
  /// - Throws: ``HeaderProblem``, or what the source throws.
  package init(
    ofCSV source: ByteSource, delimiter: UInt8, groups: [String], guideline: Guideline
  ) throws {
    let beginning = try HeaderReader(CSVText(delimiter: delimiter)).read(source)
    try self.init(
      line: beginning.line, names: beginning.names, groups: groups, guideline: guideline)
  }

  /// A source of a header that has already been read.
  package static func source(of header: [UInt8]) -> ByteSource {
    { bytes, range in
      // More is requested only if there was no line break.
      guard range.lowerBound < header.count else { return 0 }
      let count = min(range.count, header.count - range.lowerBound)
      bytes.replaceSubrange(
        range.lowerBound..<range.lowerBound + count,
        with: header[range.lowerBound..<range.lowerBound + count])
      return count
    }
  }

  /// The item that a column is named after, with `-` or `_`.
  private static func item(named name: [UInt8], in guideline: Guideline) -> Index<Item>? {
    let underscore = UInt8(ascii: "_")
    let name = name.map { $0 == underscore ? UInt8(ascii: "-") : $0 }
    return guideline.items.indices.first { guideline.items[$0].id.text.utf8.elementsEqual(name) }
      .map { Index($0) }
  }
}

/// Why no row of a file can be read.
package enum HeaderProblem: Error, Hashable, Sendable {
  /// The file is empty.
  case empty
  /// The text is UTF-16.
  case utf16
  /// The first line is not UTF-8, has a quotation mark that is not closed, or is too long.
  case unreadable
  /// No column is named after an item.
  case noItem
  /// There is one column, and nothing is recognised in it.
  case oneColumn
  /// No column is one that the mapping names.
  case noMappedColumn
  /// The columns at these places have the same name or are named after the same item.
  case twice(Int, Int)
  /// There is no column to group by.
  case noGroup(String)
  /// There is no column of periods.
  case noPeriod(String)
  /// A column to group by is named twice.
  case groupTwice(String)

  /// What is wrong, as one clause.
  package var message: Text {
    switch self {
    case .empty: Text(nl: "er staat niets in", en: "there is nothing in it")
    case .utf16:
      Text(
        nl: "dit is UTF-16; bewaar het als UTF-8 (in Excel: \"CSV UTF-8\")",
        en: "this is UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\")")
    case .unreadable:
      Text(
        nl: "de eerste regel is niet te lezen als de namen van kolommen",
        en: "the first line cannot be read as the names of columns")
    case .noItem:
      Text(
        nl: "geen kolom heet naar een gegeven van de richtlijn (\"wervelwijzer items\" noemt ze); "
          + "ontbreekt de kopregel, of is het scheidingsteken een ander (--delimiter)?",
        en:
          "no column is named after an item of the guideline (\"wervelwijzer items\" lists them); "
          + "is the header missing, or the delimiter another one (--delimiter)?")
    case .oneColumn:
      Text(
        nl: "er is maar één kolom, en die is niet herkend; is het scheidingsteken een ander "
          + "(--delimiter)?",
        en: "there is only one column, and it was not recognised; is the delimiter another one "
          + "(--delimiter)?")
    case .noMappedColumn:
      Text(
        nl: "geen kolom heet zoals de mapping zegt; ontbreekt de kopregel, of is het "
          + "scheidingsteken een ander (\"delimiter\")?",
        en: "no column is named as the mapping says; is the header missing, or the delimiter "
          + "another one (\"delimiter\")?")
    case .twice(let first, let second):
      Text(
        nl: "kolom \(first + 1) en kolom \(second + 1) hebben dezelfde naam",
        en: "column \(first + 1) and column \(second + 1) have the same name")
    case .noGroup(let name):
      Text(
        nl: "--group: er is geen kolom \"\(name)\"", en: "--group: there is no column \"\(name)\"")
    case .noPeriod(let name):
      Text(
        nl: "--period: er is geen kolom \"\(name)\"",
        en: "--period: there is no column \"\(name)\"")
    case .groupTwice(let name):
      Text(
        nl: "--group: kolom \"\(name)\" staat er twee keer",
        en: "--group: column \"\(name)\" stands twice")
    }
  }
}
