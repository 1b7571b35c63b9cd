/// Why a tree says what it says, in every language.
public struct Rationale: Hashable, Sendable {
  /// In Dutch.
  public let nl: Prose
  /// In English.
  public let en: Prose

  package init(nl: Prose, en: Prose) {
    self.nl = nl
    self.en = en
  }

  /// The placeholder for a tree whose rationale has not been written yet.
  package static let unwritten = Rationale(
    nl: Prose(markdown: "", blocks: []), en: Prose(markdown: "", blocks: []))

  /// The Markdown of both files.
  public var markdown: Text { Text(nl: nl.markdown, en: en.markdown) }

  /// The rationale in one language.
  public subscript(language: Language) -> Prose {
    switch language {
    case .dutch: nl
    case .english: en
    }
  }
}
