import Consultation
import Drawing
import GuidelineModel
import Hummingbird

/// The pages that say what the guideline holds, whoever it is about: each tree, item and outcome at
/// an address of its own.
struct ReadPages {
  let site: Site
  let language: Language

  var guideline: Guideline { site.guideline }
  var words: PageWords { PageWords(language: language) }
  var home: String { PageFrame.home(language) }

  /// The addresses of these pages below that of their language, and what answers there.
  static let addresses:
    [(path: String, page: @Sendable (ReadPages, Parameters) throws(Problem) -> Response)] = [
      ("/trees", { pages, _ throws(Problem) in pages.trees }),
      (
        "/trees/{tree}",
        { pages, names throws(Problem) in pages.tree(try pages.index(ofTree: names.get("tree"))) }
      ),
      (
        "/trees/{tree}/{outcome}",
        { pages, names throws(Problem) in
          let tree = try pages.index(ofTree: names.get("tree"))
          return pages.outcome(try pages.index(ofOutcome: names.get("outcome"), of: tree), of: tree)
        }
      ),
      ("/items", { pages, _ throws(Problem) in pages.items }),
      (
        "/items/{item}",
        { pages, names throws(Problem) in pages.item(try pages.index(ofItem: names.get("item"))) }
      ),
      ("/about", { pages, _ throws(Problem) in pages.about }),
    ]

  func frame(_ title: String, _ path: String) -> PageFrame {
    PageFrame(language: language, title: title, path: path)
  }

  /// A link for the templates.
  func link(_ title: String, _ path: String) -> [String: Any] {
    ["title": title, "address": home + path]
  }

  func address(of tree: Index<Tree>) -> String { "/trees/\(guideline[tree].id)" }

  func link(toTree tree: Index<Tree>) -> [String: Any] {
    link(guideline[tree].title[language], address(of: tree))
  }

  func link(toOutcome outcome: Index<Outcome>, of tree: Index<Tree>) -> [String: Any] {
    let outcome = guideline[tree].outcomes[outcome.offset]
    return link(outcome.words.headline[language], "\(address(of: tree))/\(outcome.id)")
  }

  func link(toItem item: Index<Item>) -> [String: Any] {
    link(guideline[item].label[language], "/items/\(guideline[item].id)")
  }

  private func index(ofTree name: String?) throws(Problem) -> Index<Tree> {
    guard let index = guideline.tree(named: name ?? "") else {
      throw .unknownName(near: name, among: guideline.trees.map(\.id.text))
    }
    return index
  }

  private func index(ofOutcome name: String?, of tree: Index<Tree>) throws(Problem) -> Index<
    Outcome
  > {
    let names = guideline[tree].outcomes.map(\.id.text)
    guard let place = names.firstIndex(of: name ?? "") else {
      throw .unknownName(near: name, among: names)
    }
    return Index(place)
  }

  private func index(ofItem name: String?) throws(Problem) -> Index<Item> {
    guard let index = guideline.item(named: name ?? "") else {
      throw .unknownName(near: name, among: guideline.items.map(\.id.text))
    }
    return index
  }
}

extension Problem {
  /// A name in an address that nothing has.
  static func unknownName(near name: String?, among names: [String]) -> Problem {
    Problem(
      status: .notFound, title: Text(nl: "Deze pagina is er niet", en: "There is no such page"),
      suggestion: name.flatMap { nearestName(to: $0, in: names) })
  }
}
