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

/// The normalised target of a request, by which addresses are looked up.
enum RequestTarget {
  /// The target as a path with its query, without the base path.
  ///
  /// - Parameters:
  ///   - target: The target in the first line of a request: a path or an absolute address (RFC
  ///     9112, section 3.2). Anything else is returned unchanged.
  ///   - base: The path above ours.
  /// - Returns: The same address, with letters, digits, `-`, `.`, `_` and `~` decoded, as their
  ///   percent-encoded forms are equivalent (RFC 3986, section 2.3).
  static func normalised(_ target: String, below base: BasePath) -> String {
    guard let path = path(of: target) else { return target }
    let below = base.below(path.contains("%") ? decodingUnreserved(path) : path)
    return String(below)
  }

  private static func path(of target: String) -> Substring? {
    if target.utf8.first == UInt8(ascii: "/") { return target[...] }
    guard let scheme = target.prefixMatch(of: #/https?:\/\//#.ignoresCase()) else { return nil }
    let path = target[scheme.range.upperBound...].drop { !"/?".contains($0) }
    return path.hasPrefix("/") ? path : "/" + path
  }

  private static func decodingUnreserved(_ text: Substring) -> Substring {
    text.replacing(#/%([0-9A-Fa-f]{2})/#) { match in
      guard let byte = UInt8(match.1, radix: 16), isUnreserved(byte) else { return match.0 }
      return Substring(String(UnicodeScalar(byte)))
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
