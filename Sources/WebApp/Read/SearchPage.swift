import GuidelineModel
import Markup

/// The search page.
///
/// The query is sent in the body of the request and shown in the page; it is never part of an
/// address.
struct SearchPage: Page {
  let frame: PageFrame
  private let query: String
  private let hits: [SearchIndex.Hit]
  /// The message if there are no hits; `nil` if there are some or nothing was asked.
  private let verdict: String?

  /// The maximum size of its form in bytes.
  static let maximumFormSize = 4096

  init(_ site: Site, _ language: Language, query: String = "") {
    self.query = query
    let words = PageWords(language: language)
    let sought = SearchIndex.words(of: query)
    let isTooLong = sought.count > SearchIndex.maximumWords
    hits = isTooLong ? [] : site.searchIndex(in: language).hits(for: sought)
    verdict =
      if isTooLong { words.searchTooLong } else if !sought.isEmpty, hits.isEmpty {
        words.searchNothing
      } else { nil }
    frame = PageFrame(site, language, title: words.search, .search)
  }

  var content: Fragment {
    .div(
      [.class("page")],
      .h1([.id("question"), .tabindex("-1")], words.search),
      .form(
        [
          .method("post"), .action(address(of: .search)), .role("search"),
        ],
        .label([.for("query")], words.searchLabel),
        .div(
          [.class("steps")],
          .input([
            .id("query"), .name(SearchField.query.rawValue), .type("search"), .value(query),
            .autocomplete("off"), .aria("describedby", "search-help"),
          ]),
          " ", .button([.type("submit"), .class("primary")], words.searchButton)),
        .p([.class("quiet"), .id("search-help")], words.searchHelp)),
      verdict.map { .p([.role("status")], $0) },
      hits.isEmpty ? nil : .ul([.class("hits")], .each(hits, hit)))
  }

  private func hit(_ hit: SearchIndex.Hit) -> Fragment {
    .li(
      link(to: hit.entry.address, hit.entry.title), " ",
      .span([.class("quiet")], kind(of: hit.entry)), .br(),
      .each(hit.excerpt?.pieces ?? []) { $0.isMarked ? .mark($0.text) : .text($0.text) })
  }

  private func kind(of entry: SearchIndex.Entry) -> String {
    switch entry.kind {
    case .tree: words.kindTree
    case .item: words.kindItem
    case .outcome: words.kindOutcome
    }
  }
}
