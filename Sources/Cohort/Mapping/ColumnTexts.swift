import GuidelineModel

/// What stands in the columns of a file, in memory that does not grow with it.
struct ColumnTexts: RowSink {
  /// What stands in one column.
  struct Column {
    /// The different texts; none where there are more than are shown.
    var texts: Set<[UInt8]> = []
    var hasMany = false
    var filled = 0
    /// The forms that every text so far has.
    var forms = DateForm.allCases
    var areNumbers = true
    var hasComma = false
  }

  /// The most different texts of a column of codes.
  static let mostCodes = 20
  private static let longestCode = 40

  private(set) var columns: [Column]
  private(set) var rows = 0
  private let zone = ZoneOffsets("UTC")

  init(columns count: Int) {
    columns = Array(repeating: Column(), count: count)
  }

  mutating func begin() { rows += 1 }
  mutating func item(_ item: Int, digit: UInt32) {}
  mutating func noValue(_ item: Int) {}
  mutating func end() -> RowFault? { nil }

  mutating func text(_ place: Int, _ cell: some Collection<UInt8>) {
    let cell = Array(cell)
    guard !cell.isEmpty else { return }
    columns[place].filled += 1
    if !columns[place].forms.isEmpty {
      columns[place].forms.removeAll { $0.time(cell, in: zone) == nil }
    }
    if columns[place].areNumbers {
      columns[place].areNumbers = Self.isNumber(cell)
      if cell.contains(UInt8(ascii: ",")) { columns[place].hasComma = true }
    }
    guard !columns[place].hasMany else { return }
    columns[place].texts.insert(cell)
    if cell.count > Self.longestCode || columns[place].texts.count > Self.mostCodes {
      columns[place].hasMany = true
      columns[place].texts = []
    }
  }

  private static func isNumber(_ cell: [UInt8]) -> Bool {
    let marks = cell.filter { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    return marks.count <= 1 && cell.contains { (48...57).contains($0) }
      && cell.allSatisfy { (48...57).contains($0) || marks.contains($0) }
  }
}
