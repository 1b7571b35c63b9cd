/// A strict parser for RFC 8259; it also accepts a byte order mark at the start.
///
/// It exists because a case must not have two meanings: it refuses duplicate keys, of which
/// Foundation's decoder keeps either, as well as trailing commas and lone surrogates, which that
/// decoder accepts. See `DECISIONS.md`.
struct JSONParser {
  /// More than any of our documents needs, and safe for every stack.
  private static let deepest = 64

  private let text: [UInt8]
  private var place = 0
  private(set) var nodes: [JSONDocument.Node] = []

  init(_ text: [UInt8]) {
    self.text = text
    nodes.reserveCapacity(64)
  }

  /// Parses the whole text.
  mutating func parse() throws(JSONFault) {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    skipSpace()
    try value(key: "", depth: 0)
    skipSpace()
    guard place == text.count else { throw fault() }
  }

  private mutating func value(key: String, depth: Int) throws(JSONFault) {
    guard depth <= Self.deepest else { throw fault(.depth) }
    let start = place
    let node = nodes.count
    func add(_ kind: JSONDocument.Node.Kind, _ text: Range<Int>) {
      nodes.append(.init(kind: kind, key: key, text: text, end: node + 1))
    }
    switch next {
    case UInt8(ascii: "{"):
      add(.object, start..<start)
      nodes[node].count = try members(depth: depth + 1)
      nodes[node].end = nodes.count
    case UInt8(ascii: "["):
      add(.array, start..<start)
      nodes[node].count = try elements(depth: depth + 1)
      nodes[node].end = nodes.count
    case UInt8(ascii: "\""):
      try string()
      add(.string, (start + 1)..<(place - 1))
    case UInt8(ascii: "t"):
      try word("true")
      add(.true, start..<place)
    case UInt8(ascii: "f"):
      try word("false")
      add(.false, start..<place)
    case UInt8(ascii: "n"):
      try word("null")
      add(.null, start..<place)
    default:
      try number()
      add(.number, start..<place)
    }
  }

  /// Parses an object.
  ///
  /// Returns the number of members.
  private mutating func members(depth: Int) throws(JSONFault) -> Int {
    var keys = KeySet()
    place += 1
    skipSpace()
    if take("}") { return 0 }
    while true {
      let start = place
      guard next == UInt8(ascii: "\"") else { throw fault() }
      try string()
      let key = Self.string(text[(start + 1)..<(place - 1)])
      guard keys.insert(key) else { throw JSONFault(kind: .duplicateKey, offset: start) }
      skipSpace()
      guard take(":") else { throw fault() }
      skipSpace()
      try value(key: key, depth: depth)
      skipSpace()
      if take("}") { return keys.count }
      guard take(",") else { throw fault() }
      skipSpace()
    }
  }

  /// Parses an array.
  ///
  /// Returns the number of elements.
  private mutating func elements(depth: Int) throws(JSONFault) -> Int {
    var count = 0
    place += 1
    skipSpace()
    if take("]") { return 0 }
    while true {
      try value(key: "", depth: depth)
      count += 1
      skipSpace()
      if take("]") { return count }
      guard take(",") else { throw fault() }
      skipSpace()
    }
  }

  /// Skips a string, and checks its escapes and surrogate pairs.
  private mutating func string() throws(JSONFault) {
    // The offset of a high surrogate that a low surrogate must follow at once.
    var highSurrogate: Int?
    place += 1
    while let byte = next {
      let start = place
      place += 1
      if highSurrogate == nil, !JSONText.needsEscape(byte) { continue }
      guard byte >= 0x20 else { throw JSONFault(kind: .syntax, offset: start) }
      let unit = byte == UInt8(ascii: "\\") ? try escapedUnit() : nil
      let isLowSurrogate = unit.map { (0xDC00...0xDFFF).contains($0) } ?? false
      guard isLowSurrogate == (highSurrogate != nil) else {
        throw JSONFault(kind: .loneSurrogate, offset: highSurrogate ?? start)
      }
      highSurrogate = unit.map { (0xD800...0xDBFF).contains($0) } ?? false ? start : nil
      if byte == UInt8(ascii: "\"") { return }
    }
    throw fault()
  }

  /// Skips the escape after a backslash.
  ///
  /// - Returns: The UTF-16 code unit of a `\\u` escape; nil for other escapes.
  private mutating func escapedUnit() throws(JSONFault) -> UInt16? {
    guard take("u") else {
      guard let byte = next, Self.escapes.contains(byte) else { throw fault() }
      place += 1
      return nil
    }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue })
      else { throw fault() }
      unit = unit << 4 | UInt16(digit)
      place += 1
    }
    return unit
  }

  private mutating func number() throws(JSONFault) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFault) {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw fault() }
  }

  private mutating func word(_ word: String) throws(JSONFault) {
    for byte in word.utf8 {
      guard next == byte else { throw fault() }
      place += 1
    }
  }

  private var next: UInt8? { place < text.count ? text[place] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private func fault(_ kind: JSONFault.Kind = .syntax) -> JSONFault {
    JSONFault(kind: kind, offset: place)
  }

  private static let escapes = Array(#""\/bfnrt"#.utf8)
}

/// The keys of an object; while they are few, they are compared without hashing.
private struct KeySet {
  private static let fewCount = 12

  private var few: [String] = []
  private var many: Set<String> = []

  init() {
    few.reserveCapacity(Self.fewCount)
  }

  var count: Int { few.count + many.count }

  /// Adds a key.
  ///
  /// - Returns: Whether it is new.
  mutating func insert(_ key: String) -> Bool {
    guard !few.contains(key) else { return false }
    guard few.count == Self.fewCount else {
      few.append(key)
      return true
    }
    return many.insert(key).inserted
  }
}

extension JSONParser {
  /// The string for validated bytes between quotation marks.
  static func string(_ written: ArraySlice<UInt8>) -> String {
    guard written.contains(UInt8(ascii: "\\")) else {
      return String(decoding: written, as: UTF8.self)
    }
    var units: [UInt16] = []
    var rest = String(decoding: written, as: UTF8.self).utf16[...]
    while let unit = rest.popFirst() {
      guard unit == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        units.append(unit)
        continue
      }
      switch UInt8(truncatingIfNeeded: escape) {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        let digits = String(decoding: rest.prefix(4), as: UTF16.self)
        units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
        rest = rest.dropFirst(4)
      default: units.append(escape)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
