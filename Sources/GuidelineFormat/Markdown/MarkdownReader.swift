import GuidelineModel

/// Reads the Markdown of a rationale, line by line.
///
/// Supported Markdown has its usual meaning; everything else is a fault with its position and never
/// becomes text with stray marks. `Guidelines/README.md` describes what is supported.
struct MarkdownReader {
  private let markdown: String
  private let lines: [ArraySlice<Unicode.Scalar>]
  private var parts: [MarkdownPart] = []
  private var faults: [MarkdownFault] = []
  /// Whether the last line belongs to the last part, so that text below continues it.
  private var isOpen = false
  /// The character that ends the code block being skipped.
  private var fence: Unicode.Scalar?
  /// The last mistake that concerned a whole line, and that line.
  private var refused: (line: Int, mistake: MarkdownMistake)?

  private init(_ markdown: String) {
    self.markdown = markdown
    lines = Self.lines(of: Array(markdown.unicodeScalars))
  }

  /// The lines, each as a new array slice, so that indices in it are columns.
  private static func lines(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    var lines: [ArraySlice<Unicode.Scalar>] = []
    var start = scalars.first == "\u{FEFF}" ? 1 : 0
    for (index, scalar) in scalars.enumerated() where scalar == "\n" || scalar == "\r" {
      // The second half of a line end.
      if scalar == "\n", index > 0, scalars[index - 1] == "\r" {
        start = index + 1
        continue
      }
      lines.append(Array(scalars[start..<index])[...])
      start = index + 1
    }
    return lines + [Array(scalars[start...])[...]]
  }

  /// The prose, the positions of its citations in order, and the mistakes in it.
  struct Reading {
    let prose: Prose
    let citations: [TextPosition]
    /// The position of each text of the prose.
    let texts: [TextPosition]
    let faults: [MarkdownFault]
  }

  static func read(_ markdown: String) -> Reading {
    var reader = MarkdownReader(markdown)
    var index = 0
    while index < reader.lines.count {
      index += reader.readLine(at: index)
    }
    var builder = ProseBuilder()
    for part in reader.parts { builder.add(part) }
    builder.finishList()
    return Reading(
      prose: Prose(markdown: markdown, blocks: builder.blocks), citations: builder.citations,
      texts: builder.texts, faults: reader.faults + builder.faults)
  }

  /// Reads a line, or a whole table, and returns the number of lines read.
  private mutating func readLine(at index: Int) -> Int {
    let line = lines[index]
    let number = index + 1
    if let sign = fence {
      if line.trimmed.starts(with: [sign, sign, sign]) { fence = nil }
      return 1
    }
    let indentation = line.prefix(while: \.isSpace).count
    let content = MarkdownLine(line.dropFirst(indentation))
    switch content {
    case .blank: isOpen = false
    case .heading, .item, .row, .fence, .words, .mistake:
      guard indentation > 0 else { return read(line, content, at: index) }
      readIndented(line, content, number)
    }
    return 1
  }

  private mutating func read(
    _ line: ArraySlice<Unicode.Scalar>, _ content: MarkdownLine, at index: Int
  ) -> Int {
    let number = index + 1
    switch content {
    case .blank: break
    case .heading(let level, let words):
      guard !words.isEmpty else {
        report(.emptyWords, at: number)
        break
      }
      parts.append(MarkdownPart(.heading(level: level), MarkdownText(words, of: number)))
      isOpen = false
    case .item(let mark, let words): readItem(mark, words, number)
    case .row: return readTable(at: index)
    case .fence(let sign):
      report(.code, at: number)
      fence = sign
    case .words: readWords(line, number)
    case .mistake(let mistake): report(mistake, at: number)
    }
    return 1
  }

  private mutating func readWords(_ line: ArraySlice<Unicode.Scalar>, _ number: Int) {
    if MarkdownTable.isRule(line) {
      report(.tableWithoutRule, at: number)
    } else if !isOpen {
      add(MarkdownPart(.paragraph, MarkdownText(line, of: number)))
    } else if !continueText(with: line, of: number) {
      report(.wordsBelowTable, at: number)
    }
  }

