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
    let place = try number()
    guard place < texts.count else { throw damage }
    return texts[place]
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
    var place = line.lowerBound
    while place < line.upperBound {
      if bytes[place] == Self.escape {
        guard place + 2 < line.upperBound, let high = digit(at: place + 1),
          let low = digit(at: place + 2)
        else { throw damage }
        plain.append(high << 4 | low)
        place += 3
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    return plain
  }

  private func digit(at place: Int) -> UInt8? {
    switch bytes[place] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes[place] - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): bytes[place] - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// Thrown when a text is not a compact form.
struct InvalidCompactForm: Error {
  /// The number of bytes read before the error was found.
  let offset: Int
}
