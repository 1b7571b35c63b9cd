import ArgumentParser
import Foundation
import GuidelineModel

/// Runs the command and turns whatever went wrong into a message and an exit code.
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
    // Even the program's own name is missing: without `/proc`, say, whatever was asked for would
    // pass for a call for help.
    guard !CommandLine.arguments.isEmpty else {
      throw CommandFailure.internalFault(
        nl: "de argumenten zijn niet te zien; is /proc er wel?",
        en: "the arguments cannot be seen; is there a /proc?")
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    try refuseUnknownCommands(in: arguments)
    var command = try Wervelwijzer.parseAsRoot()
    // Of a command's own the parser takes it, and forgets it.
    if arguments.prefix(while: { $0 != "--" }).contains("--version") {
      command = try Wervelwijzer.parseAsRoot(["--version"])
    }
    if var waiting = command as? any AsyncParsableCommand {
      try await waiting.run()
    } else {
      try command.run()
    }
  }

  /// Refuses what is no command where one is named, also where help is asked for: the parser would
  /// answer with that on the whole program, as if all were well.
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

  /// Tells what ended a command, and what it exits with.
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

  /// Tells programs what people were told, where they are to read what comes on standard output.
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

  /// The language asked for, read without the parser, which may be what went wrong.
  private static func language(of arguments: [String]) -> Language {
    guard let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count else {
      return arguments.contains("--lang=en") ? .english : .dutch
    }
    return Language(rawValue: arguments[option + 1]) ?? .dutch
  }
}

extension Wervelwijzer {
  /// Whether an error says that the options were wrong, rather than that something broke.
  fileprivate static func isUsageError(_ error: any Error) -> Bool {
    exitCode(for: error) == .validationFailure
  }
}
