package import GuidelineModel

/// Every fixed word of notes, reports and interviews, in one language.
///
/// No word of a guideline stands here: what is advised is worded by the guideline itself.
package struct Phrases: PhraseCatalogue, Hashable, Sendable {
  package let language: Language

  /// The words in one language.
  package init(_ language: Language) {
    self.language = language
  }

  /// A label as it stands inside a sentence.
  package static func midSentence(_ label: String) -> String { ActionPhrases.midSentence(label) }
}
