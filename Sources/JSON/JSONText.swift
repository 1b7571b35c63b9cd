/// JSON as it is being written: members in the order given, the same bytes for the same calls.
///
/// ```swift
/// var json = JSONText(indented: false)
/// json.object { json in
///   json.member("item", "pain")
///   json.member("values", ["moderate", "severe"])
/// }
/// // {"item":"pain","values":["moderate","severe"]}
/// ```
public struct JSONText: Sendable {
  /// What was written so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Whether every member and element stands on a line of its own, two spaces deeper each time.
  public let isIndented: Bool
  private var depth = 0
  /// Whether nothing was written yet in the innermost object or array.
  private var isEmpty = true

  /// Starts an empty text.
  ///
  /// - Parameters:
  ///   - indented: Whether it is laid out for people.
  ///   - expected: How many bytes to make room for.
  public init(indented: Bool = false, expecting expected: Int = 4096) {
    isIndented = indented
    bytes.reserveCapacity(expected)
  }

  /// An object.
  ///
  /// - Parameter members: Writes its members, in the order in which they are to stand.
  public mutating func object(_ members: (inout JSONText) -> Void) {
    nest("{", "}", members)
  }

  /// An array.
  ///
  /// - Parameters:
  ///   - elements: What it holds.
  ///   - write: Writes one element as one value.
  @inlinable
  public mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
  ) {
    nest("[", "]") { json in
      for element in elements {
        json.startElement()
        write(&json, element)
      }
    }
  }

  /// A member that is a list of objects.
  ///
  /// - Parameters:
  ///   - key: Its name.
  ///   - elements: What it holds.
  ///   - write: Writes the members of one object.
  @inlinable
  package mutating func list<Element>(
    _ key: String, of elements: some Sequence<Element>,
    _ write: (inout JSONText, Element) -> Void
  ) {
    member(key) { json in
      json.array(elements) { json, element in json.object { write(&$0, element) } }
    }
  }

  /// A member of the object being written.
  ///
  /// - Parameters:
  ///   - key: Its name; that it stands there once is for the caller to see to.
  ///   - write: Writes one value.
  public mutating func member(_ key: String, _ write: (inout JSONText) -> Void) {
    startElement()
    string(key, isKey: true)
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    write(&self)
  }

  /// A text, left out where there is none.
  public mutating func member(_ key: String, _ text: String?) {
    guard let text else { return }
    member(key) { $0.string(text) }
  }

  /// A member that is an array of texts, an empty one included.
  @inlinable
  public mutating func member(_ key: String, _ texts: some Sequence<String>) {
    member(key) { json in json.array(texts) { $0.string($1) } }
  }

  /// A member that is `true` or `false`.
  public mutating func member(_ key: String, _ flag: Bool) {
    member(key) { $0.flag(flag) }
  }

  /// A member that is a whole number.
  public mutating func member(_ key: String, _ number: Int) {
    member(key) { $0.number(number) }
  }

  /// A whole number.
  public mutating func number(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// A finite number, as short as it can be.
  public mutating func number(_ number: Double) {
    let digits = "\(number)"
    bytes.append(contentsOf: (digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits).utf8)
  }

  /// A decimal number, as short as it can be.
  public mutating func number(thousandths: Int64) {
    // What is above -1 has no sign in its whole part.
    if thousandths < 0, thousandths > -1000 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: String(thousandths / 1000).utf8)
    guard thousandths % 1000 != 0 else { return }
    var digits = String(1000 + abs(thousandths % 1000)).dropFirst()
    while digits.hasSuffix("0") { digits.removeLast() }
    bytes.append(contentsOf: ".\(digits)".utf8)
  }

  /// A share between 0 and 1, to twelve decimals.
  package mutating func share(_ share: Double) {
    let trillionths = Int64((share * 1e12).rounded())
    var digits = String(String(trillionths % 1_000_000_000_000 + 1_000_000_000_000).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    let whole = trillionths / 1_000_000_000_000
    bytes.append(contentsOf: (digits.isEmpty ? "\(whole)" : "\(whole).\(digits)").utf8)
  }

  /// `true` or `false`.
  public mutating func flag(_ flag: Bool) {
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// A text in quotation marks, with what JSON does not allow there escaped; all else as it is.
  public mutating func string(_ text: String) {
    string(text, isKey: false)
  }

  private mutating func string(_ text: String, isKey: Bool) {
    let text = text.utf8.span
    if Self.needsEscape(text) {
      escape(text)
      if isKey { bytes.append(UInt8(ascii: ":")) }
      return
    }
    // Most texts hold nothing to escape, and are copied as a whole.
    bytes.append(addingCapacity: text.count + 3) { space in
      space.append(UInt8(ascii: "\""))
      unsafe space.withUnsafeMutableBufferPointer { space, count in
        unsafe text.withUnsafeBufferPointer { text in
          guard let start = space.baseAddress, let first = text.baseAddress else { return }
          unsafe (start + count).initialize(from: first, count: text.count)
        }
        count += text.count
      }
      space.append(UInt8(ascii: "\""))
      if isKey { space.append(UInt8(ascii: ":")) }
    }
  }

  private mutating func escape(_ text: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for place in text.indices {
      if Self.needsEscape(text[place]) {
        escape(text[place])
      } else {
        bytes.append(text[place])
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A value that was written before, left out where there is none.
  package mutating func member(_ key: String, written value: [UInt8]?) {
    guard let value else { return }
    member(key) { $0.value(written: value) }
  }

  /// Values that were written before.
  @inlinable
  package mutating func member(_ key: String, written values: some Sequence<[UInt8]>) {
    member(key) { json in json.array(values) { $0.value(written: $1) } }
  }

  /// A value that was written before by another text.
  @usableFromInline
  package mutating func value(written value: [UInt8]) {
    bytes.append(contentsOf: value)
  }

  /// Whether any of some bytes is one to escape; looks at eight at a time.
  private static func needsEscape(_ text: Span<UInt8>) -> Bool {
    let raw = unsafe text.bytes
    let last = raw.byteCount - 8
    guard last >= 0 else { return text.indices.contains { needsEscape(text[$0]) } }
    var place = 0
    while place < last {
      if needsEscape(unsafe raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)) {
        return true
      }
      place += 8
    }
    return needsEscape(unsafe raw.unsafeLoadUnaligned(fromByteOffset: last, as: UInt64.self))
  }

  /// Whether any of eight bytes is one to escape.
  private static func needsEscape(_ bytes: UInt64) -> Bool {
    let (ones, signs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    func below(_ limit: UInt64, _ bytes: UInt64) -> UInt64 {
      (bytes &- ones &* limit) & ~bytes & signs
    }
    // With its second bit turned, a quotation mark comes right after the control characters.
    let controlOrQuote = below(0x21, bytes ^ (ones &* 2))
    let backslash = below(1, bytes ^ (ones &* UInt64(UInt8(ascii: "\\"))))
    return controlOrQuote | backslash != 0
  }

  /// Whether JSON allows a byte in a string only as an escape, or as its end.
  static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
    case UInt8(ascii: "\n"):
      bytes.append(contentsOf: "\\n".utf8)
    default:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
    }
  }

  @usableFromInline
  mutating func nest(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ write: (inout JSONText) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    depth += 1
    isEmpty = true
    write(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(UInt8(ascii: closing))
    isEmpty = false
  }

  @usableFromInline
  mutating func startElement() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    breakLine()
    isEmpty = false
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }
}
