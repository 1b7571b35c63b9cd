import GuidelineModel

/// Builds prose from the parts of a Markdown file and reads their inline content.
struct ProseBuilder {
  private(set) var blocks: [Prose.Block] = []
  /// The position of each citation, in order.
  private(set) var citations: [TextPosition] = []
  /// The position of each heading, paragraph, list item and row, in order.
  private(set) var texts: [TextPosition] = []
  private(set) var faults: [MarkdownFault] = []
  private var list: List?

  /// A list that the next part may continue.
  private struct List {
    let mark: MarkdownLine.ListMark
    /// The expected number of the next item.
    var expected: Int?
    var items: [[Prose.Inline]]
  }

  mutating func add(_ part: MarkdownPart) {
    let rows = part.rows.map { $0.map { read($0) } }
    texts += part.rows.compactMap { $0.first?.position(of: 0) }
    if case .item(let mark) = part.kind {
      addItem(rows[0][0], marked: mark, at: part.rows[0][0].position(of: 0).line)
      return
    }
    finishList()
    switch part.kind {
    case .heading(let level): blocks.append(.heading(level: level, rows[0][0]))
    case .paragraph: blocks.append(.paragraph(rows[0][0]))
    case .table: blocks.append(.table(headers: rows[0], rows: Array(rows.dropFirst())))
    case .item: break
    }
  }

  /// Closes a list that does not continue.
  mutating func finishList() {
    guard let list else { return }
    blocks.append(list.mark.number.map { .numbers(from: $0, list.items) } ?? .bullets(list.items))
    self.list = nil
  }

  private mutating func addItem(
    _ words: [Prose.Inline], marked mark: MarkdownLine.ListMark, at line: Int
  ) {
    guard list?.mark.sign == mark.sign else {
      finishList()
      list = List(mark: mark, expected: mark.number.map { $0 + 1 }, items: [words])
      return
    }
    if let number = mark.number, let expected = list?.expected {
      // Markdown numbers the items itself if all are written as 1.
      let isRepeated =
        number == 1 && list?.mark.number == 1 && (list?.items.count == 1 || expected == 1)
      if number == expected || isRepeated {
        list?.expected = isRepeated ? 1 : number + 1
      } else {
        faults.append(
          MarkdownFault(
            mistake: .listOrder(number, expected: expected),
            position: TextPosition(line: line, column: 1)
          ))
      }
    }
    list?.items.append(words)
  }

  /// The inline content of a text; empty after recording a mistake in it.
  private mutating func read(_ text: MarkdownText) -> [Prose.Inline] {
    var reader = InlineReader(text)
    do throws(MarkdownFault) {
      let inlines = try reader.inlines()
      citations += reader.citations
      return inlines
    } catch {
      faults.append(error)
      return []
    }
  }
}

/// A block of a Markdown file whose inline content has not been read yet.
struct MarkdownPart {
  enum Kind: Hashable {
    case heading(level: Int)
    case paragraph
    case item(MarkdownLine.ListMark)
    case table
  }

  let kind: Kind
  /// The cells of each row of a table; for all other blocks one text in one row.
  var rows: [[MarkdownText]]

  init(_ kind: Kind, _ text: MarkdownText) {
    self.init(kind, rows: [[text]])
  }

  init(_ kind: Kind, rows: [[MarkdownText]]) {
    self.kind = kind
    self.rows = rows
  }
}
