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
}

extension String {
  /// The words as a sentence begins with them.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
