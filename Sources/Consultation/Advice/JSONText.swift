/// JSON as it is being written: members in the order given, the same bytes for the same calls.
struct JSONText {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth = 0
  /// Whether nothing was written yet in the innermost object or array.
  private var isEmpty = true

  init(indented: Bool) {
    isIndented = indented
    bytes.reserveCapacity(4096)
  }

  mutating func object(_ members: (inout JSONText) -> Void) {
    nest("{", "}", members)
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
  ) {
    nest("[", "]") { json in
      for element in elements {
        json.startElement()
        write(&json, element)
      }
    }
  }

  /// A member of the object being written.
  mutating func member(_ key: String, _ write: (inout JSONText) -> Void) {
    startElement()
    string(key)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    write(&self)
  }

  /// A text, left out where there is none.
  mutating func member(_ key: String, _ text: String?) {
    guard let text else { return }
    member(key) { $0.string(text) }
  }

  mutating func member(_ key: String, _ texts: some Sequence<String>) {
    member(key) { json in json.array(texts) { $0.string($1) } }
  }

  mutating func member(_ key: String, _ flag: Bool) {
    member(key) { $0.bytes.append(contentsOf: (flag ? "true" : "false").utf8) }
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let needsEscape: (UInt8) -> Bool = {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    if text.utf8.contains(where: needsEscape) {
      for byte in text.utf8 {
        if needsEscape(byte) { escape(byte) } else { bytes.append(byte) }
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
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

  private mutating func nest(
    _ opening: Character, _ closing: Character, _ write: (inout JSONText) -> Void
  ) {
    bytes.append(contentsOf: opening.utf8)
    depth += 1
    isEmpty = true
    write(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(contentsOf: closing.utf8)
    isEmpty = false
  }

  private mutating func startElement() {
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
