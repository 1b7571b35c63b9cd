import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// Characters that are invisible or change how other characters look, wherever a file can have them.
struct HiddenCharacterTests {
  /// Control characters, direction marks, unusual line breaks, zero-width characters, noncharacters.
  private static let hidden = [
    0x1, 0x7, 0x8, 0xB, 0xC, 0xE, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x34F, 0x61C,
    0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B,
    0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0x3164, 0xFDD0,
    0xFEFF, 0xFFF9, 0xFFFE, 0xFFFF, 0x1D173, 0x1FFFE, 0xE0001, 0xE0041, 0xE0100, 0x10FFFF,
  ].compactMap { Unicode.Scalar(UInt32($0)) }

  @Test(arguments: hidden)
  func `one in a file is refused at its place and shown by its number`(scalar: Unicode.Scalar)
    throws
  {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace("nl: Goede reis", with: "nl: Go\(scalar)de reis", in: "notes.yaml")
    try expectRefusal(of: scalar, in: guideline, at: "notes.yaml:11:19: ")
  }

  @Test(arguments: hidden)
  func `one behind a backslash is refused too`(scalar: Unicode.Scalar) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let code = String(scalar.value, radix: 16)
    let digits = String(repeating: "0", count: 8 - code.count) + code
    try guideline.replace(
      "nl: Goede reis", with: "nl: \"Go\\U\(digits)de reis\"", in: "notes.yaml")
    try expectRefusal(of: scalar, in: guideline, at: "notes.yaml:11:20: ")
  }

  @Test(arguments: [
    ("\\0", "U+0000"), ("\\a", "U+0007"), ("\\b", "U+0008"), ("\\t", "U+0009"), ("\\v", "U+000B"),
    ("\\f", "U+000C"), ("\\r", "U+000D"), ("\\e", "U+001B"), ("\\x1b", "U+001B"),
    ("\\x9b", "U+009B"),
    ("\\u202e", "U+202E"), ("\\N", "U+0085"), ("\\L", "U+2028"), ("\\P", "U+2029"),
  ])
  func `every form of escape is seen through`(escape: String, number: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace(
      "nl: Goede reis", with: "nl: \"Goede\n      \\\\ \(escape)reis\"", in: "notes.yaml")
    let report = guideline.report()
    #expect(report.hasPrefix("notes.yaml:12:10: error: ") && report.contains(number))
    #expect(guideline.diagnostics().map(\.code) == [.hiddenCharacter])
  }

  @Test(arguments: [
    ("guideline.yaml", "\"1.0\""), ("guideline.yaml", "houseplants"),
    ("guideline.yaml", "The book of plants"),
    ("guideline.yaml", "https://example.org/plants"), ("guideline.yaml", "Zorg voor kamerplanten"),
    ("guideline.yaml", "Europe/Amsterdam"), ("guideline.yaml", "# yaml"), ("items.yaml", "Feel"),
    ("trees/01-watering.yaml", "soil-now"), ("rationale/nl/potting.md", "\n"),
  ])
  func `one is refused in every text`(file: String, text: String) throws {
    for scalar in ["\u{1B}", "\u{202E}", "\u{200B}"] {
      let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
      try guideline.replace(text, with: text + scalar, in: file)
      #expect(guideline.diagnostics().map(\.code) == [.hiddenCharacter])
      #expect(guideline.diagnostics().allSatisfy { $0.line > 0 && $0.column > 0 })
    }
  }

  @Test
  func `a carriage return alone is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("notes: [] # a\rb\r\n", to: "notes.yaml")
    #expect(guideline.report().hasPrefix("notes.yaml:1:14: error: control character U+000D "))
  }

  @Test
  func `tabs and lines of a rationale are its own`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(
      "\u{FEFF}## Kop\r\n\r\n- een\r\n- twee\t– é\u{A0}⚠️\r\n", to: "rationale/nl/potting.md")
    #expect(guideline.report() == "")
    #expect(try guideline.load().guideline.trees[1].rationale.nl.texts.first == "Kop")
  }

  @Test
  func `the first of many are told`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(String(repeating: "\u{1B}", count: 1 << 20), to: "notes.yaml")
    #expect(guideline.diagnostics().count == 20)
  }

  @Test(arguments: ["\u{1B}[31m", "\u{202E}", "\u{9B}31m", "\n"])
  func `the name of a file reaches no terminal as it is`(name: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("tree: x\n", to: "trees/\(name).yaml")
    try guideline.write("", to: "trees/\(name).txt")
    let report = guideline.report()
    #expect(report.contains("[unshowable-name]"))
    #expect(
      !report.replacing("\n", with: "").unicodeScalars.contains {
        $0.properties.generalCategory == .control
      })
    #expect(!report.contains("\u{202E}"))
  }

  private func expectRefusal(
    of scalar: Unicode.Scalar, in guideline: TemporaryFolder, at place: String
  ) throws {
    let report = guideline.report()
    let number = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
    #expect(report.hasPrefix(place) && report.contains(" U+\(padded)"))
    #expect(!report.unicodeScalars.contains(scalar))
    #expect(guideline.diagnostics().map(\.code) == [.hiddenCharacter])
    #expect(guideline.diagnostics().allSatisfy { $0.message.nl != $0.message.en })
  }
}
