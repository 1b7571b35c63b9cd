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
