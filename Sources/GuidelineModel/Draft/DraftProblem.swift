/// A problem at a location in a draft.
package struct DraftProblem: Error, Hashable, Sendable {
  package let code: DiagnosticCode
  package let severity: Severity
  package let path: DraftPath
  /// One clause in lower case, with the culprit in double quotes.
  package let message: Text
  /// The permitted values; empty if they cannot be listed.
  package let allowed: [String]
  /// The closest permitted value, if any is close.
  package let suggestion: String?

  package init(
    code: DiagnosticCode, severity: Severity = .error, path: DraftPath, message: Text,
    allowed: [String] = [], suggestion: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.message = message
    self.allowed = allowed
    self.suggestion = suggestion
  }
}

/// All problems of a draft.
package struct InvalidDraft: Error, Sendable {
  package let problems: [DraftProblem]
}

/// A location in a draft: a path of keys and indices of the file format.
package struct DraftPath: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  package private(set) var parts: [Part]

  package init(_ keys: String...) {
    parts = keys.map(Part.key)
  }

  package func key(_ key: String) -> DraftPath {
    var longer = self
    longer.parts.append(.key(key))
    return longer
  }

  package func index(_ index: Int) -> DraftPath {
    var longer = self
    longer.parts.append(.index(index))
    return longer
  }

  /// This path followed by another, relative one.
  package func appending(_ path: DraftPath) -> DraftPath {
    var longer = self
    longer.parts += path.parts
    return longer
  }

  /// The path of the enclosing element; `nil` at the top level.
  package var parent: DraftPath? {
    guard !parts.isEmpty else { return nil }
    var shorter = self
    shorter.parts.removeLast()
    return shorter
  }
}

/// Whether a problem prevents the use of a guideline.
public enum Severity: String, Hashable, Sendable {
  /// The guideline cannot be used until it is corrected.
  case error
  /// It should be corrected, but every advice is still right.
  case finding

  /// The word for the severity in a message.
  package var word: Text {
    switch self {
    case .error: Text(nl: "fout", en: "error")
    case .finding: Text(nl: "bevinding", en: "finding")
    }
  }
}

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
