package import Exchange
package import GuidelineFormat
package import GuidelineModel

/// Why a case did not give what was expected.
package enum CaseFailure: Sendable {
  /// A file of it cannot be read.
  case unread(FileFault)
  /// Its expectation is none.
  case noExpectation(file: String, Text)
  /// It gave an error where an advice, or nothing in particular, was expected.
  case refused(CaseProblem)
  /// It gave an advice where an error was expected.
  case notRefused
  case differs(Mismatch)
}
