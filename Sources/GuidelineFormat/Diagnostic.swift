public import GuidelineModel

/// Something an author should know about a guideline file, at a place in it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether it must be mended.
  public let severity: Severity
  /// What sort of thing is wrong.
  public let code: DiagnosticCode
  /// The file, relative to the guideline's folder.
  public let file: String
  /// Counted from 1; 0 where the whole file is meant.
  public let line: Int
  /// Counted from 1 in Unicode scalars; 0 where the whole file is meant.
  public let column: Int
  /// One clause, lower case, the culprit in double quotes, and what to do about it behind a semicolon.
  public let message: Text
  /// Everything that would be right instead; empty where that cannot be listed.
  public let allowed: [String]
  /// Some of what would be right, where it cannot all be listed.
  public let examples: [String]
  /// The nearest of what is allowed, where one is near.
  public let suggestion: String?

  package init(
    severity: Severity = .error, code: DiagnosticCode, file: String, line: Int = 0, column: Int = 0,
    message: Text, allowed: [String] = [], examples: [String] = [], suggestion: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file.withHiddenCharactersShown
    self.line = line
    self.column = column
    self.message = Text(
      nl: message.nl.withHiddenCharactersShown, en: message.en.withHiddenCharactersShown)
    self.allowed = allowed.map(\.withHiddenCharactersShown)
    self.examples = examples
    self.suggestion = suggestion?.withHiddenCharactersShown
  }
}

extension Diagnostic {
  /// The diagnostic as compilers print it, with what is allowed on the lines below.
  ///
  /// Place, code and what is allowed are the same in every language. No control character of a file
  /// is in it.
  public func description(in language: Language) -> String {
    let place = line == 0 ? file : "\(file):\(line):\(column)"
    let first = "\(place): \(severity.word[language]): \(message[language]) [\(code.rawValue)]"
    let remedy = remedyLines(
      allowed: allowed, examples: examples, suggestion: suggestion, in: language)
    return ([first] + remedy).joined(separator: "\n")
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic in English, for developers.
  public var description: String { description(in: .english) }
}

extension Diagnostic: Comparable {
  /// Orders by file, then by place in it; the order is the same in every language.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.file, left.line, left.column, left.code.rawValue, left.message.en)
      < (right.file, right.line, right.column, right.code.rawValue, right.message.en)
  }
}

/// A guideline that cannot be used, with everything that is wrong with it.
public struct InvalidGuideline: Error, CustomStringConvertible {
  /// In the order of the files; at least one is an error.
  public let diagnostics: [Diagnostic]

  /// The first diagnostics, one below the other, and how many more there are.
  public func description(in language: Language) -> String {
    diagnostics.description(in: language)
  }

  /// The first diagnostics in English, for developers.
  public var description: String { description(in: .english) }
}

extension [Diagnostic] {
  /// A longer list does not help: the author corrects some and reads the folder again.
  package static let mostListed = 100

  /// The first diagnostics, one per line, and the number of further ones.
  package func description(in language: Language) -> String {
    let more = count - Self.mostListed
    let rest = Text(nl: "en nog \(more)", en: "and \(more) more")
    let lines = first(Self.mostListed, preferring: { $0.severity == .error })
      .map { $0.description(in: language) }
    return (lines + (more > 0 ? [rest[language]] : [])).joined(separator: "\n")
  }
}
