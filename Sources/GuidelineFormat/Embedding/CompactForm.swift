import GuidelineModel

extension LoadedGuideline {
  /// The compact form of a guideline folder, for embedding in a binary.
  ///
  /// The folder is read and checked first, so an invalid guideline cannot be embedded.
  ///
  /// - Parameter folder: The path of the guideline's folder.
  /// - Returns: A text that ``init(embedded:)`` reads without parsing YAML; every line ends in a
  ///   line feed.
  /// - Throws: ``InvalidGuideline`` with all problems when the folder has an error.
  package static func embeddedForm(ofFolder folder: String) throws -> String {
    try GuidelineFolder.draft(atPath: folder).draft.compactForm
  }

  /// Reads a compact form written by ``embeddedForm(ofFolder:)``, with the same checks as for a
  /// folder.
  package init(embedded form: String) throws {
    let resolved = try ResolvedDraft(try GuidelineDraft(compactForm: form))
    self.init(guideline: resolved.guideline, findings: [])
  }
}

extension GuidelineDraft {
  /// The draft in compact form.
  var compactForm: String {
    var writer = CompactWriter()
    writer.write(self)
    return writer.form
  }

  /// Reads a complete compact form.
  init(compactForm: String) throws(InvalidCompactForm) {
    var reader = try CompactReader(compactForm)
    try self.init(from: &reader)
    try reader.finish()
  }
}

/// Writes the compact form: lines with all texts, each once, followed by numbers for the structure.
///
/// The form starts with the number of texts and one line for each. Every following line is one
/// number: a text as its index, a list as its count before its elements, an enum as the index of
/// its case. There are no keys; ``CompactReader`` reads in the order of writing.
struct CompactWriter {
  private var texts: [String] = []
  /// Keyed by bytes, since strings with different bytes can compare as equal.
  private var indices: [[UInt8]: Int] = [:]
  private var numbers: [Int] = []

  /// The complete form: every line ends in a line feed; there are no other control characters.
  var form: String {
    let lines = [String(texts.count)] + texts.map(Self.escaped) + numbers.map(String.init)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Writes parts in sequence.
  mutating func write<each Part: Compact>(_ part: repeat each Part) {
    for part in repeat each part {
      part.write(to: &self)
    }
  }

  /// Writes a non-negative number.
  mutating func write(number: Int) {
    numbers.append(number)
  }

  /// Writes the index of a text, adding the text if it is new.
  mutating func write(text: String) {
    let index = indices[Array(text.utf8)] ?? texts.count
    if index == texts.count {
      indices[Array(text.utf8)] = index
      texts.append(text)
    }
    numbers.append(index)
  }

  /// A text on one line: control characters and backslashes become a backslash and two digits.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == CompactReader.escape {
        let digits = String(byte, radix: 16)
        bytes += [CompactReader.escape] + (digits.utf8.count == 1 ? [0x30] : []) + digits.utf8
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Reads the output of ``CompactWriter``, part by part and in the same order.
///
/// Reading any input ends with a value or with ``InvalidCompactForm``; it never traps.
struct CompactReader {
  static let escape = UInt8(ascii: "\\")

  /// The maximum nesting of groups: more than a file can contain, less than the stack can hold.
  private static let deepest = 100

  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []
  private var depth = 0

  init(_ form: String) throws(InvalidCompactForm) {
    bytes = Array(form.utf8)
    let count = try count()
    texts.reserveCapacity(count)
    for _ in 0..<count {
      texts.append(try line())
    }
  }

  /// The error to throw at the current position.
  var damage: InvalidCompactForm { InvalidCompactForm(offset: position) }

  /// Reads the next part.
  mutating func next<Part: Compact>() throws(InvalidCompactForm) -> Part {
    try Part(from: &self)
  }

  /// Reads a part that may contain others of its type.
  mutating func nested<Part: Compact>() throws(InvalidCompactForm) -> Part {
    guard depth < Self.deepest else { throw damage }
    depth += 1
    defer { depth -= 1 }
    return try next()
  }

  /// Reads a non-negative number.
  mutating func number() throws(InvalidCompactForm) -> Int {
    var number = 0
    let start = position
    while position < bytes.count, position - start < 9, (0x30...0x39).contains(bytes[position]) {
      number = number * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    guard position > start, position < bytes.count, bytes[position] == 0x0A else { throw damage }
    position += 1
    return number
  }

  /// Reads the number of elements that follow; at most the number of bytes left.
  mutating func count() throws(InvalidCompactForm) -> Int {
    let count = try number()
    guard count <= bytes.count - position else { throw damage }
    return count
  }

  /// Reads a text.
  mutating func text() throws(InvalidCompactForm) -> String {
    let index = try number()
    guard index < texts.count else { throw damage }
    return texts[index]
  }

  /// Throws if anything is left.
  func finish() throws(InvalidCompactForm) {
    guard position == bytes.count else { throw damage }
  }

  /// Reads a line of the texts.
  private mutating func line() throws(InvalidCompactForm) -> String {
    let start = position
    var isEscaped = false
    while position < bytes.count, bytes[position] != 0x0A {
      if bytes[position] == Self.escape { isEscaped = true }
      position += 1
    }
    guard position < bytes.count else { throw damage }
    let line = start..<position
    position += 1
    return isEscaped
      ? String(decoding: try unescaped(line), as: UTF8.self)
      : String(decoding: bytes[line], as: UTF8.self)
  }

  private func unescaped(_ line: Range<Int>) throws(InvalidCompactForm) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var index = line.lowerBound
    while index < line.upperBound {
      if bytes[index] == Self.escape {
        guard index + 2 < line.upperBound, let high = digit(at: index + 1),
          let low = digit(at: index + 2)
        else { throw damage }
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  private func digit(at index: Int) -> UInt8? {
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes[index] - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): bytes[index] - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// Thrown when a text is not a compact form.
struct InvalidCompactForm: Error {
  /// The number of bytes read before the error was found.
  let offset: Int
}
