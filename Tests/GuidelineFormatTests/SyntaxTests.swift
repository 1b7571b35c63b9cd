import Foundation
import GuidelineModel
import TestSupport
import Testing

@testable import GuidelineFormat

/// Text that is no YAML: where it went wrong and what to do, in words of ours in both languages.
struct SyntaxTests {
  /// A text for each thing that libyaml can find wrong, and where the reader says that it began.
  private static let samples: [(problem: YAMLProblem, text: String, place: String)] = [
    (.strayCharacter, "a: @b\n", "1:4"), (.strayCharacter, "a:\n\t- b\n", "2:1"),
    (.strayCharacter, "{ a: > b }\n", "1:6"),
    (.noContent, "a: ]\n", "1:4"), (.noContent, "a: [b, , c]\n", "1:8"),
    (.noContent, "a:\n  [b,\n  c,\n", "2:3"),
    (.missingColon, "a: b\nc\nd: e\n", "2:1"), (.strayDash, "a: - b\n", "1:4"),
    (.noContent, "- [\n- a\n", "1:3"),
    (.strayQuestionMark, "a: ? b\n", "1:4"), (.strayColon, "a: b: c\n", "1:4"),
    (.strayColon, "a: b\n  c: d\n", "1:4"), (.strayColonInFlow, "{ a:[b] }\n", "1:4"),
    (.noKey, "a:\n    b: c\n  d: e\n", "3:3"), (.noKey, "a: 'b's'\n", "1:4"),
    (.noKey, "a: \"b\nc: \"d\"\n", "1:4"), (.noKey, "a: b\n}\n", "2:1"),
    (.noKey, "a: {b: c} d\n", "1:10"), (.noKey, "a: b\n- c\n", "2:1"),
    (.noDash, "- a\nb: c\n", "2:1"),
    (.openBracket, "a: [b, c\nd: e\n", "1:4"), (.openBracket, "a: [b }\n", "1:4"),
    (.openBrace, "a: { b: c\nd: e\n", "1:4"), (.openBrace, "a: { b: c: d }\n", "1:9"),
    (.openBrace, "a: { b: c #1 }\nd: e\n", "1:11"), (.openBrace, "a: { b: 'c'd }\n", "1:9"),
    (.openBrace, "a:\n  { b: c,\n    d: e\n", "2:3"),
    (.afterDocument, "[a]\nb\n", "2:1"), (.endInQuotes, "a: b\nc: \"d\ne: f\n", "2:4"),
    (.endInQuotes, "a: b\nc: 'd\ne: f\n", "2:4"), (.documentInQuotes, "a: \"b\n--- c\"\n", "1:4"),
    (.unknownEscape, "a: \"b\\qc\"\n", "1:6"), (.escapeWithoutDigits, "a: \"b\\xg\"\n", "1:8"),
    (.escapeOfNothing, "a: \"b\\ud800\"\n", "1:8"), (.afterHeader, "a: > 3\n", "1:4"),
    (.afterHeader, "%YAML 1.2 a\n---\na: b\n", "1:1"), (.indentationOfZero, "a: |0\n", "1:4"),
    (.tabInBlock, "a: |\n\tb\n", "2:1"), (.tabInText, "a:\n  b\n\tc\n", "3:1"),
    (.unknownDirective, "%A\n---\na: b\n", "1:1"), (.directiveWithoutName, "% \n---\n", "1:1"),
    (.directiveCharacter, "%A*\n---\n", "1:1"), (.versionWithoutNumber, "%YAML a\n---\n", "1:1"),
    (.versionWithoutDot, "%YAML 1\n---\n", "1:1"),
    (.longVersion, "%YAML 1234567890.1\n---\n", "1:1"),
    (.otherVersion, "%YAML 3.0\n---\na: b\n", "1:1"),
    (.versionTwice, "%YAML 1.1\n%YAML 1.1\n---\na: b\n", "2:1"),
    (.anchorWithoutName, "a: & b\n", "1:4"), (.anchorWithoutName, "a: *b*\n", "1:4"),
    (.undefinedTag, "a: !b!c d\n", "1:4"), (.tagWithoutEnd, "a: !<b c\n", "1:4"),
    (.tagWithoutAddress, "a: !<> c\n", "1:4"), (.tagWithoutSpaceOrBreak, "a: !<b>c\n", "1:4"),
    (.tagOctet, "a: !b%zz c\n", "1:4"), (.tagLeadingOctet, "a: !b%ff c\n", "1:4"),
    (.tagTrailingOctet, "a: !b%c3%28 c\n", "1:4"),
  ]

