/// A language that everything a person sees exists in.
public enum Language: String, CaseIterable, Sendable {
  /// Dutch, the language of the source.
  case dutch = "nl"
  /// English, our translation.
  case english = "en"
}

/// Words for people, in every language of the product.
public struct Text: Hashable, Sendable {
  /// The Dutch words; in content taken from a source, the source's own.
  public let nl: String
  /// The English words, our own translation.
  public let en: String
  /// Whether the source has no words for this, so that the Dutch is ours too.
  public let isOurs: Bool

  /// Creates a text from its Dutch and English words.
  public init(nl: String, en: String, isOurs: Bool = false) {
    self.nl = nl
    self.en = en
    self.isOurs = isOurs
  }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .dutch: nl
    case .english: en
    }
  }

  /// Fills in what a case has for each `{name}`.
  ///
  /// What stands at the beginning is capitalised, and what ends in a full stop takes the place of one after it.
  ///
  /// - Parameter part: What stands for a name in a language; nil where nothing does, and the name stays.
  /// - Returns: The words, filled in.
  package func filled(_ part: (_ name: Substring, _ language: Language) -> String?) -> Text {
    Text(
      nl: nl.filled { part($0, .dutch) }, en: en.filled { part($0, .english) }, isOurs: isOurs)
  }
}

extension String {
  /// The words as a sentence begins with them.
  package var capitalisedFirst: String {
    guard let first, first.isLowercase else { return self }
    return first.uppercased() + dropFirst()
  }

  fileprivate func filled(_ part: (_ name: Substring) -> String?) -> String {
    let (opening, closing, stop) = (UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "."))
    guard utf8.contains(opening) else { return self }
    var filled = ""
    var rest = self[...]
    while let open = rest.utf8.firstIndex(of: opening),
      let close = rest.utf8[open...].firstIndex(of: closing)
    {
      let after = rest.utf8.index(after: close)
      if let words = part(rest[rest.utf8.index(after: open)..<close]) {
        filled += rest[..<open]
        filled += filled.isEmpty ? words.capitalisedFirst : words
        rest = rest[after...]
        if words.utf8.last == stop, rest.utf8.first == stop { rest = rest.dropFirst() }
      } else {
        filled += rest[..<after]
        rest = rest[after...]
      }
    }
    return filled + rest
  }
}
