/// Writes the compact form: lines, first every text once, then numbers that say how they belong.
///
/// A form starts with the number of its texts and a line for each. Every line after that is one
/// number: a text by its place, a list by its count before its members, a choice by the place of
/// the case chosen. Nothing has a key; ``CompactReader`` reads in the order of writing.
struct CompactWriter {
  private var texts: [String] = []
  /// By bytes, since two texts that are equal as text may still differ in them.
  private var places: [[UInt8]: Int] = [:]
  private var numbers: [Int] = []

  /// The whole form: every line ends in a line feed and has no other control character.
  var form: String {
    let lines = [String(texts.count)] + texts.map(Self.escaped) + numbers.map(String.init)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Writes parts one after the other.
  mutating func write<each Part: Compact>(_ part: repeat each Part) {
    for part in repeat each part {
      part.write(to: &self)
    }
  }

  /// Writes a number; 0 or more.
  mutating func write(number: Int) {
    numbers.append(number)
  }

  /// Writes a text, or where it stands already.
  mutating func write(text: String) {
    let place = places[Array(text.utf8)] ?? texts.count
    if place == texts.count {
      places[Array(text.utf8)] = place
      texts.append(text)
    }
    numbers.append(place)
  }

  /// A text on one line: a control character or a backslash becomes a backslash and two digits.
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
