import GuidelineModel
import Markup

/// An address of the pages in one language, spelled once for links, forms and the server.
enum PageAddress: Hashable, Sendable {
  /// The overview where no case is in hand.
  case home
  case overview, consult, advice, report, explain
  /// The time limits of an advice as a calendar.
  case calendar
  /// The case in hand as a file.
  case caseFile
  /// A letter about the case in hand.
  case letter(Part)
  case search, about, manifest
  /// What is read in place of a page that there is no connection to ask for.
  case offline
  case trees
  case tree(Part)
  case outcome(Part, of: Part)
  case items
  case item(Part)
  /// A form for engines of others, by the hash of what it holds and its name.
  case export(Part, Part)

  /// A part of an address that varies.
  enum Part: Hashable, Sendable {
    case named(String)
    /// In the address of a route: anything, to be read by this name.
    case any(String)

    var text: String {
      switch self {
      case .named(let name): name
      case .any(let name): "{\(name)}"
      }
    }
  }

  /// The address below that of its language.
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

  /// The whole address, as the server knows it; see ``Site/link(to:in:)`` for that in a page.
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
