/// The path below which a proxy shows the pages and the service, such as `/wervelwijzer`.
///
/// Every address that leaves the server begins with it; of an address that comes in it is taken off.
package struct BasePath: Hashable, Sendable {
  /// The path without a slash at its end: empty where nothing stands above.
  private let text: String

  /// Nothing stands above the pages and the service.
  package static let root = BasePath(text: "")

  private init(text: String) {
    self.text = text
  }

  /// Reads a path, or returns nil where it is none.
  ///
  /// - Parameter text: `/` for none, else names of letters, digits, `-`, `.`, `_` and `~`, each after
  ///   a slash.
  package init?(_ text: String) {
    guard text != "/" else {
      self = .root
      return
    }
    guard text.wholeMatch(of: #/(?:\/[A-Za-z0-9\-._~]+)+/#) != nil else { return nil }
    // A browser takes these out of an address before it is sent.
    let names = text.split(separator: "/")
    guard !names.contains("."), !names.contains("..") else { return nil }
    self.text = text
  }

  /// An address of ours, as those outside know it.
  package func address(of path: String) -> String { text + path }

  /// The path itself as an address.
  package var address: String { text.isEmpty ? "/" : text }

  /// What every address of ours begins with, a slash at its end.
  var folder: String { text + "/" }

  /// The part of an address that is ours: without the path, where it begins with it.
  ///
  /// A proxy may hand on addresses whole or without the path.
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
