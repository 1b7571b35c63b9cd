/// How a command ended, as `interface.md` promises it.
enum ExitStatus: Int32 {
  case done = 0
  /// The question has a negative answer: a check failed, two versions differ.
  case negative = 1
  case badInput = 2
  case internalFault = 3
}

/// A command's end other than success, with what to tell the person about it.
struct CommandFailure: Error {
  let status: ExitStatus
  /// Never holds what a case said; empty where everything was said already.
  let message: String

  static func badInput(_ message: String) -> CommandFailure {
    CommandFailure(status: .badInput, message: message)
  }
}

/// Whoever read the output went away, which is no failure of ours.
struct ClosedPipe: Error {}
