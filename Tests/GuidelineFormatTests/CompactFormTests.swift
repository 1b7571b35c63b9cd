import Foundation
@testable import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// The form in which a guideline is embedded: nothing is lost in it, and damage never goes unseen.
struct CompactFormTests {
  private static var folders: [String] {
    [Repository.file("Guidelines/wervelmetastasen").path, Repository.minimalGuideline.path]
  }

  @Test(arguments: folders)
  func `a draft reads back to the letter`(folder: String) throws {
    let draft = try GuidelineFolder.draft(atPath: folder).draft
    let read = try GuidelineDraft(compactForm: draft.compactForm)
    #expect(read == draft)
    #expect(Array(read.compactForm.utf8) == Array(draft.compactForm.utf8))
  }

  @Test(arguments: [
    "", "\\", "\\0a", "two\nlines\r\n\tand a tab", "\u{0}\u{7F}", "\"\"\"### \\###(x)",
    "e\u{301}é🦴", "\u{2028}",
  ])
  func `any text reads back to the letter`(text: String) throws {
    var draft = try minimal()
    draft.header.title = Text(nl: text, en: "e\u{301}", isOurs: true)
    draft.header.document = SourceDocument(title: "\u{E9}", pageCount: 3)
    let form = draft.compactForm
    #expect(form.utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F })
    let read = try GuidelineDraft(compactForm: form)
    #expect(Array(read.header.title.nl.utf8) == Array(text.utf8))
    #expect(Array(read.header.document.title.utf8) == [0xC3, 0xA9])
    #expect(Array(read.compactForm.utf8) == Array(form.utf8))
  }

  @Test
  func `former names read back`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    for (file, part) in [
      ("items.yaml", "  - item: soil\n"), ("items.yaml", "      - value: dry\n"),
      ("guideline.yaml", "  - event: purchase\n"), ("trees/01-watering.yaml", "tree: watering\n"),
      ("trees/01-watering.yaml", "  - outcome: wait\n"),
      ("readings.yaml", "  - reading: leaves-first\n"),
      ("warnings.yaml", "  - warning: wet-on-holiday\n"), ("notes.yaml", "  - note: always\n"),
    ] {
      let indent = part.prefix { $0 == " " || $0 == "-" }.map { _ in " " }.joined()
      try guideline.replace(part, with: part + "\(indent)was: [earlier, earliest]\n", in: file)
    }
    let draft = try GuidelineFolder.draft(atPath: guideline.path).draft
    let names = [
      draft.items[0].formerNames.map(\.text), draft.items[0].values[0].formerNames.map(\.text),
      draft.header.events[0].formerNames.map(\.text), draft.trees[0].formerNames.map(\.text),
      draft.trees[0].outcomes[1].formerNames.map(\.text),
      draft.readings[0].formerNames.map(\.text), draft.warnings[2].formerNames.map(\.text),
      draft.notes[1].formerNames.map(\.text),
    ]
    #expect(names == Array(repeating: ["earlier", "earliest"], count: 8))
    #expect(try GuidelineDraft(compactForm: draft.compactForm) == draft)
  }

  @Test
  func `a rationale that says what it cannot is refused`() throws {
    let form = try minimal().compactForm
    #expect(form.contains("Text about *potting*"))
    #expect(throws: InvalidCompactForm.self) {
      try GuidelineDraft(
        compactForm: form.replacing("Text about *potting*", with: "Text about <b>potting</b>"))
    }
  }

  @Test
  func `a form cut off anywhere is refused`() throws {
    let form = Array(try minimal().compactForm.utf8)
    for length in [0, 1, form.count - 1] + Array(stride(from: 2, to: form.count, by: 37)) {
      let cut = String(decoding: form[..<length], as: UTF8.self)
      #expect(throws: InvalidCompactForm.self, "cut after \(length)") {
        try GuidelineDraft(compactForm: cut)
      }
    }
  }

  @Test
  func `a form with something after its end is refused`() throws {
    let form = try minimal().compactForm
    for rest in ["\n", "0\n", " ", "x"] {
      #expect(throws: InvalidCompactForm.self) { try GuidelineDraft(compactForm: form + rest) }
    }
  }

  @Test(arguments: ["-1", "1", "999999", "999999999", "99999999999999999999", "", "x"])
  func `a form that counts its texts wrongly is refused`(count: String) throws {
    let form = try minimal().compactForm
    let rest = form.drop { $0 != "\n" }
    #expect(throws: InvalidCompactForm.self) { try GuidelineDraft(compactForm: count + rest) }
  }

  @Test(arguments: ["0", "2", "999", "999999999", "x"])
  func `a form with another number in any one place never stops the program`(
    number: String
  ) throws {
    let form = try minimal().compactForm
    let lines = form.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let texts = try #require(lines.first.flatMap { Int($0) })
    for place in (texts + 1)..<(lines.count - 1) {
      var damaged = lines
      damaged[place] = number
      do {
        _ = try LoadedGuideline(embedded: damaged.joined(separator: "\n"))
      } catch {
        #expect(error is InvalidCompactForm || error is InvalidDraft)
      }
    }
  }

  @Test
  func `groups nested without end are refused`() {
    let form = "1\nall-of\n" + String(repeating: "1\n0\n1\n", count: 100_000)
    #expect(throws: InvalidCompactForm.self) {
      var reader = try CompactReader(form)
      _ = try Action(from: &reader)
    }
  }

  @Test(arguments: ["1\n\\0\n", "1\n\\\n", "1\n\\zz\n", "1\ntext"])
  func `a text that ends too soon is refused`(form: String) {
    #expect(throws: InvalidCompactForm.self) { try CompactReader(form) }
  }

  private func minimal() throws -> GuidelineDraft {
    try GuidelineFolder.draft(atPath: Repository.minimalGuideline.path).draft
  }
}
