/// Recognises the lines of a table and splits them into cells.
enum MarkdownTable {
  /// Whether a line is the delimiter row between the headers and the rows of a table.
  static func isRule(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.contains("|") && line.contains("-")
      && line.allSatisfy { $0.isSpace || "|-:".unicodeScalars.contains($0) }
  }

  /// The cells of a row; `nil` if it does not end in `|`.
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
