/// How text becomes HTML or XML: the one place that knows which characters are written otherwise.
package enum Escaping: Sendable {
  /// Every character that means something in markup, both quotation marks included.
  case everything
  /// All but the apostrophe, which ends nothing where attributes stand in double quotation marks.
  case keepingApostrophes

  /// Text as it may stand in an element and in a quoted attribute.
  package static func escaped(_ text: String) -> String {
    let utf8 = text.utf8.span
    // Most texts hold nothing to escape, and are given back as they are.
    guard utf8.indices.contains(where: { everything.reference(for: utf8[$0]) != nil }) else {
      return text
    }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count * 5 / 4)
    for byte in text.utf8 {
      if let reference = everything.reference(for: byte) {
        escaped += reference.utf8
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// What is written in place of a character of one byte; nil where it is written as it is.
  @inline(__always) func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): self == .everything ? "&#39;" : nil
    default: nil
    }
  }
}
