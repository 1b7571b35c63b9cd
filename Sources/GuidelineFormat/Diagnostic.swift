public import GuidelineModel

/// A problem in a guideline's files, with its location.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether it must be corrected.
  public let severity: Severity
  /// The kind of problem.
  package let code: DiagnosticCode
  /// The file, relative to the guideline's folder.
  public let file: String
  /// Counted from 1; 0 where the whole file is meant.
  public let line: Int
  /// Counted from 1 in Unicode scalars; 0 where the whole file is meant.
  public let column: Int
  /// One clause in lower case, with the culprit in double quotes; after a semicolon, what to do
  /// about it.
  public let message: Text
  /// The permitted values; empty if they cannot be listed.
  public let allowed: [String]
  /// Examples, if the permitted values cannot be listed.
  public let examples: [String]
  /// The closest permitted value, if any is close.
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
  /// The kind of problem, as a stable name in kebab-case such as `missing-file`.
  public var codeName: String { code.rawValue }

  /// The diagnostic in the format of compilers, with the permitted values on the lines below.
  ///
  /// Location, code and permitted values are the same in every language. Control characters from a
  /// file are never included.
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
  /// Orders by file and position, independent of the language.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.file, left.line, left.column, left.code.rawValue, left.message.en)
      < (right.file, right.line, right.column, right.code.rawValue, right.message.en)
  }
}

/// A guideline that cannot be used, with all its problems.
public struct InvalidGuideline: Error, CustomStringConvertible {
  /// In the order of the files; at least one is an error.
  public let diagnostics: [Diagnostic]

  /// The first diagnostics, one per line, and the number of further ones.
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

extension Array {
  /// The first elements, in order; if there are too many, preferred elements are kept before
  /// others.
  ///
  /// - Parameters:
  ///   - most: The maximum number of elements.
  ///   - isPreferred: Whether an element is preferred.
  /// - Returns: At most `most` elements.
  package func first(_ most: Int, preferring isPreferred: (Element) -> Bool) -> [Element] {
    guard count > most else { return self }
    let order = indices.filter { isPreferred(self[$0]) } + indices.filter { !isPreferred(self[$0]) }
    return order.prefix(Swift.max(0, most)).sorted().map { self[$0] }
  }
}
