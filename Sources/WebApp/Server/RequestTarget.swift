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
