import ArgumentParser
import Foundation
import GuidelineModel

/// The entry point: runs the command, and turns errors into a message and an exit status.
@main
enum Program {
  static func main() async {
    Output.prepare()
    exit(await status().rawValue)
  }

  private static func status() async -> ExitStatus {
    let status: ExitStatus
    do {
      try await run()
      status = .done
    } catch {
      status = end(after: error)
    }
    guard status == .done || status == .negative else { return status }
    do {
      try Output.closeStandardOutput()
      return status
    } catch {
      return end(after: error)
    }
  }

  private static func run() async throws {
    // Without `/proc`, for instance, even the program's name is missing. Any command would then be
    // taken for a call for help.
    guard !CommandLine.arguments.isEmpty else {
      throw CommandFailure.internalFault(
        nl: "de argumenten zijn niet te zien; is /proc er wel?",
        en: "the arguments cannot be seen; is there a /proc?")
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    try refuseUnknownCommands(in: arguments)
    var command = try Wervelwijzer.parseAsRoot()
    // After a subcommand, the parser accepts `--version` and ignores it.
    if arguments.prefix(while: { $0 != "--" }).contains("--version") {
      command = try Wervelwijzer.parseAsRoot(["--version"])
    }
    if var waiting = command as? any AsyncParsableCommand {
      try await waiting.run()
    } else {
      try command.run()
    }
  }

  /// Refuses an unknown command, also when help is asked for: the parser would show the help of the
  /// whole program and exit with 0.
  private static func refuseUnknownCommands(in arguments: [String]) throws(CommandFailure) {
    let names = Wervelwijzer.configuration.subcommands.map { $0._commandName }
    let words = arguments.drop { ["--help", "-h", "--version"].contains($0) }
    var named = words.prefix(1)
    if named.first == "help" { named = words.dropFirst().filter { !$0.hasPrefix("-") }[...] }
    for name in named where !name.hasPrefix("-") && !(names + ["help"]).contains(name) {
      throw .unknownName(
        nl: "\(Input.shown(name)): onbekende opdracht", en: "\(Input.shown(name)): unknown command",
        allowed: names, suggestion: nearestName(to: name, in: names))
    }
    guard named.count < 2 else {
      throw .badInput(
        nl: "help geeft uitleg over één opdracht tegelijk",
        en: "help tells of one command at a time")
    }
  }

  /// Writes the message for an error, and returns the exit status.
  private static func end(after error: any Error) -> ExitStatus {
    switch error {
    case let failure as CommandFailure:
      let language = language(of: CommandLine.arguments)
      if let message = failure.message {
        Output.standardError("\(errorWord[language]): \(message[language])\n")
      }
      return end(failure, in: language)
    case is ClosedPipe:
      return .done
    default:
      let message = Wervelwijzer.fullMessage(for: error)
      guard Wervelwijzer.exitCode(for: error) == .success else {
        Output.standardError(message + "\n")
        return Wervelwijzer.isUsageError(error) ? .badInput : .internalFault
      }
      do {
        try Output.standardOutput(message + "\n")
        return .done
      } catch {
        return end(after: error)
      }
    }
  }

  /// Writes the failure as JSON if the arguments ask for JSON on standard output.
  private static func end(_ failure: CommandFailure, in language: Language) -> ExitStatus {
    let arguments = CommandLine.arguments
    let isLine = arguments.contains("--ndjson")
    let asksForJSON =
      isLine || arguments.contains("--format=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
    guard asksForJSON, let json = failure.json(in: language, indented: !isLine) else {
      return failure.status
    }
    do {
      try Output.report(json)
      return failure.status
    } catch {
      return end(after: error)
    }
  }

  private static let errorWord = Text(nl: "fout", en: "error")

  /// The language asked for; read without the parser, since parsing may have failed.
  private static func language(of arguments: [String]) -> Language {
    guard let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count else {
      return arguments.contains("--lang=en") ? .english : .dutch
    }
    return Language(rawValue: arguments[option + 1]) ?? .dutch
  }
}

extension Wervelwijzer {
  /// Whether the error is about wrong usage, not about something that failed.
  fileprivate static func isUsageError(_ error: any Error) -> Bool {
    exitCode(for: error) == .validationFailure
  }
}
