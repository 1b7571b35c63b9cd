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
  package func appending(_ way: DraftPath) -> DraftPath {
    var longer = self
    longer.parts += way.parts
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
