import Foundation
import GuidelineModel
import Yams

extension ReadingContext {
  /// The most a file may hold, so that no file can exhaust the machine.
  static let largestFile = 1 << 20

  /// The text of a file, or nil after reporting why there is none.
  func text(of file: String) -> String? {
    let path = URL(filePath: folder, directoryHint: .isDirectory).appending(path: file).path
    guard let isDirectory = isDirectory(atPath: path) else {
      report(Diagnostic(code: "missing-file", file: file, message: "the file is missing"))
      return nil
    }
    guard !isDirectory, let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: Self.largestFile + 1) ?? Data()
    else {
      report(Diagnostic(code: "unreadable-file", file: file, message: "the file cannot be read"))
      return nil
    }
    guard data.count <= Self.largestFile else {
      report(
        Diagnostic(code: "file-too-large", file: file, message: "the file is over 1 MiB"))
      return nil
    }
    guard let text = String(data: data, encoding: .utf8) else {
      report(Diagnostic(code: "not-utf8", file: file, message: "the file is not UTF-8 text"))
      return nil
    }
    return text
  }

  /// The top of a YAML file, or nil after reporting why there is none.
  func root(of file: String, at path: DraftPath) -> Cursor? {
    guard let text = text(of: file) else {
      leaveOut()
      return nil
    }
    do {
      guard let root = try Yams.compose(yaml: text), root.null == nil else {
        report(Diagnostic(code: "empty-file", file: file, message: "the file is empty"))
        leaveOut()
        return nil
      }
      if let anchored = firstAnchor(in: root) {
        report(
          Diagnostic(
            code: "alias", file: file, line: anchored.mark?.line ?? 1,
            column: anchored.mark?.column ?? 1,
            message: "anchors and aliases are not used in guideline files"))
        leaveOut()
        return nil
      }
      return Cursor(node: root, path: path, file: file, context: self)
    } catch {
      report(syntaxDiagnostic(for: error, in: file))
      leaveOut()
      return nil
    }
  }

  /// The first node with an anchor, found before anything that refers to it is followed.
  private func firstAnchor(in node: Node) -> Node? {
    if node.anchor != nil { return node }
    switch node {
    case .scalar, .alias:
      return nil
    case .sequence(let members):
      return members.lazy.compactMap(firstAnchor).first
    case .mapping(let members):
      return members.lazy.compactMap { self.firstAnchor(in: $0) ?? self.firstAnchor(in: $1) }.first
    }
  }

  private func syntaxDiagnostic(for error: any Error, in file: String) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        code: "syntax", file: file, line: mark.line, column: mark.column,
        message: "this is no YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return Diagnostic(
        code: "duplicate-key", file: file, line: context.mark.line, column: context.mark.column,
        message: "a key stands twice in one mapping: "
          + duplicates.map { "\"\($0)\"" }.joined(separator: ", "))
    case .reader(let problem, _, _, _):
      return Diagnostic(
        code: "syntax", file: file, message: "this is no YAML: \(problem)")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded, nil:
      return Diagnostic(code: "syntax", file: file, message: "this is no YAML")
    }
  }
}

/// Whether a path leads to a folder, or nil where it leads nowhere.
func isDirectory(atPath path: String) -> Bool? {
  try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory
}
