import Foundation

/// Runs git as the user would: in the current folder, with the user's settings.
enum Git {
  /// Why git failed.
  enum Failure: Error {
    case notInstalled
    /// Git reported an error; its first line.
    case refused(String)
    /// Git was ended by a signal, or gave no reason.
    case failed
  }

  /// Runs git and returns its standard output and standard error; only for short output.
  static func answer(to arguments: [String]) throws(Failure) -> (output: String, messages: String) {
    let (output, messages) = (Pipe(), Pipe())
    let process = process(arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = messages
    try start(process)
    // Read first what may exceed the pipe's buffer: the output fits into it, the messages may not.
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

  /// Git's message about an object that it cannot read; nil if there is none.
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

  /// Starts git without waiting for it to end.
  ///
  /// If git is not installed, `env` exits with 127.
  static func start(_ process: Process) throws(Failure) {
    do {
      try process.run()
    } catch {
      throw .notInstalled
    }
  }

  /// A process for git that has not been started.
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

  /// The line with the reason; warnings and traces may precede it.
  private static func reason(in messages: String) -> String? {
    let lines = messages.split(whereSeparator: \.isNewline)
    let reason = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    return (reason ?? lines.first).map(String.init)
  }
}

/// What a text means to git.
enum GitRevision {
  /// A folder in a revision, with git's warnings.
  case folder(GitFolder, warnings: [String])
  /// A submodule.
  case submodule
  /// Another object, such as a commit or a file, by git's name for its type.
  case other(String)
  /// No object, with git's reason.
  case unknown(String)
  case noGit
  /// Git was ended by a signal, or gave no reason.
  case failed

  /// Resolves a text as git does.
  ///
  /// The text is not interpreted here: a moment in `HEAD@{10:30}:PATH` contains colons, so may a
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

  /// Whether an object that a text names is the commit of a submodule.
  ///
  /// Only git knows which colon ends the revision, so each one is tried.
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

  /// Git's message without `--verify`, which only says that a single revision was needed.
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
