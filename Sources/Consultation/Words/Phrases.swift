package import GuidelineModel

/// Every fixed text of notes, reports and interviews, in one language.
///
/// Contains nothing of a guideline: the advice is worded by the guideline itself.
package struct Phrases: PhraseCatalogue, Hashable, Sendable {
  package let language: Language

  /// The texts in one language.
  package init(_ language: Language) {
    self.language = language
  }

  /// A label as it is written within a sentence.
  package static func midSentence(_ label: String) -> String { ActionPhrases.midSentence(label) }
}
