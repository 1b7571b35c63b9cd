import Foundation

/// Git as the user has it, asked as at a prompt: in the current folder, with its settings.
enum Git {
  /// Why git did not do as asked.
  enum Refusal: Error {
    case notInstalled
    /// With the first line of what it said.
    case refused(String)
  }

  /// What git writes to standard output and to standard error where it succeeds; little of it.
  static func answer(to arguments: [String]) throws(Refusal) -> (output: String, messages: String) {
    let (output, messages) = (Pipe(), Pipe())
    let process = process(arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = messages
    try start(process)
    // Its answer fits into a pipe; what it says may not, and would keep it from ending.
    let said = text(messages)
    let answered = text(output)
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return (answered, said)
    case 127: throw .notInstalled
    default: throw .refused(reason(in: said))
    }
  }

  /// Starts git without waiting for its end.
  ///
  /// Where there is no git at all, what starts it ends with 127.
  static func start(_ process: Process) throws(Refusal) {
    do {
      try process.run()
    } catch {
      throw .notInstalled
    }
  }

  /// A call of git that has not begun.
  static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C"
    process.environment = environment
    return process
  }

  private static func text(_ pipe: Pipe) -> String {
    let bytes = try? pipe.fileHandleForReading.readToEnd()
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  /// The line that says why: what it warns of or traces may come before.
  private static func reason(in messages: String) -> String {
    let lines = messages.split(whereSeparator: \.isNewline)
    let reason = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    return String(reason ?? lines.first ?? "")
  }
}
