/// Something wrong with a draft, at a place in it.
package struct DraftProblem: Error, Hashable, Sendable {
  package let code: DiagnosticCode
  package let severity: Severity
  package let path: DraftPath
  /// One clause, lower case, the culprit in double quotes.
  package let message: Text
  /// What is allowed instead; empty where that cannot be listed.
  package let allowed: [String]
  /// The nearest of what is allowed, where one is near.
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

/// Everything that is wrong with a draft, all at once.
package struct InvalidDraft: Error, Sendable {
  package let problems: [DraftProblem]
}

/// A place in a draft, in the words of the file format.
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

  /// The place at the end of a way that begins here.
  package func appending(_ way: DraftPath) -> DraftPath {
    var longer = self
    longer.parts += way.parts
    return longer
  }

  /// The place this one lies in, or nil at the top.
  package var parent: DraftPath? {
    guard !parts.isEmpty else { return nil }
    var shorter = self
    shorter.parts.removeLast()
    return shorter
  }
}
