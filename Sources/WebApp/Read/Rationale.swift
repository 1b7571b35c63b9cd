import GuidelineModel

/// A rationale, from the small Markdown of its file: headings, paragraphs, lists, emphasis, and
/// sources cited by name.
struct Rationale {
  enum Block: Hashable {
    case heading(String)
    case paragraph(String)
    case list([String])
  }

  let blocks: [Block]
  /// The sources cited, in the order in which they are first.
  let sources: [Source]

  /// Reads a rationale.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - known: The sources of the guideline; a name that is none of theirs is left as it stands.
  init(_ text: String, sources known: [Source]) {
    var cited: [Source] = []
    for citation in text.matches(of: Self.citation) {
      guard let source = known.first(where: { $0.id.text == citation.1 }), !cited.contains(source)
      else { continue }
      cited.append(source)
    }
    sources = cited
    blocks = Self.blocks(of: text)
  }

  private static var citation: Regex<(Substring, Substring)> { #/\s*\[@([^\]\s]*)\]/# }

  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var paragraph: [Substring] = []
    func close() {
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: " "))) }
      paragraph = []
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("#") {
        close()
        blocks.append(.heading(String(line.drop { $0 == "#" || $0 == " " })))
      } else if line.hasPrefix("- ") {
        close()
        let item = String(line.dropFirst(2))
        if case .list(let items) = blocks.last {
          blocks[blocks.count - 1] = .list(items + [item])
        } else {
          blocks.append(.list([item]))
        }
      } else if line.allSatisfy(\.isWhitespace) {
        close()
      } else {
        paragraph.append(line)
      }
    }
    close()
    return blocks
  }

  /// The rationale as HTML, every word of it escaped.
  ///
  /// - Parameters:
  ///   - level: The level of its headings.
  ///   - prefix: What the identifiers of its sources begin with; nil where sources are named in the
  ///     text instead, for want of a list to point to.
  /// - Returns: Headings, paragraphs and lists, one below another.
  func html(level: Int, prefix: String?) -> String {
    blocks.map { block in
      switch block {
      case .heading(let text): "<h\(level)>\(inline(text, prefix))</h\(level)>"
      case .paragraph(let text): "<p>\(inline(text, prefix))</p>"
      case .list(let items): "<ul>\(items.map { "<li>\(inline($0, prefix))</li>" }.joined())</ul>"
      }
    }.joined(separator: "\n")
  }

  private func inline(_ text: String, _ prefix: String?) -> String {
    HTMLText.escaped(text)
      .replacing(#/\*([^*]+)\*/#) { "<em>\($0.1)</em>" }
      .replacing(Self.citation) { match in
        guard let place = sources.firstIndex(where: { $0.id.text == match.1 }) else {
          return String(match.0)
        }
        guard let prefix else { return " (\(HTMLText.escaped(sources[place].title)))" }
        return " <a class=\"cite\" href=\"#\(prefix)-\(place + 1)\">[\(place + 1)]</a>"
      }
  }
}
