/// How the lines of a table are told from others and cut into cells.
enum MarkdownTable {
  /// Whether a line is what stands between the headers of a table and its rows.
  static func isRule(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.contains("|") && line.contains("-")
      && line.allSatisfy { $0.isSpace || "|-:".unicodeScalars.contains($0) }
  }

  /// The cells of a row, or nil where no `|` ends it.
  static func cells(of row: ArraySlice<Unicode.Scalar>, number: Int) -> [MarkdownText]? {
    let row = row.trimmed
    var cells: [MarkdownText] = []
    var start = row.startIndex + 1
    var place = start
    while place < row.endIndex {
      if row[place] == "\\" {
        place += 1
      } else if row[place] == "|" {
        cells.append(MarkdownText(row[start..<place], of: number))
        start = place + 1
      }
      place += 1
    }
    return start == row.endIndex ? cells : nil
  }
}
