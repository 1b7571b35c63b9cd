/// Which counts of a report are not shown, so that none from 1 to ``least`` − 1 can be worked out.
///
/// Zeros and what is not small are shown unless a small count needs their company: every count that is not shown
/// can be any of several values, up to ``least`` or more, as far as the shown ones tell.
package struct SmallCells: Hashable, Sendable {
  /// The smallest count that is shown; 1 shows all.
  package let least: Int

  package init(least: Int) { self.least = max(1, least) }

  package func isSmall(_ count: Int) -> Bool { count > 0 && count < least }

  package func single(_ count: Int) -> PublishedCount { isSmall(count) ? .hidden : .exact(count) }

  /// Hides parts of a sum that is shown and not small.
  ///
  /// At least two parts are hidden, none of them zero. Their sum is large enough that each of them may be a number
  /// that is not small.
  ///
  /// - Parameters:
  ///   - parts: The parts.
  ///   - order: In which order others are hidden with the small ones; by default the smallest first.
  /// - Returns: The parts as they are shown.
  package func line(_ parts: [Int], order: [Int]? = nil) -> [PublishedCount] {
    var hidden = Set(parts.indices.filter { isSmall(parts[$0]) })
    guard !hidden.isEmpty else { return parts.map { .exact($0) } }
    let others = order ?? parts.indices.sorted { (parts[$0], $0) < (parts[$1], $1) }
    func isSafe() -> Bool {
      hidden.count > 1 && hidden.reduce(0) { $0 + parts[$1] } - hidden.count + 1 >= least
    }
    for place in others where !isSafe() && parts[place] > 0 { hidden.insert(place) }
    return parts.indices.map { hidden.contains($0) ? .hidden : .exact(parts[$0]) }
  }

  /// Hides cells of a table whose rows and columns have sums that are shown.
  ///
  /// Every small cell becomes a corner of a rectangle of hidden cells. Along it, counts can move without a change
  /// of any sum, far enough for the small one to be not small (the hypercube method: Repsilber 1994).
  ///
  /// - Parameters:
  ///   - cells: The cells, by row.
  ///   - ranges: What each cell can be as far as other parts of the report tell; by default anything.
  /// - Returns: The cells; nil where some small cell has no such rectangle.
  package func table(
    _ cells: [[Int]], within ranges: [[ClosedRange<Int>]]? = nil
  ) -> [[PublishedCount]]? {
    let ranges = ranges ?? cells.map { $0.map { _ in 0...Int.max } }
    var isHidden = cells.map { $0.map { _ in false } }
    for row in cells.indices {
      for column in cells[row].indices where isSmall(cells[row][column]) {
        guard let corner = corner(oppositeTo: (row, column), cells, ranges, isHidden) else {
          return nil
        }
        for place in [row, corner.row] {
          isHidden[place][column] = true
          isHidden[place][corner.column] = true
        }
      }
    }
    return zip(cells, isHidden).map { counts, isHidden in
      zip(counts, isHidden).map { $1 ? .hidden : .exact($0) }
    }
  }

  private func corner(
    oppositeTo cell: (row: Int, column: Int), _ cells: [[Int]], _ ranges: [[ClosedRange<Int>]],
    _ isHidden: [[Bool]]
  ) -> (row: Int, column: Int)? {
    let need = least - cells[cell.row][cell.column]
    func canRise(_ row: Int, _ column: Int) -> Bool {
      cells[row][column] <= ranges[row][column].upperBound - need
    }
    func canFall(_ row: Int, _ column: Int) -> Bool {
      cells[row][column] - need >= ranges[row][column].lowerBound
    }
    guard canRise(cell.row, cell.column) else { return nil }
    var best: (cost: Int, row: Int, column: Int)?
    for row in cells.indices where row != cell.row && canFall(row, cell.column) {
      for column in cells[row].indices where column != cell.column {
        // A zero may be one for a reason that a reader knows.
        guard cells[row][column] > 0, canFall(cell.row, column), canRise(row, column) else {
          continue
        }
        let corners = [(row, cell.column), (cell.row, column), (row, column)]
        let cost = corners.reduce(0) { $0 + (isHidden[$1.0][$1.1] ? 0 : 1 + cells[$1.0][$1.1]) }
        if cost < best?.cost ?? .max { best = (cost, row, column) }
      }
    }
    return best.map { ($0.row, $0.column) }
  }
}
