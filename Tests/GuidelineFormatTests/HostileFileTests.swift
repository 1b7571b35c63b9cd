import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// Files made to cost time or memory: each is read, or refused, in time that grows as it does.
struct HostileFileTests {
  private static let count = 20_000

  /// Up to a megabyte each; what takes time that grows faster than they do would take minutes.
  private static let files: [(name: String, text: String)] = [
    ("aliases as keys", doublingKeys(levels: 60)),
    ("anchors", lines { "- &a\($0) x" }), ("aliases of one", "- &a x\n" + lines { _ in "- *a" }),
    ("tags", lines { "- !a\($0) x" }), ("tag directives", lines { "%TAG !a\($0)! x" } + "---\n"),
    ("tag directives later", "a: b\n...\n" + lines { "%TAG !a\($0)! x" } + "---\n"),
    ("merge keys", lines { "- { <<: { a: \($0) } }" }), ("one key", lines { _ in "a: b" }),
    ("keys of a kind", lines { "notes\($0):" }),
    ("keys in braces", "{ " + lines { "k\($0)," } + "}"),
    ("keys that are lists", lines { "? [a, \($0)]\n: b" }),
    ("a long key", String(repeating: "k", count: 1_000_000) + ": x"),
    ("a long key in quotes", "\"" + String(repeating: "k", count: 1_000_000) + "\": x"),
    ("a long text", "notes: " + String(repeating: "word ", count: 200_000)),
    ("long texts as keys of a list", lines { "- \(String(repeating: "k", count: 40))\($0): [" }),
    ("open lists", String(repeating: "[", count: 1_000_000)),
    ("open mappings", String(repeating: "{ a: ", count: 200_000)),
    ("dashes", String(repeating: "- ", count: 500_000)),
    ("question marks", String(repeating: "? ", count: 500_000)),
    ("open and closed", String(repeating: "[],", count: 300_000)),
    (
      "keys in keys",
      String(
        repeating: String(repeating: "[", count: 60) + "a:b" + String(repeating: "]:x,", count: 60),
        count: 2000)
    ),
    ("quotes", String(repeating: "'", count: 1_000_000)),
    ("quotes left open", lines { _ in "a: \"b" }), ("comments", lines { _ in "# a" }),
    ("blank lines", String(repeating: "\n", count: 1_000_000)),
    ("documents", String(repeating: "---\n", count: 250_000)),
    ("escapes", "a: \"" + String(repeating: "\\e", count: 400_000) + "\""),
    ("commas", "[" + String(repeating: ",", count: 1_000_000)),
    ("colons", String(repeating: ":", count: 1_000_000)),
    ("colons with spaces", String(repeating: ": ", count: 500_000)),
    ("spaces", String(repeating: " ", count: 1_000_000) + "a: b"),
    (
      "deeper lines",
      (0..<1400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    ),
    ("texts cut by comments", "notes:\n" + lines { _ in "  - a # b" }),
  ]

  @Test(arguments: files.indices)
  func `a hostile file is refused soon`(place: Int) throws {
    let (name, text) = Self.files[place]
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(String(text.prefix(1 << 20)), to: "notes.yaml")
    let elapsed = ContinuousClock().measure {
      #expect(guideline.diagnostics().contains { $0.severity == .error }, "\(name)")
    }
    #expect(elapsed < .seconds(30), "\(name)")
  }

  @Test(arguments: ["{&p:*l }", "? {&p:*l }", "&p:*l", "{&p *l: x}", "[&p:*l]", "!t &p *l"])
  func `no alias is followed, in whatever key`(piece: String) throws {
    var text = ["&a0 x"]
    for level in 1...40 {
      text.append("? {&a\(level) *a\(level - 1): *a\(level - 1), ? \(piece) : *a\(level - 1)}")
    }
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("- " + text.joined(separator: "\n- ") + "\n", to: "notes.yaml")
    let elapsed = ContinuousClock().measure { #expect(!guideline.diagnostics().isEmpty) }
    #expect(elapsed < .seconds(10))
  }

  @Test(arguments: 0..<300)
  func `any mixture of signs is read or refused soon`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "b: ", ": ", "- ", "? ", "\n", "\n  ", "\n    ", "&p", "*p ", "{", "}", "[", "]", ",",
      "|\n", ">",
      "!t ", "<<: ", "\"", "'", "#", " # ", "%", "@", "---\n", "...\n", "\t", "~", "\\", "é",
      "notes:", "&p:*l",
    ]
    let text = (0..<Int.random(in: 1...400, using: &generator))
      .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(text, to: "notes.yaml")
    let elapsed = ContinuousClock().measure {
      for diagnostic in guideline.diagnostics() {
        #expect(diagnostic.message.nl != diagnostic.message.en)
        #expect(
          diagnostic.line <= text.split(separator: "\n", omittingEmptySubsequences: false).count)
      }
    }
    #expect(elapsed < .seconds(5))
  }

  private static func lines(_ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n") + "\n"
  }

  private static func doublingKeys(levels: Int) -> String {
    let keys = (1...levels).map { "- &a\($0) { ? [*a\($0 - 1), *a\($0 - 1)] : x, ? {&p:*l } : y }" }
    return "- &a0 { x: y }\n" + keys.joined(separator: "\n") + "\n"
  }
}
