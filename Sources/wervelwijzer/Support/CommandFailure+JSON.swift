import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import ProofReports

extension CommandFailure {
  /// What programs that asked for JSON are told in place of a result.
  enum Detail {
    /// What people are told.
    case message
    case guideline([Diagnostic])
    case patient(CaseProblem)
    case name(Text, allowed: [String], suggestion: String?)
    /// Nothing more: the result itself says it.
    case told
  }

  /// The error as programs read it that asked for JSON; nil where they are told already, and of a
  /// fault of ours, after which nothing may be written any more.
  ///
  /// - Parameters:
  ///   - language: The language of the message.
  ///   - indented: Whether it is laid out for people, or stands on one line.
  /// - Returns: JSON with a line break at its end.
  func json(in language: Language, indented: Bool) -> Data? {
    guard status != .internalFault, let message else { return nil }
    var json = JSONText(indented: indented)
    switch detail {
    case .message: json.error(Output.shown(message[language]))
    case .guideline(let diagnostics):
      let first = message[language].prefix { $0 != "\n" }
      json.error(String(first), of: diagnostics, in: language)
    case .patient(let problem): json.error(problem, in: language)
    case .name(let message, let allowed, let suggestion):
      json.error(message[language], allowed: allowed, suggestion: suggestion)
    case .told: return nil
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}
