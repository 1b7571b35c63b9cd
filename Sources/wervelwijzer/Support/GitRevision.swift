import Foundation

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
    do throws(Git.Refusal) {
      self = try Self.resolved(text)
    } catch {
      switch error {
      case .notInstalled: self = .noGit
      case .failed: self = .failed
      case .refused(let reason): self = .unknown(Self.better(reason, for: text))
      }
    }
  }

  private static func resolved(_ text: String) throws(Git.Refusal) -> GitRevision {
    let found = try Git.answer(to: ["rev-parse", "--verify", "--end-of-options", text])
    let object = found.output.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !object.isEmpty else { throw .failed }
    let kind: String
    do throws(Git.Refusal) {
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
    do throws(Git.Refusal) {
      _ = try Git.answer(to: ["rev-parse", text])
    } catch {
      if case .refused(let better) = error { return better }
    }
    return reason
  }
}
