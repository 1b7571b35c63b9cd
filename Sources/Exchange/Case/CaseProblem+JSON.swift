package import GuidelineModel
package import JSON

extension JSONText {
  /// The error that replaces an advice, `{"error": {"path": …, "message": …, …}}`, with sorted keys.
  ///
  /// - Parameters:
  ///   - problem: What is wrong with the case.
  ///   - line: The line it stands on, where each line is a case.
  ///   - language: The language of the message.
  package mutating func error(
    _ problem: CaseProblem, line: Int? = nil, in language: Language
  ) {
    object { json in
      json.member("error") { json in
        json.object { json in
          json.member("allowed", problem.allowed)
          if let line { json.member("line", line) }
          json.member("message", problem.message[language])
          json.member("path", problem.path)
          json.member("suggestion", problem.suggestion)
        }
      }
    }
  }
}
