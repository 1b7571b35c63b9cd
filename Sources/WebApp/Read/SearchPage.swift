import GuidelineModel
import Hummingbird

/// Finds pages by the words on them.
///
/// What is typed travels in the body of the request and back in the page: never in an address.
struct SearchPage {
  let site: Site
  let language: Language

  static let path = "/search"
  private static let largestForm = 4096

  /// The page that answers a form.
  func answer(to request: Request) async throws -> Response {
    let form = try await FormFields.read(request, limit: Self.largestForm)
    return page(for: try form.value("query") ?? "")
  }

  /// The page with what was found; with the form alone where nothing was asked.
  func page(for query: String) -> Response {
    let words = PageWords(language: language)
    let sought = SearchIndex.words(of: query)
    let isTooLong = sought.count > SearchIndex.mostWords
    let hits = isTooLong ? [] : site.searchIndex(in: language).hits(for: sought)
    let verdict: Any =
      if isTooLong { words["searchTooLong"] } else if !sought.isEmpty, hits.isEmpty {
        words["searchNothing"]
      } else { false }
    return site.page(
      "search", PageFrame(language: language, title: words["search"], path: Self.path),
      [
        "query": query, "verdict": verdict, "hasHits": !hits.isEmpty,
        "hits": hits.map { hit in
          [
            "title": hit.entry.title, "address": PageFrame.home(language) + hit.entry.path,
            "kind": words[Self.kinds[hit.entry.kind] ?? "kindTree"],
            "excerpt": hit.excerpt?.pieces.map { ["text": $0.text, "isMarked": $0.isMarked] } ?? [],
          ] as [String: Any]
        },
      ])
  }

  private static let kinds: [SearchIndex.Kind: String] = [
    .tree: "kindTree", .item: "kindItem", .outcome: "kindOutcome",
  ]
}
