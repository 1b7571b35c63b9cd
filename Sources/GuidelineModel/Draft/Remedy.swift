/// What to say below a message about a mistake: what would be right, and what was most likely meant.
///
/// - Parameters:
///   - allowed: Everything that would be right instead; empty where that cannot be listed.
///   - examples: Some of what would be right, where it cannot all be listed.
///   - suggestion: The nearest of what is allowed, where one is near.
///   - language: The language to say it in.
/// - Returns: The lines, indented below the message.
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
