import GuidelineModel
import Markup

/// The address of a page in one language, written once for links, forms and routes.
enum PageAddress: Hashable, Sendable {
  /// The overview without a case.
  case home
  case overview, consult, advice, report, explain
  /// The deadlines of an advice as a calendar.
  case calendar
  /// The current case as a file.
  case caseFile
  /// A letter about the current case.
  case letter(Part)
  case search, about, manifest
  /// The page shown instead of one that cannot be requested without a connection.
  case offline
  case trees
  case tree(Part)
  case outcome(Part, of: Part)
  case items
  case item(Part)
  /// An export for another engine, by the hash of its content and its name.
  case export(Part, Part)

  /// A variable part of an address.
  enum Part: Hashable, Sendable {
    case named(String)
    /// In the path of a route: any text, captured under this name.
    case any(String)

    var text: String {
      switch self {
      case .named(let name): name
      case .any(let name): "{\(name)}"
      }
    }
  }

  /// The path below that of its language.
  private var path: String {
    switch self {
    case .home: ""
    case .overview: "/overview"
    case .consult: "/consult"
    case .advice: "/advice"
    case .report: "/report"
    case .explain: "/explain"
    case .calendar: "/deadlines.ics"
    case .caseFile: "/case.json"
    case .letter(let letter): "/letters/\(letter.text)"
    case .search: "/search"
    case .about: "/about"
    case .manifest: "/manifest.webmanifest"
    case .offline: "/offline"
    case .trees: "/trees"
    case .tree(let tree): "/trees/\(tree.text)"
    case .outcome(let outcome, of: let tree): "/trees/\(tree.text)/\(outcome.text)"
    case .items: "/items"
    case .item(let item): "/items/\(item.text)"
    case .export(let hash, let name): "/exports/\(hash.text)/\(name.text)"
    }
  }

  /// The whole path, as the server knows it; see ``Site/link(to:in:)`` for links in a page.
  func path(in language: Language) -> String { "/\(language.rawValue)" + path }
}

extension PageAddress {
  static func tree(_ tree: Tree) -> PageAddress { .tree(.named(tree.id.text)) }

  static func outcome(_ outcome: Outcome, of tree: Tree) -> PageAddress {
    .outcome(.named(outcome.id.text), of: .named(tree.id.text))
  }

  static func letter(_ letter: Letter) -> PageAddress { .letter(.named(letter.id.text)) }

  static func item(_ item: Item) -> PageAddress { .item(.named(item.id.text)) }
}
