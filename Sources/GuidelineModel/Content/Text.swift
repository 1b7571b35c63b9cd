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
  /// Whether the Dutch text is also ours, because the source has no text for this.
  public let isOurs: Bool

  /// Creates a text from its Dutch and English words.
  package init(nl: String, en: String, isOurs: Bool = false) {
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

  /// Replaces each `{name}` by a value.
  ///
  /// A value at the start is capitalised. If a value ends in a full stop, a full stop directly
  /// after the placeholder is dropped.
  ///
  /// - Parameter part: The value for a name in a language; `nil` leaves the placeholder unchanged.
  /// - Returns: The text with its placeholders replaced.
  package func filled(_ part: (_ name: Substring, _ language: Language) -> String?) -> Text {
    Text(
      nl: nl.filled { part($0, .dutch) }, en: en.filled { part($0, .english) }, isOurs: isOurs)
  }
}

extension String {
  /// The text with its first letter capitalised.
  package var capitalisedFirst: String {
    guard let first, first.isLowercase else { return self }
    return first.uppercased() + dropFirst()
  }

  fileprivate func filled(_ part: (_ name: Substring) -> String?) -> String {
    let bytes = utf8.span
    func first(_ sign: Unicode.Scalar, from start: Int) -> Int? {
      (start..<bytes.count).first { bytes[$0] == UInt8(ascii: sign) }
    }
    func words(_ start: Int, _ end: Int) -> Substring {
      self[utf8.index(startIndex, offsetBy: start)..<utf8.index(startIndex, offsetBy: end)]
    }
    var filled = ""
    var told = 0
    while let open = first("{", from: told), let close = first("}", from: open) {
      if let part = part(words(open + 1, close)) {
        filled += words(told, open)
        filled += filled.isEmpty ? part.capitalisedFirst : part
        told = close + 1
        let stop = UInt8(ascii: ".")
        if told < bytes.count, bytes[told] == stop, part.utf8.last == stop { told += 1 }
      } else {
        filled += words(told, close + 1)
        told = close + 1
      }
    }
    return told == 0 ? self : filled + words(told, bytes.count)
  }
}
