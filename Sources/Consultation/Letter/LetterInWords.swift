/// A letter of the guideline in the words of one patient's plan; page and text only lay it out.
package struct LetterInWords: Hashable, Sendable {
  package let title: String
  /// The guideline and its version.
  package let edition: String
  /// The moment of the plan, with its date.
  package let moment: String
  /// What whoever gives it does first; no part of the letter.
  package let instruction: String?
  package let parts: [Part]
  /// The titles of what it rests on; no part of the letter.
  package let sources: [String]
  /// The guideline, its version and its digest.
  package let origin: String
  /// Whose words these are, where they are not the source's.
  package let authorship: String?

  package struct Part: Hashable, Sendable {
    package let heading: String?
    package let content: Content
  }

  /// What stands below it in small letters.
  var footer: String { [origin, authorship].compactMap(\.self).joined(separator: " ") }

  package enum Content: Hashable, Sendable {
    case paragraph(String)
    case points([String])
    /// Something to fill in by hand, after these words.
    case blank(String)
  }

  /// What every sheet of it says at its foot.
  package var sheet: String { "\(title) · \(edition) · \(moment)" }
}
