import Foundation

/// Git as the user has it, asked as at a prompt: in the current folder, with its settings.
enum Git {
  /// Why git did not do as asked.
  enum Refusal: Error {
    case notInstalled
    /// With the first line of what it said.
    case refused(String)
    /// Something ended it, or it said nothing at all.
    case failed
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
    switch (process.terminationReason, process.terminationStatus) {
    case (.exit, 0): return (answered, said)
    case (.exit, 127): throw .notInstalled
    default:
      guard let reason = reason(in: said) else { throw .failed }
      throw .refused(reason)
    }
  }

  /// What git says of an object that it cannot give; nil where it says nothing.
  static func complaint(about object: String) -> String? {
    let messages = Pipe()
    let process = process(["cat-file", "-p", object])
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    guard (try? start(process)) != nil else { return nil }
    let said = text(messages)
    process.waitUntilExit()
    return reason(in: said)
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
  private static func reason(in messages: String) -> String? {
    let lines = messages.split(whereSeparator: \.isNewline)
    let reason = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    return (reason ?? lines.first).map(String.init)
  }
}
