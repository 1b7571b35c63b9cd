/// A letter of the guideline, worded for one patient's plan; page and text only lay it out.
package struct LetterInWords: Hashable, Sendable {
  package let title: String
  /// The guideline and its version.
  package let edition: String
  /// The moment of the plan, with its date.
  package let moment: String
  /// An instruction for the person who hands it over; not part of the letter.
  package let instruction: String?
  package let parts: [Part]
  /// The titles of its sources; not part of the letter.
  package let sources: [String]
  /// The guideline, its version and its digest.
  package let origin: String
  /// Who wrote the text, if not the authors of the source.
  package let authorship: String?

  package struct Part: Hashable, Sendable {
    package let heading: String?
    package let content: Content
  }

  /// The small print below the letter.
  var footer: String { [origin, authorship].compactMap(\.self).joined(separator: " ") }

  package enum Content: Hashable, Sendable {
    case paragraph(String)
    case points([String])
    /// A blank to fill in by hand, after this text.
    case blank(String)
  }

  /// The footer of every sheet.
  package var sheet: String { "\(title) · \(edition) · \(moment)" }
}
