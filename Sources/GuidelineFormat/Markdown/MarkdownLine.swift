/// The block that an unindented line of Markdown begins.
enum MarkdownLine {
  case blank
  case heading(level: Int, words: ArraySlice<Unicode.Scalar>)
  case item(ListMark, words: ArraySlice<Unicode.Scalar>)
  case row
  /// A code fence, with the character it consists of.
  case fence(Unicode.Scalar)
  case words
  case mistake(MarkdownMistake)

  /// The mark before the items of a list.
  struct ListMark: Hashable {
    /// The bullet, or the character after the number.
    let sign: Unicode.Scalar
    let number: Int?
  }

  init(_ line: ArraySlice<Unicode.Scalar>) {
    guard let first = line.first(where: { !$0.isSpace }) else {
      self = .blank
      return
    }
    let isBullet = Self.endsMark(line.dropFirst())
    switch first {
    case "#": self = Self.heading(line)
    case ">": self = .mistake(.blockQuote)
    case "`" where Self.isFence(line), "~" where Self.isFence(line): self = .fence(first)
    case "-" where Self.isRule(line), "*" where Self.isRule(line), "_" where Self.isRule(line),
      "=" where Self.isRule(line):
      self = .mistake(.rule)
    case "-" where isBullet, "*" where isBullet:
      self = .item(ListMark(sign: first, number: nil), words: line.dropFirst().trimmed)
    case "+" where isBullet: self = .mistake(.plusAsBullet)
    case "0"..."9": self = Self.numbered(line) ?? .words
    case "|": self = .row
    default: self = .words
    }
  }

  private static func heading(_ line: ArraySlice<Unicode.Scalar>) -> MarkdownLine {
    let rest = line.drop { $0 == "#" }
    let level = rest.startIndex - line.startIndex
    guard endsMark(rest) else { return .mistake(.hashWithoutSpace) }
    guard level <= 3 else { return .mistake(.deepHeading) }
    // Markdown allows closing `#` characters.
    let words = rest.trimmed
    let open = words.prefix(upTo: words.lastIndex { $0 != "#" }.map { $0 + 1 } ?? words.startIndex)
    let isClosed = open.last?.isSpace ?? true
    return .heading(level: level, words: isClosed ? open.trimmed : words)
  }

  /// A number of at most nine digits, a full stop or a bracket, and a space.
  private static func numbered(_ line: ArraySlice<Unicode.Scalar>) -> MarkdownLine? {
    let digits = line.prefix { ("0"..."9").contains($0) }
    let rest = line[digits.endIndex...]
    guard digits.count <= 9, let sign = rest.first, sign == "." || sign == ")",
      endsMark(rest.dropFirst())
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
    return .item(ListMark(sign: sign, number: number), words: rest.dropFirst().trimmed)
  }

  private static func endsMark(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.first?.isSpace ?? true
  }

  private static func isFence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.count > 2 && line.prefix(3).allSatisfy { $0 == line.first }
  }

  /// Whether a line consists of one repeated character.
  private static func isRule(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let signs = line.filter { !$0.isSpace }
    return signs.count > 1 && signs.allSatisfy { $0 == signs[0] }
  }
}

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
    var index = start
    while index < row.endIndex {
      if row[index] == "\\" {
        index += 1
      } else if row[index] == "|" {
        cells.append(MarkdownText(row[start..<index], of: number))
        start = index + 1
      }
      index += 1
    }
    return start == row.endIndex ? cells : nil
  }
}
