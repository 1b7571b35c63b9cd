extension JSONValue {
  /// The value as UTF-8, every member and element on a line of its own, with a line feed at its
  /// end.
  public var bytes: [UInt8] {
    var json = JSONText(indented: true)
    json.value(self)
    return json.bytes + "\n".utf8
  }

  /// The value laid out for people: on one line where it fits, as the worked cases have it.
  package var laidOut: String { laidOut(at: 0, after: 0) + "\n" }

  private static let width = 100

  private func laidOut(at depth: Int, after used: Int) -> String {
    let line = onOneLine
    guard used + line.count > Self.width else { return line }
    let inner = String(repeating: "  ", count: depth + 1)
    func broken(_ opening: String, _ parts: [String], _ closing: String) -> String {
      let end = String(repeating: "  ", count: depth)
      return "\(opening)\n" + parts.joined(separator: ",\n") + "\n\(end)\(closing)"
    }
    switch self {
    case .object(let members) where !members.isEmpty:
      return broken(
        "{",
        members.map { member in
          let start = "\(inner)\(Self.quoted(member.key)): "
          return start + member.value.laidOut(at: depth + 1, after: start.count)
        }, "}")
    case .array(let elements) where !elements.isEmpty:
      return broken(
        "[",
        elements.map { element in
          inner + element.laidOut(at: depth + 1, after: inner.count)
        }, "]")
    case .object, .array, .string, .number, .flag, .null: return line
    }
  }

  /// The value on one line, without anything that steers a terminal.
  package var onOneLine: String {
    switch self {
    case .object(let members):
      members.isEmpty
        ? "{}"
        : "{ "
          + members.map { "\(Self.quoted($0.key)): \($0.value.onOneLine)" }.joined(separator: ", ")
          + " }"
    case .array(let elements): "[\(elements.map(\.onOneLine).joined(separator: ", "))]"
    case .string(let text): Self.quoted(text)
    case .number(let written): written
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    }
  }

  /// A text in quotation marks, what cannot be seen as its code.
  package static func quoted(_ text: String) -> String {
    var json = JSONText(indented: false)
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        Array(String(scalar).utf16).map { unit in
          let digits = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      default: String(scalar)
      }
    }.joined()
  }
}

extension JSONText {
  fileprivate mutating func value(_ value: JSONValue) {
    switch value {
    case .object(let members):
      object { json in
        for member in members { json.member(member.key) { $0.value(member.value) } }
      }
    case .array(let elements): array(elements) { $0.value($1) }
    case .string(let text): string(text)
    case .number(let written): self.value(written: Array(written.utf8))
    case .flag(let flag): self.flag(flag)
    case .null: self.value(written: Array("null".utf8))
    }
  }
}
