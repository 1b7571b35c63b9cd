package import GuidelineFormat
import GuidelineModel
import Reasoning

/// What the columns of a registry mean to a guideline, as a mapping file says it.
package struct RegistryMapping: Sendable {
  /// What stands between cells, if the mapping says it.
  package let delimiter: UInt8?
  /// What stands before the decimals of a number.
  let decimal: UInt8
  /// The moment that onsets are counted to where no column tells it.
  let now: EventTime?
  let columns: [MappedColumn]

  /// The items that columns tell.
  var items: Set<Int> { Set(columns.compactMap(\.use.item)) }
}

/// What one column means.
struct MappedColumn: Sendable {
  /// What the cells of a column tell.
  enum Use: Sendable {
    /// The values of an item, by texts.
    case texts(item: Int, ItemCodes)
    /// The values of an item, by the range that a number lies in.
    case ranges(item: Int, [NumberRange])
    /// The value of an item, by an amount on its own scale; what is no number is read as texts are.
    case amount(item: Int, ItemCodes)
    /// The value of an item, by the time since its onset.
    case onset(item: Int, DateForm)
    /// When an event happened.
    case event(Int, DateForm)
    /// What was done, where a tree has something to advise.
    case done(tree: Int, [[UInt8]: OutcomeSet])
    /// Why the advice of a tree was not followed.
    case reason(tree: Int, [[UInt8]: Index<DeclineReason>])
    /// The moment that onsets are counted to.
    case now(DateForm)

    /// The item whose values it tells.
    var item: Int? {
      switch self {
      case .texts(let item, _), .ranges(let item, _), .amount(let item, _), .onset(let item, _):
        item
      case .event, .done, .reason, .now: nil
      }
    }
  }

  /// As the header names it.
  let name: String
  /// Where the mapping names it.
  let place: FileLocation
  let use: Use
  /// The texts that say that nothing is known; an empty cell always does.
  let missing: Set<[UInt8]>
}

/// The numbers up to a bound, and from the range before on.
struct NumberRange: Sendable {
  /// Nil for the last range.
  let bound: Measurement.Bound?
  /// The values that such a number leaves possible, as a mask.
  let mask: UInt16

  /// Whether a number that is in no range before lies in this one.
  func contains(_ number: Amount) -> Bool {
    guard let bound else { return true }
    return bound.isInclusive ? number <= bound.amount : number < bound.amount
  }
}

/// A mapping that cannot be used, with everything that is wrong with it.
package struct InvalidMapping: Error {
  package let diagnostics: [Diagnostic]
}

extension RegistryMapping {
  /// What the columns of a file are, by its header and this mapping.
  ///
  /// - Parameters:
  ///   - line: The first line of the file, without its end.
  ///   - names: What stands in it.
  ///   - groups: The columns to group rows by.
  ///   - guideline: The guideline that the mapping was read for.
  /// - Returns: The columns; those that are read as text follow the columns grouped by.
  /// - Throws: ``HeaderProblem``, or ``InvalidMapping`` where there is no such column.
  func columns(
    line: [UInt8], names: [[UInt8]], groups: [String], guideline: Guideline
  ) throws -> (columns: CohortColumns, texts: [TextColumn]) {
    let texts = names.map { String(decoding: $0, as: UTF8.self) }
    let missing = columns.filter { !texts.contains($0.name) }
    // Where there is no column at all, the first line may be a patient's and is not shown.
    guard missing.count < columns.count else { throw HeaderProblem.noMappedColumn }
    guard missing.isEmpty else {
      let free = texts.filter { text in !columns.contains { $0.name == text } }
      throw InvalidMapping(diagnostics: missing.map { Self.noColumn($0, among: free) })
    }
    var uses = names.map { _ in CohortColumns.Use() }
    var readers: [TextColumn] = []
    for (place, column) in columns.enumerated() {
      guard let number = texts.firstIndex(of: column.name) else { continue }
      if case .texts(let item, _) = column.use, isOnlyColumn(of: item) {
        uses[number].item = item
      } else {
        readers.append(TextColumn(column: place, number: number))
      }
    }
    return (
      try CohortColumns(
        line: line, names: names, uses: uses, groups: groups, texts: readers.map(\.number),
        items: items, guideline: guideline),
      readers
    )
  }

  /// A column of which the cells are read as texts.
  struct TextColumn: Sendable {
    /// Its place in the mapping.
    let column: Int
    /// Its place in the file.
    let number: Int
  }

  private func isOnlyColumn(of item: Int) -> Bool {
    columns.count { $0.use.item == item } == 1
  }

  /// Of every item the texts of its cells, as far as a column of texts tells it alone.
  func codes(_ guideline: Guideline) -> [ItemCodes] {
    var codes = guideline.items.map { ItemCodes($0) }
    for column in columns {
      if case .texts(let item, let texts) = column.use { codes[item] = texts }
    }
    return codes
  }

  private static func noColumn(_ column: MappedColumn, among names: [String]) -> Diagnostic {
    Diagnostic(
      code: .unknownColumn, file: column.place.file, line: column.place.line,
      column: column.place.column,
      message: Text(
        nl: "het bestand heeft geen kolom \"\(column.name)\"",
        en: "the file has no column \"\(column.name)\""),
      allowed: names, suggestion: nearestName(to: column.name, in: names))
  }
}
