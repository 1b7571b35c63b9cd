/// The path below which a proxy serves the pages and the service, such as `/wervelwijzer`.
///
/// It is prepended to every address the server writes, and removed from every address it receives.
package struct BasePath: Hashable, Sendable {
  /// The path without a trailing slash; empty for the root.
  private let text: String

  /// The pages and the service are served at the root.
  package static let root = BasePath(text: "")

  private init(text: String) {
    self.text = text
  }

  /// Parses a path, or returns `nil` if it is malformed.
  ///
  /// - Parameter text: `/` for the root, otherwise segments of letters, digits, `-`, `.`, `_` and
  ///   `~`, each after a slash.
  package init?(_ text: String) {
    guard text != "/" else {
      self = .root
      return
    }
    guard text.wholeMatch(of: #/(?:\/[A-Za-z0-9\-._~]+)+/#) != nil else { return nil }
    // Browsers remove these from an address before they send it.
    let names = text.split(separator: "/")
    guard !names.contains("."), !names.contains("..") else { return nil }
    self.text = text
  }

  /// The external form of one of our addresses.
  package func address(of path: String) -> String { text + path }

  /// The path itself as an address.
  package var address: String { text.isEmpty ? "/" : text }

  /// The prefix of all our addresses, with a trailing slash.
  var folder: String { text + "/" }

  /// An address without the path, if it starts with it.
  ///
  /// A proxy may forward addresses with or without the path.
  func below(_ address: Substring) -> Substring {
    guard !text.isEmpty, address.hasPrefix(text) else { return address }
    let rest = address.dropFirst(text.count)
    switch rest.first {
    case nil: return "/"
    case "/": return rest
    case "?": return "/" + rest
    default: return address
    }
  }
}
