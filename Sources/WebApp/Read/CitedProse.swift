import GuidelineModel
import Markup

/// Prose as pages show it, followed by the sources that it cites by number.
struct CitedProse {
  private let blocks: [Prose.Block]
  /// The sources cited, in order of first citation.
  private let cited: [Source]
  /// The prefix of the sources' identifiers on the page.
  private let prefix: String

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - prose: The text, such as a rationale.
  ///   - known: The sources of the guideline.
  ///   - prefix: The prefix of the sources' identifiers on the page.
  init(_ prose: Prose, sources known: [Source], prefix: String) {
    blocks = prose.blocks
    self.prefix = prefix
    cited = prose.citations.reduce(into: []) { sources, citation in
      guard !sources.contains(where: { $0.id == citation.source }) else { return }
      sources += known.filter { $0.id == citation.source }
    }
  }

  /// The numbered sources; `nil` if none is cited.
  var sources: Fragment? {
    guard !cited.isEmpty else { return nil }
    return .ol(
      [.class("sources")],
      .each(zip(1..., cited)) { number, source in .li([.id("\(prefix)-\(number)")], source.markup) }
    )
  }

  /// The headings, paragraphs, lists and tables; the highest heading of the text gets this level.
  func text(level: Int) -> Fragment {
    let levels = Set(blocks.compactMap(\.headingLevel)).sorted()
    return .each(blocks) { block in
      switch block {
      case .heading(let own, let words):
        heading(level + (levels.firstIndex(of: own) ?? 0))(inlines(words))
      case .paragraph(let words): .p(inlines(words))
      case .bullets(let items): .ul(list(items))
      case .numbers(1, let items): .ol(list(items))
      case .numbers(let first, let items): .ol([Attribute("start", String(first))], list(items))
      case .table(let headers, let rows): table(headers, rows)
      }
    }
  }

  private func heading(_ level: Int) -> Tag {
    switch level {
    case ...3: Fragment.h3
    case 4: Fragment.h4
    case 5: Fragment.h5
    default: Fragment.h6
    }
  }

  private func list(_ items: [[Prose.Inline]]) -> Fragment { .each(items) { .li(inlines($0)) } }

  private func table(_ headers: [[Prose.Inline]], _ rows: [[[Prose.Inline]]]) -> Fragment {
    .div(
      [.class("table")],
      .table(
        .thead(.tr(.each(headers) { .th([Attribute("scope", "col")], inlines($0)) })),
        .tbody(.each(rows) { row in .tr(.each(row) { .td(inlines($0)) }) })))
  }

  private func inlines(_ words: [Prose.Inline]) -> Fragment {
    .each(words) { inline in
      switch inline {
      case .words(let words): .text(words)
      case .emphasis(let words): .em(inlines(words))
      case .strong(let words): .strong(inlines(words))
      case .link(let words, let address):
        .a([.href(address.text), .rel("noreferrer")], inlines(words))
      case .citation(let citation): self.citation(citation)
      }
    }
  }

  private func citation(_ citation: Prose.Citation) -> Fragment {
    let number = (cited.firstIndex { $0.id == citation.source } ?? 0) + 1
    let locator = citation.locator.map { ", \($0)" } ?? ""
    return .group([
      " ", .a([.class("cite"), .href("#\(prefix)-\(number)")], "[\(number)\(locator)]"),
    ])
  }
}

extension Prose.Block {
  fileprivate var headingLevel: Int? {
    if case .heading(let level, _) = self { level } else { nil }
  }
}
