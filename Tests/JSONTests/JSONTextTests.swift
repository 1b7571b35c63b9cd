import JSON
import Testing

@Suite("JSON as it is written")
struct JSONTextTests {
  /// How RFC 8259 has a character in a string, in the shortest form that it allows.
  static func written(_ character: UInt8) -> String {
    switch character {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case UInt8(ascii: "\n"): "\\n"
    case 0..<0x10: "\\u000" + String(character, radix: 16)
    case 0x10..<0x20: "\\u00" + String(character, radix: 16)
    default: String(UnicodeScalar(character))
    }
  }

  @Test("Every ASCII character at every place is escaped where it must be, and only there")
  func escapes() {
    for length in 1...19 {
      for place in 0..<length {
        for character in UInt8(0)...0x7f {
          let parts = (0..<length).map { $0 == place ? character : UInt8(ascii: "x") }
          var json = JSONText()
          json.string(String(decoding: parts, as: UTF8.self))
          let expected = parts.map(Self.written).joined()
          #expect(json.bytes == Array("\"\(expected)\"".utf8))
        }
      }
    }
  }

  @Test(
    "What is no ASCII stays as it is",
    arguments: ["é", "≥ 3 mnd", "wervel—kolom en zo", "😀😀😀", "€\u{80}\u{a0}\u{ffff}"])
  func beyondASCII(text: String) {
    var json = JSONText()
    json.string(text)
    #expect(json.bytes == Array("\"\(text)\"".utf8))
  }
}
