public import GuidelineModel
package import Reasoning

/// A mistake in a case, described without repeating the content of the case.
///
/// The content of a case is a patient's, so a problem states the place and the permitted values,
/// never the value found.
public struct CaseProblem: Error, Hashable, Sendable {
  /// The kind of mistake.
  public enum Kind: String, Hashable, Sendable {
    /// It is not JSON, or does not have the structure of a case; the schema rejects it.
    case malformed
    /// It has the structure of a case, but its content is impossible or contradicts itself.
    case impossible
  }

  /// Whether the structure or the content is wrong.
  public let kind: Kind
  /// A JSON path such as `$.answers.pain`, or line and column if the text is not JSON.
  public let path: String
  /// What is wrong, as one clause without a full stop.
  public let message: Text
  /// The permitted values; empty if they cannot be listed.
  public let allowed: [String]
  /// The closest permitted value, if any is close.
  public let suggestion: String?

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - kind: Whether the structure or the content is wrong.
  ///   - path: The JSON path, or line and column.
  ///   - message: What is wrong, without the value found.
  ///   - allowed: The permitted values.
  ///   - suggestion: The closest permitted value.
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

  /// The problem for people: place and message on the first line, permitted values on the lines below.
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
  /// The message about a text that is not JSON.
  package static let notJSON = Text(nl: "dit is geen JSON", en: "this is not JSON")
  /// The message about JSON that is no object where one is expected.
  package static let objectExpected = Text(
    nl: "hier hoort een JSON-object", en: "a JSON object is expected here")
  /// The message about a member that a case does not have.
  package static let unknownKey = Text(nl: "onbekende sleutel", en: "unknown key")
  /// The message about a remark on a decision that is not a valid text.
  package static let remarkExpected = Text(
    nl:
      "hier hoort een tekst van ten hoogste \(TreeDecision.maximumRemarkLength) tekens, zonder "
      + "stuurtekens",
    en:
      "a text of at most \(TreeDecision.maximumRemarkLength) characters is expected here, without "
      + "control characters")
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
