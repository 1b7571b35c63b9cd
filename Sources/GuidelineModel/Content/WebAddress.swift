/// The address of a web page: `http` or `https`, with a host and without credentials.
///
/// Only such an address becomes a link, so no link can run a script, open a file, or display one
/// host and lead to another.
public struct WebAddress: Hashable, Sendable {
  /// The address as it is written.
  public let text: String

  /// Parses an address by the grammar of RFC 3986.
  ///
  /// Returns `nil` if the text is not an address, has credentials, or does not lead to a web page.
  package init?(_ text: some StringProtocol) {
    let text = String(text)
    guard Self.isAddress(text) else { return nil }
    self.text = text
  }

  private static func isAddress(_ text: String) -> Bool {
    let schemes = ["https://", "http://"]
    guard
      let scheme = schemes.first(where: { text.utf8.prefix($0.utf8.count).elementsEqual($0.utf8) })
    else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    return isAuthority(Array(authority)) && isPath(Array(rest.dropFirst(authority.count)))
  }

  /// A host with an optional port.
  private static func isAuthority(_ bytes: [UInt8]) -> Bool {
    let colon = UInt8(ascii: ":")
    let end = bytes.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? bytes.firstIndex(of: colon)
    let host = bytes[..<(end ?? bytes.count)]
    let port = bytes[host.count...]
    guard port.isEmpty || port.first == colon && isPort(port.dropFirst()) else { return false }
    return host.first == UInt8(ascii: "[") ? isIPv6Literal(host) : isHostName(host)
  }

  private static func isPort(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count <= 5 && digits.allSatisfy(isDigit)
      && (1...65_535).contains(Int(String(decoding: digits, as: UTF8.self)) ?? 0)
  }

  /// Labels of letters, digits and hyphens, separated by dots.
  private static func isHostName(_ host: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        !label.isEmpty && label.first != hyphen && label.last != hyphen
          && label.allSatisfy { isDigit($0) || isLetter($0) || $0 == hyphen }
      }
  }

  /// An IPv6 address in brackets.
  private static func isIPv6Literal(_ host: ArraySlice<UInt8>) -> Bool {
    let inner = host.dropFirst().dropLast()
    return host.last == UInt8(ascii: "]") && inner.count { $0 == UInt8(ascii: ":") } >= 2
      && inner.allSatisfy { isHexadecimal($0) || ":.".utf8.contains($0) }
  }

  /// A path, query and fragment.
  private static func isPath(_ bytes: [UInt8]) -> Bool {
    for (place, byte) in bytes.enumerated() where !isDigit(byte) && !isLetter(byte) {
      if byte == UInt8(ascii: "%") {
        let code = bytes[(place + 1)...].prefix(2)
        guard code.count == 2, code.allSatisfy(isHexadecimal) else { return false }
      } else if !"-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte) {
        return false
      }
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }
}

extension WebAddress: CustomStringConvertible {
  /// The address itself.
  public var description: String { text }
}
