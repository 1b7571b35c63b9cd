import Foundation
import GuidelineModel

/// What is wrong with a text as JSON that the decoder lets pass, or tells as something else.
struct JSONFault {
  /// How many bytes stand before it.
  let offset: Int
  let message: Text

  /// The first of these faults in a text: a comma with nothing after it, half of a surrogate pair, or
  /// a key that stands twice in one object, of which a decoder would take either.
  ///
  /// Other faults are for the decoder to find.
  static func first(in text: [UInt8]) -> JSONFault? {
    var place = 0
    var isAfterComma = false
    // The keys so far of every object and array that is open.
    var keys: [Set<String>] = []
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\""):
        let start = place
        if let fault = firstInString(of: text, from: &place) { return fault }
        isAfterComma = false
        if !keys.isEmpty, isKey(endingAt: place, in: text),
          !keys[keys.count - 1].insert(key(text[start...min(place, text.count - 1)])).inserted
        {
          return JSONFault(offset: start, message: keyTwice)
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        keys.append([])
        isAfterComma = false
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if isAfterComma { return JSONFault(offset: place, message: CaseReader.notJSON) }
        _ = keys.popLast()
      case UInt8(ascii: ","): isAfterComma = true
      case let byte where whitespace.contains(byte): break
      default: isAfterComma = false
      }
      place += 1
    }
    return nil
  }

  /// Whether a string that ends here has a colon after it.
  private static func isKey(endingAt end: Int, in text: [UInt8]) -> Bool {
    text.dropFirst(end + 1).first { !whitespace.contains($0) } == UInt8(ascii: ":")
  }

  /// A key without its quotation marks and escapes, so that `"a"` and `"\u0061"` are the same.
  private static func key(_ text: ArraySlice<UInt8>) -> String {
    let written = String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
    guard written.utf8.contains(UInt8(ascii: "\\")) else { return written }
    return (try? JSONDecoder().decode(String.self, from: Data(text))) ?? written
  }

  private static let whitespace = Array(" \n\r\t".utf8)

  /// Goes from the quotation mark that opens a string to the one that closes it.
  private static func firstInString(of text: [UInt8], from place: inout Int) -> JSONFault? {
    // Where the first half of a pair stands that the second must follow at once.
    var openPair: Int?
    place += 1
    while place < text.count {
      let start = place
      let unit = text[start] == UInt8(ascii: "\\") ? escapedUnit(of: text, from: &place) : nil
      let isSecondHalf = unit.map { (0xDC00...0xDFFF).contains($0) } ?? false
      if isSecondHalf != (openPair != nil) {
        return JSONFault(offset: openPair ?? start, message: halfPair)
      }
      openPair = unit.map { (0xD800...0xDBFF).contains($0) } ?? false ? start : nil
      if text[start] == UInt8(ascii: "\"") { return nil }
      place += 1
    }
    return nil
  }

  /// The UTF-16 code unit after a backslash, where one is written; goes to the end of the escape.
  private static func escapedUnit(of text: [UInt8], from place: inout Int) -> Int? {
    place += 1
    guard place + 4 < text.count, text[place] == UInt8(ascii: "u") else { return nil }
    var unit = 0
    for byte in text[(place + 1)...(place + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit * 16 + digit
    }
    place += 4
    return unit
  }

  private static let keyTwice = Text(
    nl: "een sleutel staat twee keer in één object", en: "a key stands twice in one object")

  private static let halfPair = Text(
    nl: "een tekst bevat de helft van een surrogaatpaar; dat is geen geldige Unicode",
    en: "a text holds half of a surrogate pair, which is not valid Unicode")
}
