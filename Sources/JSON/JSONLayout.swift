extension JSONValue {
  /// The value in UTF-8, with every member and element on its own line and a line feed at the end.
  package var bytes: [UInt8] {
    var json = JSONText(indented: true)
    json.value(self)
    return json.bytes + "\n".utf8
  }

  /// The value laid out for people: objects and arrays are on one line if they fit, as in the
  /// worked cases.
  package var laidOut: String { laidOut(at: 0, after: 0) + "\n" }

  private static let width = 100

  private func laidOut(at depth: Int, after used: Int) -> String {
    var line = ""
    if writeOnOneLine(to: &line, upTo: Self.width - used) { return line }
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

  /// The value on one line; invisible characters are escaped.
  package var onOneLine: String {
    var line = ""
    _ = writeOnOneLine(to: &line, upTo: .max)
    return line
  }

  /// Writes the value on one line and stops once it exceeds a limit, so that layout does not write
  /// nested values again for every level.
  ///
  /// - Returns: Whether it fits.
  private func writeOnOneLine(to line: inout String, upTo limit: Int) -> Bool {
    func write(_ text: String) -> Bool {
      line += text
      return line.utf8.count <= limit || line.count <= limit
    }
    switch self {
    case .object(let members):
      for (place, member) in members.enumerated() {
        guard write("\(place == 0 ? "{ " : ", ")\(Self.quoted(member.key)): "),
          member.value.writeOnOneLine(to: &line, upTo: limit)
        else { return false }
      }
      return write(members.isEmpty ? "{}" : " }")
    case .array(let elements):
      for (place, element) in elements.enumerated() {
        guard write(place == 0 ? "[" : ", "), element.writeOnOneLine(to: &line, upTo: limit)
        else { return false }
      }
      return write(elements.isEmpty ? "[]" : "]")
    case .string(let text): return write(Self.quoted(text))
    case .number(let written): return write(written)
    case .flag(let flag): return write(flag ? "true" : "false")
    case .null: return write("null")
    }
  }

  /// A text in quotation marks; invisible characters are escaped.
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
