/// A longer text in one language: headings, paragraphs, lists and tables.
///
/// The Markdown of a rationale file is parsed into this once; code that shows, searches or checks a
/// rationale uses this instead of Markdown.
package struct Prose: Hashable, Sendable {
  /// The Markdown that it was read from.
  package let markdown: String
  /// The blocks, from top to bottom.
  package let blocks: [Block]

  package init(markdown: String, blocks: [Block]) {
    self.markdown = markdown
    self.blocks = blocks
  }

  /// A block of text, separated from others by an empty line.
  package enum Block: Hashable, Sendable {
    /// A heading and its level, from 1 (highest) to 3.
    case heading(level: Int, [Inline])
    /// A paragraph.
    case paragraph([Inline])
    /// A bulleted list, one element per item.
    case bullets([[Inline]])
    /// A numbered list that starts at a number.
    case numbers(from: Int, [[Inline]])
    /// A table; every row has as many cells as there are headers.
    case table(headers: [[Inline]], rows: [[[Inline]]])
  }

  /// Inline content of a block.
  package indirect enum Inline: Hashable, Sendable {
    /// Plain words.
    case words(String)
    /// Words in italics.
    case emphasis([Inline])
    /// Words in bold.
    case strong([Inline])
    /// A link to an address.
    case link([Inline], WebAddress)
    /// The source of the preceding text, which ends without a space.
    case citation(Citation)
  }

  /// A source, and the place in it.
  package struct Citation: Hashable, Sendable {
    /// The source that is cited.
    package let source: Name<Source>
    /// Such as `rec. 1.5.2` or `table 3`.
    package let locator: String?

    package init(source: Name<Source>, locator: String?) {
      self.source = source
      self.locator = locator
    }
  }
}

extension Prose {
  /// Every citation, in the order of the text.
  package var citations: [Citation] {
    blocks.flatMap(\.runs).flatMap { $0.flatMap(\.citations) }
  }

  /// The bare words, without citations: one text for each paragraph, heading, item or row.
  package var texts: [String] {
    blocks.flatMap { block in
      switch block {
      case .heading, .paragraph, .bullets, .numbers:
        block.runs.map { $0.map(\.bareWords).joined() }
      case .table(let headers, let rows):
        ([headers] + rows).map { row in
          row.map { $0.map(\.bareWords).joined() }.joined(separator: " ")
        }
      }
    }
  }
}

extension Prose.Block {
  /// The texts of the block: one per heading, paragraph, list item or table cell.
  var runs: [[Prose.Inline]] {
    switch self {
    case .heading(_, let words), .paragraph(let words): [words]
    case .bullets(let items), .numbers(_, let items): items
    case .table(let headers, let rows): headers + rows.joined()
    }
  }
}

extension Prose.Inline {
  var citations: [Prose.Citation] {
    switch self {
    case .words: []
    case .emphasis(let words), .strong(let words), .link(let words, _): words.flatMap(\.citations)
    case .citation(let citation): [citation]
    }
  }

  var bareWords: String {
    switch self {
    case .words(let words): words
    case .emphasis(let words), .strong(let words), .link(let words, _):
      words.map(\.bareWords).joined()
    case .citation: ""
    }
  }
}

/// The rationale of a tree, in both languages.
public struct Rationale: Hashable, Sendable {
  /// In Dutch.
  package let nl: Prose
  /// In English.
  package let en: Prose

  package init(nl: Prose, en: Prose) {
    self.nl = nl
    self.en = en
  }

  /// The placeholder for a tree whose rationale has not been written yet.
  package static let unwritten = Rationale(
    nl: Prose(markdown: "", blocks: []), en: Prose(markdown: "", blocks: []))

  /// The Markdown of both files.
  public var markdown: Text { Text(nl: nl.markdown, en: en.markdown) }

  /// The rationale in one language.
  package subscript(language: Language) -> Prose {
    switch language {
    case .dutch: nl
    case .english: en
    }
  }
}
