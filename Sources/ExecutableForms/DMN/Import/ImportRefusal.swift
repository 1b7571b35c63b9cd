package import GuidelineModel

/// Why a file of another system cannot become a guideline, with the line that stands in the way.
package struct ImportRefusal: Error, Hashable, Sendable {
  package let line: Int
  package let message: Text

  init(_ line: Int, nl: String, en: String) {
    self.line = line
    message = Text(nl: nl, en: en)
  }

  /// Words of the file as a message shows them: not at any length.
  static func shown(_ words: String) -> String {
    words.count > 80 ? "\"\(words.prefix(80))…\"" : "\"\(words)\""
  }
}
