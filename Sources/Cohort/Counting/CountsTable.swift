package import GuidelineModel

/// The table of counts: CSV with a line for each tree, group and set of outcomes that are still possible.
///
/// The lines are sorted bytewise by all columns, so that all engines write the same bytes.
package struct CountsTable {
  /// What a line counts.
  enum Part: String, CaseIterable {
    /// A tree on the pathway.
    case pathway
    /// A tree by itself.
    case tree
  }

  /// The mask of a tree that the pathway does not reach.
  static let notReached = "-1"

  private let guideline: Guideline
  private static let text = CSVText(delimiter: UInt8(ascii: ","))

  package init(_ guideline: Guideline) { self.guideline = guideline }

  /// The table as CSV.
  package func csv(_ counts: CohortCounts) -> [UInt8] {
    var lines: [[String]] = []
    for (key, group) in counts.groups where group.rows > 0 {
      for (place, tree) in guideline.trees.enumerated() {
        func add(_ part: Part, _ mask: String, _ count: Int) {
          lines.append([part.rawValue, tree.id.text] + key + [mask, String(count)])
        }
        for (outcomes, count) in group.trees[place] { add(.tree, String(outcomes.bits), count) }
        for (outcomes, count) in group.pathway[place] {
          add(.pathway, String(outcomes.bits), count)
        }
        let missed = group.rows - group.pathway[place].values.reduce(0, +)
        if missed > 0 { add(.pathway, Self.notReached, missed) }
      }
    }
    lines.sort { left, right in
      for (own, other) in zip(left, right) where own != other {
        return own.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return false
    }
    let header = ["table", "tree"] + counts.columns + ["mask", "n"]
    return ([header] + lines).flatMap { Self.line($0) }
  }

  private static func line(_ cells: [String]) -> [UInt8] {
    Array(cells.map(written).joined(separator: ",").utf8) + [CSVText.newline]
  }

  private static func written(_ cell: String) -> String {
    let special = Set("\",\r\n".utf8)
    guard cell.utf8.contains(where: special.contains) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// Reads a table of any engine; its lines may be in any order.
  ///
  /// - Parameter csv: The table.
  /// - Returns: The counts.
  /// - Throws: ``CountsProblem`` with the number of the line that is wrong, and nothing of its text.
  package func counts(_ csv: [UInt8]) throws(CountsProblem) -> CohortCounts {
    let lines = try Self.lines(csv)
    guard let header = lines.first, header.count >= 4, header[..<2] == ["table", "tree"],
      header[(header.count - 2)...] == ["mask", "n"]
    else { throw CountsProblem(line: 1, kind: .header) }
    var counts = CohortCounts(
      columns: Array(header[2..<(header.count - 2)]), trees: guideline.trees.count)
    counts.unreadable = nil
    for (number, cells) in zip(2..., lines.dropFirst()) {
      guard cells.count == header.count, let part = Part(rawValue: cells[0]),
        let tree = guideline.tree(named: cells[1]), let count = Int(cells[cells.count - 1]),
        count > 0, count < 1 << 53
      else { throw CountsProblem(line: number, kind: .line) }
      let key = Array(cells[2..<(cells.count - 2)])
      var group = counts.groups[key] ?? CohortCounts.Group(trees: guideline.trees.count)
      group.contradictions = nil
      let mask = cells[cells.count - 2]
      if mask != Self.notReached || part == .tree {
        let all = OutcomeSet(guideline[tree].outcomes.indices.map { Index($0) })
        guard let bits = UInt64(mask), OutcomeSet(bits: bits).isSubset(of: all) else {
          throw CountsProblem(line: number, kind: .line)
        }
        let outcomes = OutcomeSet(bits: bits)
        switch part {
        case .tree: group.trees[tree.offset][outcomes, default: 0] += count
        case .pathway: group.pathway[tree.offset][outcomes, default: 0] += count
        }
      }
      counts.groups[key] = group
    }
    for (key, group) in counts.groups {
      let rows = group.trees.map { $0.values.reduce(0, +) }
      guard Set(rows).count == 1,
        group.pathway.allSatisfy({ $0.values.reduce(0, +) <= rows[0] })
      else { throw CountsProblem(line: nil, kind: .sum) }
      counts.groups[key]?.rows = rows[0]
      counts.rows += rows[0]
    }
    if counts.groups.isEmpty {
      throw CountsProblem(line: nil, kind: .empty)
    }
    return counts
  }

  private static func lines(_ csv: [UInt8]) throws(CountsProblem) -> [[String]] {
    var rest = csv[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var lines: [[String]] = []
    while !rest.isEmpty {
      let end = CSVText.endOfLine(rest) ?? rest.endIndex
      guard let cells = text.cells(of: rest[rest.startIndex..<end]) else {
        throw CountsProblem(line: lines.count + 1, kind: .line)
      }
      let texts = cells.compactMap { String(validating: $0, as: UTF8.self) }
      guard texts.count == cells.count else {
        throw CountsProblem(line: lines.count + 1, kind: .line)
      }
      lines.append(texts)
      rest = rest[end...].dropFirst()
    }
    return lines
  }
}

/// Why a table of counts cannot be read.
package struct CountsProblem: Error, Hashable, Sendable {
  /// What is wrong.
  enum Kind: Hashable, Sendable {
    case header
    case line
    case sum
    case empty
  }

  /// The number of the line, the header being the first; nil if the problem concerns all lines.
  package let line: Int?
  let kind: Kind

  /// What is wrong, as a clause.
  package var message: Text {
    switch kind {
    case .header:
      Text(
        nl: "de kopregel is niet die van een teltabel: table, tree, kolommen van groepen, mask, n",
        en: "the header is not that of a table of counts: table, tree, columns of groups, mask, n")
    case .line:
      Text(
        nl: "dit is geen regel van een teltabel van deze richtlijn",
        en: "this is no line of a table of counts of this guideline")
    case .sum:
      Text(
        nl: "de tellingen van de bomen zijn niet van evenveel rijen",
        en: "the counts of the trees are not of equally many rows")
    case .empty: Text(nl: "er staan geen tellingen in", en: "there are no counts in it")
    }
  }
}
