import Foundation
package import GuidelineModel

extension ReadingContext {
  /// The text of a file; `nil` after reporting why there is none.
  func text(of file: String) -> String? {
    guard let data = bytes(of: file).map({ Data($0) }) else { return nil }
    guard let text = String(data: data, encoding: .utf8) else {
      let before = String(decoding: data.prefix(validPrefix(of: data)), as: UTF8.self)
      let position = Self.end(of: before)
      report(
        Diagnostic(
          code: .notUTF8, file: file, line: position.line, column: position.column,
          message: Text(nl: "het bestand is geen UTF-8-tekst", en: "the file is not UTF-8 text")))
      return nil
    }
    return visible(text, in: file)
  }

  /// The length of the longest UTF-8 prefix, in bytes.
  private func validPrefix(of data: Data) -> Int {
    var decoder = UTF8()
    var bytes = data.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      count += UTF8.width(scalar)
    }
    return count
  }

  /// The line and column after the end of a text, counted from 1.
  private static func end(of text: String) -> (line: Int, column: Int) {
    let scalars = text.unicodeScalars
    let line = scalars.count { $0 == "\n" } + 1
    let last = scalars.lastIndex(of: "\n").map(scalars.index(after:)) ?? scalars.startIndex
    return (line, scalars.distance(from: last, to: scalars.endIndex) + 1)
  }

  /// The text without a byte order mark; `nil` after reporting hidden characters.
  private func visible(_ text: String, in file: String) -> String? {
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let hidden = HiddenCharacter.first(in: text)
    for character in hidden {
      report(
        Diagnostic(
          code: .hiddenCharacter, file: file, line: character.position.line,
          column: character.position.column, message: character.message))
    }
    return hidden.isEmpty ? text : nil
  }

  /// The root node of a YAML file; `nil` after reporting why there is none.
  package func root(of file: String, at path: DraftPath) -> Cursor? {
    guard !isFull else { return nil }
    guard let text = text(of: file) else {
      leaveOut()
      return nil
    }
    var composer = YAMLComposer(text)
    defer { for fault in composer.faults { report(fault, in: file) } }
    do {
      guard let root = try composer.root(), root.scalar?.isNull != true else {
        report(
          Diagnostic(
            code: .emptyFile, file: file,
            message: Text(nl: "het bestand is leeg", en: "the file is empty")))
        leaveOut()
        return nil
      }
      return Cursor(node: root, path: path, file: file, context: self)
    } catch {
      report(error, in: file)
      leaveOut()
      return nil
    }
  }

  private func report(_ fault: YAMLFault, in file: String) {
    report(
      Diagnostic(
        code: fault.code, file: file, line: fault.position.line, column: fault.position.column,
        message: fault.message))
  }
}
