import GuidelineModel

/// A rationale as pages show it: its words, and below them the sources that it cites by number.
struct RationaleContext {
  private let prose: Prose
  /// The sources cited, in the order in which they are first.
  private let sources: [Source]
  /// What the identifiers of the sources begin with.
  private let prefix: String

  /// Prepares a rationale.
  ///
  /// - Parameters:
  ///   - prose: The rationale.
  ///   - known: The sources of the guideline.
  ///   - prefix: What the identifiers of its sources begin with on the page.
  init(_ prose: Prose, sources known: [Source], prefix: String) {
    self.prose = prose
    self.prefix = prefix
    sources = prose.citations.reduce(into: []) { sources, citation in
      guard !sources.contains(where: { $0.id == citation.source }) else { return }
      sources += known.filter { $0.id == citation.source }
    }
  }

  /// What the templates name, with the level of the highest heading.
  func values(level: Int) -> [String: Any] {
    [
      "rationale": html(level: level), "prefix": prefix, "hasSources": !sources.isEmpty,
      "sources": Self.list(of: sources),
    ]
  }

  /// Sources for the templates.
  static func list(of sources: [Source]) -> [[String: Any]] {
    sources.enumerated().map { place, source in
      ["number": String(place + 1), "title": source.title, "url": source.url?.text ?? false]
    }
  }

  /// Headings, paragraphs, lists and tables, one below another, every word of them escaped.
  private func html(level: Int) -> String {
    // The highest heading of the text is the highest of its part of the page.
    let levels = Set(prose.blocks.compactMap(\.headingLevel)).sorted()
    return prose.blocks.map { block in
      switch block {
      case .heading(let own, let words):
        element("h\(level + (levels.firstIndex(of: own) ?? 0))", html(words))
      case .paragraph(let words): element("p", html(words))
      case .bullets(let items): element("ul", list(items))
      case .numbers(1, let items): element("ol", list(items))
      case .numbers(let first, let items): "<ol start=\"\(first)\">\(list(items))</ol>"
      case .table(let headers, let rows): table(headers, rows)
      }
    }.joined(separator: "\n")
  }

  private func list(_ items: [[Prose.Inline]]) -> String {
    items.map { element("li", html($0)) }.joined()
  }

  private func table(_ headers: [[Prose.Inline]], _ rows: [[[Prose.Inline]]]) -> String {
    let head = headers.map { "<th scope=\"col\">\(html($0))</th>" }.joined()
    let body = rows.map { row in element("tr", row.map { element("td", html($0)) }.joined()) }
    return "<div class=\"table\">"
      + element("table", element("thead", element("tr", head)) + element("tbody", body.joined()))
      + "</div>"
  }

  private func html(_ words: [Prose.Inline]) -> String {
    words.map { inline in
      switch inline {
      case .words(let words): HTMLText.escaped(words)
      case .emphasis(let words): element("em", html(words))
      case .strong(let words): element("strong", html(words))
      case .link(let words, let address):
        "<a href=\"\(HTMLText.escaped(address.text))\" rel=\"noreferrer\">\(html(words))</a>"
      case .citation(let citation): html(citation)
      }
    }.joined()
  }

  private func html(_ citation: Prose.Citation) -> String {
    let number = (sources.firstIndex { $0.id == citation.source } ?? 0) + 1
    let locator = citation.locator.map { ", \(HTMLText.escaped($0))" } ?? ""
    return " <a class=\"cite\" href=\"#\(prefix)-\(number)\">[\(number)\(locator)]</a>"
  }

  private func element(_ name: String, _ content: String) -> String {
    "<\(name)>\(content)</\(name)>"
  }
}

extension Prose.Block {
  fileprivate var headingLevel: Int? {
    if case .heading(let level, _) = self { level } else { nil }
  }
}
