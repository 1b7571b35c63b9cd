import ArgumentParser
import Foundation

/// Runs the command and turns whatever went wrong into a message and an exit code.
@main
enum Entry {
  static func main() async {
    Output.ignoreClosedPipes()
    do {
      var command = try Wervelwijzer.parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      exit(finish(after: error).rawValue)
    }
  }

  private static func finish(after error: any Error) -> ExitStatus {
    switch error {
    case let failure as CommandFailure:
      if !failure.message.isEmpty { Output.standardError("error: \(failure.message)\n") }
      return failure.status
    case is ClosedPipe:
      return .done
    default:
      let message = Wervelwijzer.fullMessage(for: error)
      guard Wervelwijzer.exitCode(for: error) == .success else {
        Output.standardError(message + "\n")
        return Wervelwijzer.isUsageError(error) ? .badInput : .internalFault
      }
      return (try? Output.standardOutput(message + "\n")) == nil ? .internalFault : .done
    }
  }
}

extension Wervelwijzer {
  /// Whether an error says that the options were wrong, rather than that something broke.
  fileprivate static func isUsageError(_ error: any Error) -> Bool {
    exitCode(for: error) == .validationFailure
  }
}
