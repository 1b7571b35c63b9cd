import GuidelineModel

// Messages about names and addresses, for both YAML and Markdown.

extension Name {
  /// The message that a text is not a valid name.
  static func refusal(of text: String) -> Text {
    Text(
      nl: "\(text.quoted) is geen naam; een naam bestaat uit kleine letters, cijfers en "
        + "streepjes ertussen",
      en: "\(text.quoted) is no name; a name is lowercase letters and digits with hyphens between")
  }
}

/// The name most likely meant by a text; empty if nothing in it can be part of a name.
func kebabCase(of text: String) -> String {
  text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
}

extension WebAddress {
  /// The message that a text is not a web address.
  static func refusal(of text: String) -> Text {
    Text(
      nl:
        "\(text.quoted) is geen webadres; een webadres is \"https://\" of \"http://\" met "
        + "een domein, zonder spaties en zonder wachtwoord",
      en: "\(text.quoted) is no web address; a web address is \"https://\" or \"http://\" "
        + "with a domain, without spaces and without a password")
  }

  /// The address most likely meant; `nil` if none is close.
  static func nearest(to text: String) -> String? {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: "%20")
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    // A text of colons only has no part.
    guard let first = parts.first else { return nil }
    let scheme =
      parts.count == 2 ? nearestName(to: first.lowercased(), in: ["https", "http"]) : nil
    let rest = (scheme == nil ? text : parts[1]).drop { $0 == "/" }
    let authority = rest.prefix { !"/?#".contains($0) }
    // Credentials are dropped; a bare word is not taken for a domain, nor is another scheme
    // accepted.
    let host = authority.split(separator: "@").last ?? ""
    guard scheme != nil || first.contains(".") && host.contains(".") else { return nil }
    let path = rest[authority.endIndex...].utf8.map { byte in
      byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }
    return WebAddress("\(scheme ?? "https")://\(host)\(path.joined())")?.text
  }
}
