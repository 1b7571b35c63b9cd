import GuidelineModel

/// Something an author should know about a guideline file, at a place in it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether it keeps the guideline from being used.
  public enum Severity: String, Sendable {
    case error
    /// Worth mending, but every advice is still right.
    case finding
  }

  public let severity: Severity
  /// Kebab-case and never reused, such as `value-not-covered`.
  public let code: String
  /// The file, relative to the guideline's folder.
  public let file: String
  /// Counted from 1; 0 where the whole file is meant.
  public let line: Int
  /// Counted from 1 in Unicode scalars; 0 where the whole file is meant.
  public let column: Int
  /// One clause, lower case, the culprit in double quotes.
  public let message: String
  /// What would be right instead; empty where that cannot be listed.
  public let allowed: [String]
  /// The nearest of what is allowed, where one is near.
  public let suggestion: String?

  package init(
    severity: Severity = .error, code: String, file: String, line: Int = 0, column: Int = 0,
    message: String, allowed: [String] = [], suggestion: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.allowed = allowed
    self.suggestion = suggestion
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as compilers print it, with what is allowed on the lines below.
  public var description: String {
    let place = line == 0 ? file : "\(file):\(line):\(column)"
    var lines = ["\(place): \(severity.rawValue): \(message) [\(code)]"]
    if !allowed.isEmpty { lines.append("  allowed: \(allowed.joined(separator: ", "))") }
    if let suggestion { lines.append("  did you mean: \(suggestion)") }
    return lines.joined(separator: "\n")
  }
}

extension Diagnostic: Comparable {
  /// Orders by file, then by place in it.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.file, left.line, left.column, left.code, left.message)
      < (right.file, right.line, right.column, right.code, right.message)
  }
}

/// A guideline that cannot be used, with everything that is wrong with it.
public struct InvalidGuideline: Error, CustomStringConvertible {
  /// In the order of the files; at least one is an error.
  public let diagnostics: [Diagnostic]

  /// All diagnostics, one below the other.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
