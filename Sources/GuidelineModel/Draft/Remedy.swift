/// The lines below an error message that say what is permitted and what was probably meant.
///
/// - Parameters:
///   - allowed: The permitted values; empty if they cannot be listed.
///   - examples: Examples, if the permitted values cannot be listed.
///   - suggestion: The closest permitted value, if any is close.
///   - language: The language of the lines.
/// - Returns: The lines, indented to stand below the message.
package func remedyLines(
  allowed: [String], examples: [String] = [], suggestion: String?, in language: Language
) -> [String] {
  var lines: [String] = []
  if !allowed.isEmpty {
    lines.append("  \(allowedWord[language]): \(allowed.joined(separator: ", "))")
  }
  if !examples.isEmpty {
    lines.append("  \(examplesWord[language]): \(examples.joined(separator: ", "))")
  }
  if let suggestion { lines.append("  \(suggestionWord[language]): \(suggestion)") }
  return lines
}

private let allowedWord = Text(nl: "toegestaan", en: "allowed")
private let examplesWord = Text(nl: "bijvoorbeeld", en: "for example")
private let suggestionWord = Text(nl: "bedoelde u", en: "did you mean")
