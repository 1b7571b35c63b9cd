import Foundation

/// Git as the user has it, asked as at a prompt: in the current folder, with its settings.
enum Git {
  /// Why git did not do as asked.
  enum Failure: Error {
    case notInstalled
    /// With the first line of what it said.
    case refused(String)
    /// Something ended it, or it said nothing at all.
    case failed
  }

  /// What git writes to standard output and to standard error where it succeeds; little of it.
  static func answer(to arguments: [String]) throws(Failure) -> (output: String, messages: String) {
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
  static func message(about object: String) -> String? {
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
  static func start(_ process: Process) throws(Failure) {
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

/// What git takes a text for.
enum GitRevision {
  /// A folder as it was, and what git warned of when it looked for it.
  case folder(GitFolder, warnings: [String])
  /// A repository within the repository.
  case submodule
  /// Something else, such as a commit or a file; named as git names it.
  case other(String)
  /// Nothing, for the reason that git gives.
  case unknown(String)
  case noGit
  /// Git was ended, or said nothing.
  case failed

  /// Resolves a text the way git does, whatever stands in it.
  ///
  /// Not a character of it is interpreted here: a moment in `HEAD@{10:30}:PATH` has colons, so may a
  /// path, and a name may begin with a hyphen.
  init(named text: String) {
    do throws(Git.Failure) {
      self = try Self.resolved(text)
    } catch {
      switch error {
      case .notInstalled: self = .noGit
      case .failed: self = .failed
      case .refused(let reason): self = .unknown(Self.better(reason, for: text))
      }
    }
  }

  private static func resolved(_ text: String) throws(Git.Failure) -> GitRevision {
    let found = try Git.answer(to: ["rev-parse", "--verify", "--end-of-options", text])
    let object = found.output.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !object.isEmpty else { throw .failed }
    let kind: String
    do throws(Git.Failure) {
      kind = try Git.answer(to: ["cat-file", "-t", object]).output
        .trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      if isSubmodule(object, at: text) { return .submodule }
      throw error
    }
    guard kind == "tree" else {
      return kind == "commit" && isSubmodule(object, at: text) ? .submodule : .other(kind)
    }
    let warnings = found.messages.split(whereSeparator: \.isNewline).map(String.init)
      .filter { $0.hasPrefix("warning: ") }
    return .folder(GitFolder(tree: object), warnings: warnings)
  }

  /// Whether an object that a text names is a commit of another repository.
  ///
  /// Which of the colons ends the revision only git knows, so each is tried.
  private static func isSubmodule(_ object: String, at text: String) -> Bool {
    text.indices.filter { text[$0] == ":" }.contains { colon in
      let revision = String(text[..<colon])
      let path = String(text[text.index(after: colon)...])
      let origin = path.hasPrefix(".") ? [] : ["--full-tree"]
      let listed =
        try? Git.answer(to: ["ls-tree"] + origin + ["--end-of-options", revision, path]).output
      return listed?.hasPrefix("160000 commit \(object)\t") ?? false
    }
  }

  /// What git says of a text when it is not held to one object: that a single one was needed helps
  /// nobody.
  private static func better(_ reason: String, for text: String) -> String {
    guard !text.hasPrefix("-") else { return reason }
    do throws(Git.Failure) {
      _ = try Git.answer(to: ["rev-parse", text])
    } catch {
      if case .refused(let better) = error { return better }
    }
    return reason
  }
}