  /// Reads an indented line, which continues the text above and begins nothing.
  private mutating func readIndented(
    _ line: ArraySlice<Unicode.Scalar>, _ content: MarkdownLine, _ number: Int
  ) {
    let isInList = if case .item = parts.last?.kind { true } else { false }
    switch content {
    case .words where isOpen && continueText(with: line, of: number): break
    case .words where isInList: report(.paragraphInItem, at: number)
    case .item where isInList: report(.nestedList, at: number)
    case .blank, .heading, .item, .row, .fence, .words, .mistake: report(.indentation, at: number)
    }
  }

  /// Appends a line to the text of the last part, if it can be continued.
  private mutating func continueText(with line: ArraySlice<Unicode.Scalar>, of number: Int) -> Bool
  {
    switch parts.last?.kind {
    case .heading, .table, nil: return false
    case .paragraph, .item: break
    }
    let before = lines[number - 2]
    let isBroken =
      before.suffix(2).elementsEqual([" ", " "])
      || !before.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
    if isBroken {
      let position = TextPosition(line: number - 1, column: before.trimmed.endIndex + 1)
      faults.append(MarkdownFault(mistake: .lineBreak, position: position))
    }
    parts[parts.count - 1].rows[0][0].append(line, of: number)
    return true
  }

  private mutating func readItem(
    _ mark: MarkdownLine.ListMark, _ words: ArraySlice<Unicode.Scalar>, _ number: Int
  ) {
    if isOpen, let count = mark.number, count != 1, !isInList(of: mark.sign) {
      return report(.listOrText(count, mark.sign), at: number)
    }
    switch MarkdownLine(words) {
    case .words, .row: break
    case .blank: return report(.emptyWords, at: number)
    case .heading: return report(.headingInItem, at: number)
    case .item, .mistake(.rule): return report(.nestedList, at: number)
    case .fence: return report(.code, at: number)
    case .mistake(let mistake): return report(mistake, at: number)
    }
    let isCheckbox =
      ["[ ]", "[x]", "[X]"].contains { words.starts(with: $0.unicodeScalars) }
      && words.dropFirst(3).first?.isSpace ?? true
    if isCheckbox { return report(.checkbox, at: number) }
    add(MarkdownPart(.item(mark), MarkdownText(words, of: number)))
  }

  /// Whether the last part is an item of such a list.
  private func isInList(of sign: Unicode.Scalar) -> Bool {
    if case .item(let mark) = parts.last?.kind { mark.sign == sign } else { false }
  }

  /// Reads a table to its last row and returns its number of lines.
  private mutating func readTable(at index: Int) -> Int {
    let lines = self.lines[index...].prefix { $0.first == "|" }
    guard lines.count > 1, MarkdownTable.isRule(lines[index + 1]) else {
      report(.tableWithoutRule, at: index + 1)
      return lines.count
    }
    let width = MarkdownTable.cells(of: lines[index], number: index + 1)?.count
    var rows: [[MarkdownText]] = []
    for (offset, line) in lines.enumerated() {
      let number = index + offset + 1
      if let row = MarkdownTable.cells(of: line, number: number), row.count == width {
        if offset != 1 { rows.append(row) }
      } else {
        report(.tableWidth, at: number)
      }
    }
    if lines[index + 1].contains(":") { report(.tableAlignment, at: index + 2) }
    if !rows.isEmpty { add(MarkdownPart(.table, rows: rows)) }
    return lines.count
  }

  private mutating func add(_ part: MarkdownPart) {
    parts.append(part)
    isOpen = true
  }

  /// Reports a mistake that concerns a whole line; once for consecutive lines, such as those of a
  /// quote.
  private mutating func report(_ mistake: MarkdownMistake, at number: Int) {
    isOpen = false
    defer { refused = (number, mistake) }
    if let refused, refused.line == number - 1, refused.mistake == mistake { return }
    let column = lines[number - 1].prefix(while: \.isSpace).count + 1
    faults.append(
      MarkdownFault(mistake: mistake, position: TextPosition(line: number, column: column)))
  }
}
