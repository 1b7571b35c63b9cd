/// A JSON writer: members are written in the order given, and the same calls give the same bytes.
///
/// ```swift
/// var json = JSONText(indented: false)
/// json.object { json in
///   json.member("item", "pain")
///   json.member("values", ["moderate", "severe"])
/// }
/// // {"item":"pain","values":["moderate","severe"]}
/// ```
package struct JSONText: Sendable {
  /// The text written so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// Whether every member and element is on its own line, indented by two spaces per level.
  package let isIndented: Bool
  private var depth = 0
  /// Whether the innermost object or array is empty so far.
  private var isEmpty = true

  /// Starts an empty text.
  ///
  /// - Parameters:
  ///   - indented: Whether the text has line breaks and indentation.
  ///   - expected: The number of bytes to reserve.
  package init(indented: Bool = false, expecting expected: Int = 4096) {
    isIndented = indented
    bytes.reserveCapacity(expected)
  }

  /// Writes an object.
  ///
  /// - Parameter members: Writes the members, in their order.
  package mutating func object(_ members: (inout JSONText) -> Void) {
    nest("{", "}", members)
  }

  /// Writes an array.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - write: Writes one element as one value.
  @inlinable
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
  ) {
    nest("[", "]") { json in
      for element in elements {
        json.startElement()
        write(&json, element)
      }
    }
  }

  /// Writes a member that is an array of objects.
  ///
  /// - Parameters:
  ///   - key: Its name.
  ///   - elements: The elements.
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

  /// Writes a member of the present object.
  ///
  /// - Parameters:
  ///   - key: The name; the caller ensures that it is unique.
  ///   - write: Writes the value.
  package mutating func member(_ key: String, _ write: (inout JSONText) -> Void) {
    startElement()
    string(key, isKey: true)
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    write(&self)
  }

  /// Writes a member that is a string, unless it is nil.
  package mutating func member(_ key: String, _ text: String?) {
    guard let text else { return }
    member(key) { $0.string(text) }
  }

  /// Writes a member that is an array of strings, which may be empty.
  @inlinable
  package mutating func member(_ key: String, _ texts: some Sequence<String>) {
    member(key) { json in json.array(texts) { $0.string($1) } }
  }

  /// Writes a member that is `true` or `false`.
  package mutating func member(_ key: String, _ flag: Bool) {
    member(key) { $0.flag(flag) }
  }

  /// Writes a member that is an integer.
  package mutating func member(_ key: String, _ number: Int) {
    member(key) { $0.number(number) }
  }

  /// Writes an integer.
  package mutating func number(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes a finite number in its shortest form.
  package mutating func number(_ number: Double) {
    let digits = "\(number)"
    bytes.append(contentsOf: (digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits).utf8)
  }

  /// Writes a decimal number, given in thousandths, in its shortest form.
  package mutating func number(thousandths: Int64) {
    // The integer part of a number between -1 and 0 is 0, without a sign.
    if thousandths < 0, thousandths > -1000 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: String(thousandths / 1000).utf8)
    guard thousandths % 1000 != 0 else { return }
    var digits = String(1000 + abs(thousandths % 1000)).dropFirst()
    while digits.hasSuffix("0") { digits.removeLast() }
    bytes.append(contentsOf: ".\(digits)".utf8)
  }

  /// Writes a share between 0 and 1, rounded to twelve decimals.
  package mutating func share(_ share: Double) {
    let trillionths = Int64((share * 1e12).rounded())
    var digits = String(String(trillionths % 1_000_000_000_000 + 1_000_000_000_000).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    let whole = trillionths / 1_000_000_000_000
    bytes.append(contentsOf: (digits.isEmpty ? "\(whole)" : "\(whole).\(digits)").utf8)
  }

  /// Writes `true` or `false`.
  package mutating func flag(_ flag: Bool) {
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Writes a string; only characters that JSON requires to be escaped are escaped.
  package mutating func string(_ text: String) {
    string(text, isKey: false)
  }

  private mutating func string(_ text: String, isKey: Bool) {
    let text = text.utf8.span
    if Self.needsEscape(text) {
      escape(text)
      if isKey { bytes.append(UInt8(ascii: ":")) }
      return
    }
    // Most texts need no escapes, and are copied as a whole.
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

  /// Writes a member from JSON that was written before, unless it is nil.
  package mutating func member(_ key: String, written value: [UInt8]?) {
    guard let value else { return }
    member(key) { $0.value(written: value) }
  }

  /// Writes a member that is an array of values from JSON that was written before.
  @inlinable
  package mutating func member(_ key: String, written values: some Sequence<[UInt8]>) {
    member(key) { json in json.array(values) { $0.value(written: $1) } }
  }

  /// Writes a value from JSON that was written before.
  @usableFromInline
  package mutating func value(written value: [UInt8]) {
    bytes.append(contentsOf: value)
  }

  /// Whether any of some bytes must be escaped; it checks eight at a time.
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

  /// Whether any of eight bytes must be escaped.
  private static func needsEscape(_ bytes: UInt64) -> Bool {
    let (ones, signs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    func below(_ limit: UInt64, _ bytes: UInt64) -> UInt64 {
      (bytes &- ones &* limit) & ~bytes & signs
    }
    // With its second bit inverted, a quotation mark directly follows the control characters.
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
