public import GuidelineModel
package import Reasoning

/// Something in a case that cannot be used, told without repeating what the case said.
///
/// What stands in a case may be a patient's, so a problem names the place and the words allowed
/// there, never the words found.
public struct CaseProblem: Error, Hashable, Sendable {
  /// What sort of thing is wrong with a case.
  public enum Kind: String, Hashable, Sendable {
    /// It is no JSON, or not of the form of a case, and no schema accepts it.
    case malformed
    /// It has the form of a case and says what cannot be.
    case impossible
  }

  /// Whether the form is wrong or what it says.
  public let kind: Kind
  /// Where: a JSON path such as `$.answers.pain`, or line and column where there is no JSON yet.
  public let path: String
  /// What is wrong, as one clause without a full stop.
  public let message: Text
  /// What would be right instead; empty where that cannot be listed.
  public let allowed: [String]
  /// The nearest of what is allowed, where one is near.
  public let suggestion: String?

  /// Tells a problem.
  ///
  /// - Parameters:
  ///   - kind: Whether the form is wrong or what it says.
  ///   - path: Where.
  ///   - message: What is wrong, without the words found.
  ///   - allowed: What would be right instead.
  ///   - suggestion: The nearest of what is allowed.
  package init(
    _ kind: Kind = .malformed, path: String, message: Text, allowed: [String] = [],
    suggestion: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.message = message
    self.allowed = allowed
    self.suggestion = suggestion
  }

  /// The problem as a person reads it: the place and the message on the first line, what is allowed
  /// on those below it.
  public func description(in language: Language) -> String {
    let remedy = remedyLines(allowed: allowed, suggestion: suggestion, in: language)
    return (["\(path): \(message[language])"] + remedy).joined(separator: "\n")
  }
}

extension CaseProblem: CustomStringConvertible {
  /// The problem in English, for logs and uncaught errors; like all of it, without what the case said.
  public var description: String { description(in: .english) }
}

extension CaseProblem {
  /// What the reasoner found impossible in a case, at its place in the JSON.
  package init(_ impossible: ImpossibleCase, in guideline: Guideline) {
    let path: String
    var allowed: [String] = []
    switch impossible {
    case .nowTooEarly: path = "$.now"
    case .eventTooEarly(let event), .eventAfterNow(let event):
      path = "$.events.\(guideline[event].id)"
    case .onsetTooEarly(let item), .onsetAfterNow(let item):
      path = "$.answers.\(guideline[item].id).\(Scale.onset.key)"
    case .tickTooEarly(let step), .tickAfterNow(let step):
      path = "$.done.\(guideline[step].id)"
    case .outOfRange(let item, let scale):
      path = "$.answers.\(guideline[item].id).\(scale.key)"
    case .notMeasured(let item), .noValue(let item):
      path = "$.answers.\(guideline[item].id)"
      allowed = guideline[item].values.map(\.id.text)
    }
    self.init(.impossible, path: path, message: impossible.message, allowed: allowed)
  }

  /// Two statements that cannot both hold, both named so that either can be withdrawn.
  package init(_ contradiction: Contradiction, in guideline: Guideline) {
    self.init(
      .impossible, path: "$.answers.\(guideline[contradiction.item].id)",
      message: contradiction.message(in: guideline))
  }
}