  /// What a line that begins with `%TAG` could be wrong in, all of which are told as that line; and
  /// what cannot be wrong in a small text of Unicode.
  private static let withoutSample: Set<YAMLProblem> = [
    .tagTwice, .tagWithoutMark, .tagWithoutSpace, .deep, .noStream, .input, .control, .long,
    .leadingOctet, .trailingOctet, .incompleteOctets, .lengthOfOctets, .noCharacter,
    .incompletePair,
    .lowSurrogate, .incompleteSurrogates, .noLowSurrogate,
  ]

  @Test
  func `there is a sample of everything that libyaml can find wrong`() {
    let shown = Set(Self.samples.map(\.problem))
    #expect(shown.union(Self.withoutSample) == Set(YAMLProblem.allCases))
    #expect(shown.isDisjoint(with: Self.withoutSample))
  }

  @Test(arguments: samples.indices)
  func `a fault is told where it began, in one language`(place: Int) throws {
    let sample = Self.samples[place]
    #expect(problem(of: sample.text) == sample.problem)
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(sample.text, to: "notes.yaml")
    let (dutch, english) = (guideline.report(in: .dutch), guideline.report(in: .english))
    #expect(english.hasPrefix("notes.yaml:\(sample.place): error: "), "\(english)")
    #expect(dutch.hasPrefix("notes.yaml:\(sample.place): fout: "))
    for problem in YAMLProblem.allCases { #expect(!(dutch + english).contains(problem.rawValue)) }
    #expect(dutch.contains("aanhalingstekens") == (english.contains("quote")))
    #expect(dutch != english && !dutch.contains(" the ") && !english.contains(" de "))
  }

  /// The names that libyaml gives what it finds wrong, in its own sources where they are at hand.
  private static let libyaml = Repository.file(
    ".build/checkouts/Yams/Sources/CYaml/src")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: libyaml.path)))
  func `everything that libyaml can find wrong has words of ours`() throws {
    var found: Set<String> = []
    for file in ["scanner.c", "parser.c", "reader.c"] {
      let source = try String(contentsOf: Self.libyaml.appending(path: file), encoding: .utf8)
      for call in source.matches(
        of: #/_set_(?:scanner|parser|reader)_error\w*\((?:[^;"]|"[^"]*")*;/#)
      {
        let words = call.0.matches(of: #/"([^"]*)"/#).map { String($0.1) }
        found.formUnion(words.suffix(1))
      }
    }
    #expect(found.count > 40)
    #expect(found.subtracting(YAMLProblem.allCases.map(\.rawValue)) == [])
  }

  @Test(arguments: [
    ("{ nl: Aarde, klei, en: Soil }", "between { and } a text ends at the comma", 1),
    ("{nl:Aarde, en: Soil}", "a space belongs behind the colon of \"nl\"", 1),
    ("{nl:Aarde, en:Soil}", "a space belongs behind the colon of \"en\"", 2),
    ("\n      nl:Aarde\n      en:Soil", "a space belongs behind the colon of \"nl\"", 1),
    ("Aarde", "a text is { nl: …, en: … }", 1), ("~", "a text is { nl: …, en: … }", 1),
    ("[Aarde, Soil]", "a text is { nl: …, en: … }", 1),
    ("{ nl: Aarde }", "the text has no words in \"en\"; a text is { nl: …, en: … }", 1),
    ("\n      en: Soil", "the text has no words in \"nl\"; a text is { nl: …, en: … }", 1),
  ])
  func `a text that is not in two languages is told with its form`(
    written: String, message: String, count: Int
  ) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace("{ nl: Aarde, en: Soil }", with: written, in: "items.yaml")
    #expect(guideline.report().contains(message))
    #expect(guideline.diagnostics().count == count)
  }

  private func problem(of text: String) -> YAMLProblem? {
    let events = YAMLEvents(text)
    do {
      while true { if case .end = try events.next().kind { return nil } }
    } catch {
      return YAMLProblem(rawValue: error.problem)
    }
  }
}
