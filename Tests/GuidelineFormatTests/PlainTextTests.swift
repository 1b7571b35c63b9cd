import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// What YAML makes of a text: it is read as it is written, or the reader says what is wrong; it
/// never becomes something else in silence.
struct PlainTextTests {
  @Test(arguments: [
    "yes", "no", "on", "off", "true", "False", "y", "1.0", "010", "1e3", "0x1F", "0o7", "1_000",
    "12:30", "190:20:30", "2026-11-22", "2026-11-22T21:00:00Z", ".inf", "-.NaN", "=", "<<", "nuLL",
    "nil", "-x", "?x", ":x", "5 %", "a:b", "a#b", "a, b", "x }", "x ]", "a\\b", "R&D *x*", "--- x",
    "≥ 3 µg/ml – é ⚠️", "a\u{A0}b",
  ])
  func `words and numbers are texts`(text: String) throws {
    #expect(try label(written: text) == text)
  }

  @Test(arguments: [
    ("\"~\"", "~"), ("'null'", "null"), ("\"a # b\"", "a # b"), ("\"a: b\" # c", "a: b"),
    ("'it''s'", "it's"), ("\"a\\u00e9\\\\\\\"\"", "aé\\\""),
    ("eerste\n        tweede", "eerste tweede"),
    ("\"eerste\n        tweede\"", "eerste tweede"), (">-\n        een\n        twee", "een twee"),
    (">\n        een\n        twee\n", "een twee"),
    ("een\n      # opmerking", "een"), ("een\n# opmerking\n\n  # opmerking", "een"),
    ("\"een\"\n        # opmerking", "een"), ("|\n        een\n      # opmerking", "een"),
    ("|\n        een # geen opmerking\n", "een # geen opmerking"),
    ("|+\n        een\n\n", "een"), (">1-\n        een", " een"),
  ])
  func `quotes, blocks and lines that go on mean what YAML says`(written: String, text: String)
    throws
  {
    #expect(try label(written: written) == text)
  }

  @Test(arguments: [
    ("~", "missing-text"), ("null", "missing-text"), ("Null", "missing-text"),
    ("NULL", "missing-text"), ("", "missing-text"), ("# x", "missing-text"),
    ("~ # x", "missing-text"), ("#1 x", "missing-text"),
    ("Herkennen #1 en doorverwijzen", "text-cut-by-comment"), ("a\t# b", "text-cut-by-comment"),
    ("a\n        b # c", "text-cut-by-comment"),
    ("a\n        # b", "text-cut-by-comment"), ("a\n\n        #1 b", "text-cut-by-comment"),
    ("a\n        b\n       #1 c", "text-cut-by-comment"),
    (">- #1 a\n        b", "text-cut-by-comment"), ("| # a\n        b", "text-cut-by-comment"),
    (">-\n         a\n        #1 b", "text-cut-by-comment"),
    ("\"\"", "missing-translation"), (">3", "missing-translation"), ("|", "missing-translation"),
    ("!Let op", "tag"), ("!!str x", "tag"), ("!!binary aGVsbG8=", "tag"), ("! x", "tag"),
    ("!", "tag"), ("!a!b c", "tag"), ("!<a> b", "tag"), ("!<a b", "tag"),
    ("*a", "alias"), ("*a*", "alias"), ("&a b", "alias"), ("& a", "alias"),
    ("a\n\n        b", "line-break"), ("|\n        a\n        b", "line-break"),
    (">\n        a\n\n        b", "line-break"), ("\"a\\nb\"", "line-break"),
    ("[a]", "wrong-type"), ("{a}", "wrong-type"), ("\n      - a", "wrong-type"),
    ("- a", "syntax"), ("? a", "syntax"), ("a: b", "syntax"), ("a:", "syntax"), ("@a", "syntax"),
    ("`a`", "syntax"), ("%a", "syntax"), ("> 3 mnd", "syntax"), ("|a", "syntax"),
    ("[a] b", "syntax"), ("\"a\" b", "syntax"), ("'foto's'", "syntax"), ("\"a", "syntax"),
    ("a\n      b", "syntax"), ("a\n        # b\n        c", "syntax"),
  ])
  func `what YAML takes for something else is told`(written: String, code: String) throws {
    let guideline = try guideline(nl: written)
    #expect(guideline.diagnostics().map(\.code.rawValue) == [code])
    #expect(guideline.diagnostics().allSatisfy { $0.severity == .error && $0.line >= 4 })
  }

  @Test(arguments: ["guideline", "start", "trees", "version", "time-zone"])
  func `a null is a missing text in every place`(key: String) throws {
    for null in ["~", "null", ""] {
      let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
      let file = guideline.file("guideline.yaml")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { $0.hasPrefix("\(key):") ? "\(key): \(null)" : String($0) }
      try guideline.write(lines.joined(separator: "\n") + "\n", to: "guideline.yaml")
      #expect(guideline.diagnostics().map(\.code) == [.missingText])
    }
  }

  @Test(arguments: ["null: yes", "~: yes", "soil: ~", "soil: [dry, ~]", "soil: [~]"])
  func `a null is no name, as key or as value`(written: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace("path: { soil: dry }", with: "path: { \(written) }", in: "notes.yaml")
    #expect(guideline.diagnostics().map(\.code) == [.missingText])
  }

  @Test(arguments: [
    "\u{FEFF}notes: []\n", "%YAML 1.2\n---\nnotes: []\n", "%YAML 1.1\n---\nnotes: []\n...\n",
    "--- # x\nnotes: []\n", "notes: []\n...\n", "\n\n# x\nnotes:   []   # x\n", "notes:\t[]\n",
    "\u{FEFF}# x\r\nnotes: []\r\n", "? notes\n: []\n", "\"notes\": []", "{ notes: [] }",
    "{\"notes\":[]}",
  ])
  func `a file is one document, however it is framed`(text: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(text, to: "notes.yaml")
    #expect(guideline.report() == "")
  }

  @Test
  func `names may have a comment behind them`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace("start: watering", with: "start: watering # first", in: "guideline.yaml")
    #expect(guideline.report() == "")
  }

  private func label(written: String) throws -> String {
    let loaded = try guideline(nl: written).load()
    return loaded.guideline.items[0].label.nl
  }

  private func guideline(nl written: String) throws -> TemporaryFolder {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace(
      "    label: { nl: Aarde, en: Soil }\n",
      with: "    label:\n      nl: \(written)\n      en: Soil\n", in: "items.yaml")
    return guideline
  }
}
