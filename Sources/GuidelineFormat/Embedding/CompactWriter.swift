/// Writes the compact form: lines with all texts, each once, followed by numbers for the structure.
///
/// The form starts with the number of texts and one line for each. Every following line is one
/// number: a text as its index, a list as its count before its elements, an enum as the index of
/// its case. There are no keys; ``CompactReader`` reads in the order of writing.
struct CompactWriter {
  private var texts: [String] = []
  /// Keyed by bytes, since strings with different bytes can compare as equal.
  private var places: [[UInt8]: Int] = [:]
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
    let place = places[Array(text.utf8)] ?? texts.count
    if place == texts.count {
      places[Array(text.utf8)] = place
      texts.append(text)
    }
    numbers.append(place)
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
