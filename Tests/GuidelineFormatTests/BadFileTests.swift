import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// Files that are wrong as files: too large, too deep, not text, or with too much in them.
///
/// They are made here, since no repository should hold them.
struct BadFileTests {
  @Test
  func `a file of 10 MB is refused before it is parsed`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(
      "notes: []\n" + String(repeating: "#\n", count: 5_000_000), to: "notes.yaml")
    #expect(guideline.report() == "notes.yaml: error: the file is over 1 MiB [file-too-large]")
  }

  @Test
  func `a rationale of 10 MB is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(
      String(repeating: "word ", count: 2_000_000), to: "rationale/en/potting.md")
    #expect(
      guideline.report()
        == "rationale/en/potting.md: error: the file is over 1 MiB [file-too-large]")
  }

  @Test
  func `the largest file allowed is read`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let text = "notes: []\n"
    let filler = String(repeating: "#", count: (1 << 20) - text.utf8.count)
    try guideline.write(text + filler, to: "notes.yaml")
    #expect(guideline.report() == "")
  }

  @Test(arguments: ["[", "{ a: ", "- ", "? "])
  func `lists and mappings 10,000 deep are refused`(opening: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(
      "notes:\n  " + String(repeating: opening, count: 10_000) + "\n", to: "notes.yaml")
    #expect(guideline.diagnostics().map(\.code) == [.nestedTooDeeply])
    #expect(guideline.diagnostics().map(\.line) == [2])
  }

  @Test
  func `lists 100 deep are refused at the first that lies too deep`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let lists = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    try guideline.write("notes: \(lists)\n", to: "notes.yaml")
    #expect(
      guideline.report() == """
        notes.yaml:1:71: error: mappings and lists lie more than 64 deep [nested-too-deeply]
        """)
  }

  @Test
  func `after ten thousand mistakes nothing more is read`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(
      "items:\n" + String(repeating: "  - {}\n", count: 20_000), to: "items.yaml")
    let diagnostics = guideline.diagnostics()
    #expect(diagnostics.count == 10_001)
    #expect(diagnostics.filter { $0.code == .tooManyMistakes }.map(\.file) == ["items.yaml"])
  }

  @Test
  func `aliases that would grow to a billion members are refused at the first`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in 1...9 {
      let alias = "*a\(level - 1)"
      let members = Array(repeating: alias, count: 10).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(members)]")
    }
    try guideline.write(lines.joined(separator: "\n") + "\nnotes: *a9\n", to: "notes.yaml")
    #expect(
      guideline.report() == """
        notes.yaml:2:10: error: anchors and aliases are not used in guideline files; \
        put a text that begins with "&" or "*" in quotes [alias]
        """)
  }

  @Test
  func `aliases that would grow as keys are refused at the first`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    var lines = ["- &a0 { x: y }"]
    for level in 1...40 {
      let alias = "*a\(level - 1)"
      lines.append("- &a\(level) { ? [\(alias), \(alias)] : \(alias), ? [\(alias)] : \(alias) }")
    }
    try guideline.write(lines.joined(separator: "\n") + "\n", to: "notes.yaml")
    #expect(
      guideline.report() == """
        notes.yaml:2:12: error: anchors and aliases are not used in guideline files; \
        put a text that begins with "&" or "*" in quotes [alias]
        """)
  }

  @Test
  func `an alias that nothing defines is refused as an alias`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("notes: *nothing\n", to: "notes.yaml")
    #expect(
      guideline.report() == """
        notes.yaml:1:8: error: anchors and aliases are not used in guideline files; \
        put a text that begins with "&" or "*" in quotes [alias]
        """)
  }

  @Test
  func `stars and ampersands in words are no aliases`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace(
      "{ nl: Goede reis, en: Safe travels }",
      with: "{ nl: \"*Goede* reis & zo\", en: R&D *x* & co }", in: "notes.yaml")
    #expect(guideline.report() == "")
  }

  @Test
  func `a file that is not UTF-8 is refused at the first wrong byte`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(Data("notes:\n  # é".utf8) + Data([0xE9, 0x0A]), to: "notes.yaml")
    #expect(
      guideline.report() == "notes.yaml:2:6: error: the file is not UTF-8 text [not-utf8]")
  }

  @Test
  func `UTF-16 is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(Data([0xFF, 0xFE, 0x6E, 0x00]), to: "rationale/nl/potting.md")
    #expect(
      guideline.report() == """
        rationale/nl/potting.md:1:1: error: the file is not UTF-8 text [not-utf8]
        """)
  }

  @Test
  func `a NUL byte is refused at its place`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("notes: []\n# a\u{0}b\n", to: "notes.yaml")
    #expect(
      guideline.report() == """
        notes.yaml:2:4: error: control character U+0000 is not allowed in a guideline; take it out \
        [hidden-character]
        """)
  }

  @Test(arguments: ["", " \n\n", "# only a comment\n", "---\n", "~\n", "null\n"])
  func `a file without content is refused`(text: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(text, to: "items.yaml")
    #expect(guideline.report() == "items.yaml: error: the file is empty [empty-file]")
  }

  @Test
  func `more than 64 outcomes are refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let outcomes = (1...64).map { number in
      """
        - outcome: extra-\(number)
          summary: { nl: Meer, en: More }
          wording: { nl: Meer, en: More }
          actions: { do: { nl: Meer, en: More }, kind: decision }
      """
    }
    try guideline.replace(
      "outcomes:\n", with: "outcomes:\n" + outcomes.joined(separator: "\n") + "\n",
      in: "trees/03-holiday.yaml")
    let errors = guideline.diagnostics().filter { $0.severity == .error }
    #expect(
      errors.map(\.description) == [
        """
        trees/03-holiday.yaml:14:3: error: tree "holiday" has 65 outcomes; the maximum is 64 \
        [too-many-outcomes]
        """
      ])
  }

  @Test
  func `more than 64 events are refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let events = (1...63).map { "  - { event: extra-\($0), label: { nl: Meer, en: More } }\n" }
    try guideline.replace(
      "events:\n", with: "events:\n" + events.joined(), in: "guideline.yaml")
    let errors = guideline.diagnostics().filter { $0.severity == .error }
    #expect(errors.map(\.code) == [.tooManyEvents])
  }

  @Test
  func `more than 512 decisions are refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let decisions = (1...512).map { number in
      """
        - decision: step-\(number)
          item: leaf-drop
          label: { nl: Blad, en: Leaf }
          branches:
            - when: [yes, no]
              label: { nl: Verder, en: On }
              decision: \(number == 512 ? "leaf-drop" : "step-\(number + 1)")
      """
    }
    try guideline.replace(
      "start: leaf-drop\ndecisions:\n",
      with: "start: step-1\ndecisions:\n" + decisions.joined(separator: "\n") + "\n",
      in: "trees/03-holiday.yaml")
    #expect(
      guideline.report() == """
        trees/03-holiday.yaml:5:8: error: a tree has 513 decisions; the maximum is 512 \
        [too-many-decisions]
        """)
  }

  @Test
  func `a file of nothing but mistakes is reported in full and soon`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let items = (1...2000).map { "  - item: item-\($0)\n    lable: x" }
    try guideline.write("items:\n" + items.joined(separator: "\n") + "\n", to: "items.yaml")
    let elapsed = ContinuousClock().measure {
      #expect(guideline.diagnostics().count { $0.file == "items.yaml" } == 8000)
    }
    #expect(elapsed < .seconds(60))
  }

  @Test
  func `many names that nothing defines are reported soon`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let names = (1...2000).map { "tree-\($0)" }.joined(separator: ", ")
    try guideline.replace(
      "trees: [watering, potting, holiday]", with: "trees: [watering, potting, holiday, \(names)]",
      in: "guideline.yaml")
    let notes = (1...1500).map {
      "  - note: note-\($0)\n    tree: three-\($0)\n    text: { nl: A, en: A }"
    }
    try guideline.write("notes:\n" + notes.joined(separator: "\n") + "\n", to: "notes.yaml")
    let elapsed = ContinuousClock().measure {
      #expect(guideline.diagnostics().count { $0.file == "notes.yaml" } == 1500)
    }
    #expect(elapsed < .seconds(60))
  }
}
