import Consultation
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import ProofReports

/// The exit statuses, as in `docs/interface.md`.
enum ExitStatus: Int32 {
  case done = 0
  /// The question has a negative answer: a check failed, or two versions differ.
  case negative = 1
  case badInput = 2
  case internalFault = 3
}

/// A failure of a command, with the message for people.
struct CommandFailure: Error {
  let status: ExitStatus
  /// It never contains data of a case; nil if everything was written already.
  let message: Text?
  var detail = Detail.message

  static func badInput(nl: String, en: String) -> CommandFailure {
    CommandFailure(status: .badInput, message: Text(nl: nl, en: en))
  }

  static func internalFault(nl: String, en: String) -> CommandFailure {
    CommandFailure(status: .internalFault, message: Text(nl: nl, en: en))
  }

  /// A guideline that cannot be used.
  ///
  /// - Parameters:
  ///   - nl: What cannot be used, in Dutch.
  ///   - en: The same in English.
  ///   - diagnostics: Everything that is wrong with it.
  /// - Returns: The failure, with the diagnostics in its message.
  static func unusable(nl: String, en: String, _ diagnostics: [Diagnostic]) -> CommandFailure {
    func lines(_ message: String, _ language: Language) -> String {
      "\(message)\n\(diagnostics.description(in: language))"
    }
    return CommandFailure(
      status: .badInput, message: Text(nl: lines(nl, .dutch), en: lines(en, .english)),
      detail: .guideline(diagnostics))
  }

  /// A path that is not a folder.
  static func noFolder(at path: String) -> CommandFailure {
    let message = Input.folderFault(at: path).diagnostic.message
    let name = path.isEmpty ? "''" : path
    return .badInput(nl: "\(name): \(message.nl)", en: "\(name): \(message.en)")
  }

  /// A case that cannot be used.
  static func badInput(_ problem: CaseProblem, in file: String) -> CommandFailure {
    CommandFailure(
      status: .badInput,
      message: Text(
        nl: "\(Input.shown(file)): \(problem.description(in: .dutch))",
        en: "\(Input.shown(file)): \(problem.description(in: .english))"),
      detail: .patient(problem))
  }

  /// A name that is not one of those allowed.
  static func unknownName(
    nl: String, en: String, allowed: [String], suggestion: String?
  ) -> CommandFailure {
    func words(_ message: String, _ language: Language) -> String {
      let remedy = remedyLines(allowed: allowed, suggestion: suggestion, in: language)
      return ([message] + remedy).joined(separator: "\n")
    }
    return CommandFailure(
      status: .badInput, message: Text(nl: words(nl, .dutch), en: words(en, .english)),
      detail: .name(Text(nl: nl, en: en), allowed: allowed, suggestion: suggestion))
  }

  /// The same failure, after its JSON has been written.
  var alreadyReported: CommandFailure {
    CommandFailure(status: status, message: message, detail: .alreadyReported)
  }

  /// A failure after everything has been written.
  static func silent(_ status: ExitStatus) -> CommandFailure {
    CommandFailure(status: status, message: nil)
  }
}

/// The reader of the output closed it, which is not a failure.
struct ClosedPipe: Error {}

extension CommandFailure {
  /// What the JSON contains in place of a result.
  enum Detail {
    /// The message.
    case message
    case guideline([Diagnostic])
    case patient(CaseProblem)
    case name(Text, allowed: [String], suggestion: String?)
    /// Nothing: the JSON has been written.
    case alreadyReported
  }

  /// The failure as JSON; nil if it has been written already, or after an internal fault, since
  /// output may be incomplete.
  ///
  /// - Parameters:
  ///   - language: The language of the message.
  ///   - indented: Whether it is indented, or on one line.
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
    case .alreadyReported: return nil
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}
