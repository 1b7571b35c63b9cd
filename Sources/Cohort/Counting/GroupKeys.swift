import GuidelineModel

/// Numbers for groups of rows, by their texts in the columns that rows are grouped by.
struct GroupKeys: Sendable {
  /// The maximum number of groups; a column with more different texts would identify patients.
  static let most = 4096

  let columns: Int
  private var numbers: [[UInt8]: Int] = [:]
  private(set) var keys: [[String]] = []
  /// The texts of the row that is being read.
  private var cells: [[UInt8]]
  private var key: [UInt8] = []
  private(set) var isFull = false

  init(columns: Int) {
    self.columns = columns
    cells = Array(repeating: [], count: columns)
    if columns == 0 { _ = number }
  }

  mutating func set(_ place: Int, _ cell: some Collection<UInt8>) {
    cells[place].removeAll(keepingCapacity: true)
    cells[place].append(contentsOf: cell)
  }

  /// The number of the group of the row; nil if a cell is not UTF-8, or there are too many groups.
  var number: Int? {
    mutating get {
      if columns == 0, !keys.isEmpty { return 0 }
      key.removeAll(keepingCapacity: true)
      for cell in cells {
        key.append(contentsOf: cell)
        // No UTF-8 text contains this byte.
        key.append(0xFF)
      }
      if let number = numbers[key] { return number }
      guard keys.count < Self.most else {
        isFull = true
        return nil
      }
      let texts = cells.compactMap { String(validating: $0, as: UTF8.self) }
      guard texts.count == columns else { return nil }
      numbers[key] = keys.count
      keys.append(texts)
      return keys.count - 1
    }
  }
}
