import GuidelineModel

/// A field of a file that accepts a fixed set of words.
enum FieldVocabulary {
  case defaultTime
  case end
  case flag
  case joiner
  case kind
  case measurement
  case planList
  case setBy
  case state
  case urgency

  /// The message that a word is not in the set.
  func unknown(_ word: String) -> Text {
    Text(nl: "\(word.quoted) is geen \(noun.nl)", en: "\(word.quoted) is no \(noun.en)")
  }

  /// The diagnostic code for a word that is not in the set.
  var unknownCode: DiagnosticCode {
    switch self {
    case .defaultTime: .unknownDefault
    case .end: .unknownEnd
    case .flag: .unknownFlag
    case .joiner: .unknownJoiner
    case .kind: .unknownKind
    case .measurement: .unknownMeasurement
    case .planList: .unknownPlanList
    case .setBy: .unknownSetBy
    case .state: .unknownState
    case .urgency: .unknownUrgency
    }
  }

  private var noun: Text {
    switch self {
    case .defaultTime: Text(nl: "standaardwaarde", en: "default")
    case .end: Text(nl: "uiteinde", en: "end")
    case .flag: Text(nl: "logische waarde", en: "flag")
    case .joiner: Text(nl: "verbinding van stappen", en: "joiner")
    case .kind: Text(nl: "soort stap", en: "kind")
    case .measurement: Text(nl: "soort meting", en: "measurement")
    case .planList: Text(nl: "lijst die een plan invult", en: "list that a plan fills in")
    case .setBy: Text(nl: "waarde van \"set-by\"", en: "set-by")
    case .state: Text(nl: "toestand van een stap", en: "state of a step")
    case .urgency: Text(nl: "mate van spoed", en: "urgency")
    }
  }
}

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
