import CohortReports
import TestSupport
import Testing

/// Small counts cannot be worked out from those that are shown.
struct SmallCellsTests {
  private static let least = 10

  @Test func `hidden parts of a sum leave each other room`() {
    var random = SeededGenerator(seed: 1)
    let cells = SmallCells(least: Self.least)
    for _ in 0..<2000 {
      let parts = (0..<random.next(below: 8) + 1).map { _ in
        random.next(below: random.next(below: 3) == 0 ? 12 : 100)
      }
      guard !cells.isSmall(parts.reduce(0, +)) else { continue }
      let shown = cells.line(parts)
      let hidden = zip(parts, shown).filter(\.1.isHidden).map(\.0)
      for (part, count) in zip(parts, shown) {
        if let exact = count.exact { #expect(exact == part && !cells.isSmall(exact)) }
      }
      // Any of them can be as large as the sum of all.
      if !hidden.isEmpty { #expect(hidden.count > 1 && hidden.reduce(0, +) >= Self.least) }
    }
  }

  @Test func `no small count of a table is shown or alone in its row or column`() {
    var random = SeededGenerator(seed: 2)
    let cells = SmallCells(least: Self.least)
    var protected = 0
    for _ in 0..<2000 {
      let columns = random.next(below: 4) + 2
      let table = (0..<random.next(below: 6) + 2).map { _ in
        (0..<columns).map { _ in random.next(below: random.next(below: 4) == 0 ? 12 : 60) }
      }
      guard let shown = cells.table(table) else { continue }
      protected += 1
      let hidden = shown.map { $0.map { $0.isHidden ? 1 : 0 } }
      for (counts, row) in zip(table, shown) {
        for (count, cell) in zip(counts, row) {
          #expect(cell == (cell.isHidden ? .hidden : .exact(count)))
          #expect(!cells.isSmall(count) || cell.isHidden)
        }
      }
      for row in hidden { #expect(row.reduce(0, +) != 1) }
      for column in 0..<columns { #expect(hidden.reduce(0) { $0 + $1[column] } != 1) }
    }
    #expect(protected > 500)
  }

  @Test func `everything is shown with 1`() {
    #expect(SmallCells(least: 1).line([1, 2, 0]) == [.exact(1), .exact(2), .exact(0)])
  }
}
