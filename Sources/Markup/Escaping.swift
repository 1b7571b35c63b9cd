/// How text becomes HTML or XML: the one place that knows which characters are written otherwise.
package enum Escaping: Sendable {
  /// Every character that means something in markup, both quotation marks included.
  case everything
  /// All but the apostrophe, which ends nothing where attributes stand in double quotation marks.
  case keepingApostrophes

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
