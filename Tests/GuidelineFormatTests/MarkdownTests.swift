import GuidelineModel
import Testing

@testable import GuidelineFormat

/// What the Markdown of a rationale says, read once for all who show it.
struct MarkdownTests {
  /// A text and the blocks that it says, as ``outline(of:)`` writes them.
  struct Example: CustomTestStringConvertible {
    let markdown: String
    let outline: [String]

    init(_ markdown: String, _ outline: String...) {
      self.markdown = markdown
      self.outline = outline
    }

    var testDescription: String { markdown }
  }

  static let blocks = [
    Example("# One\n## Two ##\n###\tThree #", "h1 One", "h2 Two", "h3 Three"),
    Example("One\ntwo\n  three\n\nFour", "p One two three", "p Four"),
    Example("One\r\ntwo\r\n\r\nThree\rfour", "p One two", "p Three four"),
    Example("\u{FEFF}## One", "h2 One"),
    Example("One:\n- a\n  b\n- c\nd\n\n- e\n* f", "p One:", "ul a b | c d | e", "ul f"),
    Example("1. a\n2. b\n\n3. c", "ol1 a | b | c"),
    Example("1) a\n1) b\n1) c", "ol1 a | b | c"),
    Example("7. a\n8. b\n\nText\n\n9. c", "ol7 a | b", "p Text", "ol9 c"),
    Example("Text\n1. a", "p Text", "ol1 a"),
    Example("1.5 mg\n-0.5\n2015", "p 1.5 mg -0.5 2015"),
    Example(
      "| a | *b* |\n|---|---|\n| 1 \\| 2 | |\n| [@x] | 4 |",
      "table a / <em>b</em>", "row 1 | 2 / ", "row {x} / 4"),
    Example("a | b", "p a | b"),
  ]

  static let words = [
    Example("*a* _b_ **c** __d__", "p <em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
    Example(
      "*a **b** c* **d *e* f**",
      "p <em>a <strong>b</strong> c</em> <strong>d <em>e</em> f</strong>"),
    Example("\"*a*\" (*b*), *c*.", "p \"<em>a</em>\" (<em>b</em>), <em>c</em>."),
    Example("5 * 4 Gy, 16 mg* daily, a_b_c, _ and **", "p 5 * 4 Gy, 16 mg* daily, a_b_c, _ and **"),
    Example("\\*a\\* \\[@x\\] \\# 2\\. \\a \\", "p *a* [@x] # 2. \\a \\"),
    Example("P < 3, <3, > 4, R&D, 5 & 6, ~3, a@b.nl", "p P < 3, <3, > 4, R&D, 5 & 6, ~3, a@b.nl"),
    Example("[a *b*](https://x.nl/a_(b)?c#d).", "p <a https://x.nl/a_(b)?c#d>a <em>b</em></a>."),
    Example("[1] and [10–20] [open", "p [1] and [10–20] [open"),
    Example("so [@x], and [@x] [@y, rec. 1.5.2; p. 3].", "p so{x}, and{x}{y, rec. 1.5.2; p. 3}."),
    Example("[a][@x] ![@x] [b](https://x.nl)[@x]", "p [a]{x} !{x} <a https://x.nl>b</a>{x}"),
  ]

  @Test(arguments: blocks + words)
  func `what is read means what it means in Markdown`(example: Example) {
    let reading = MarkdownReader.read(example.markdown)
    #expect(reading.faults.map(\.mistake) == [])
    #expect(reading.prose.blocks.flatMap(outline) == example.outline)
    #expect(reading.prose.markdown == example.markdown)
    #expect(reading.citations.count == reading.prose.citations.count)
  }

  /// A text and where it is refused, with the code.
  static let mistakes = [
    ("> a\n> b", "1:1 unsupported-markdown"), ("a\n> b", "2:1 unsupported-markdown"),
    ("```\n# a\n\n- b\n```\nc", "1:1 unsupported-markdown"), ("~~~\na", "1:1 unsupported-markdown"),
    ("a `b`", "1:3 unsupported-markdown"), ("a\n\n    b", "3:5 unsupported-markdown"),
    ("a <b>c</b>", "1:3 unsupported-markdown"), ("<!-- a -->", "1:1 unsupported-markdown"),
    ("a <https://x.nl>", "1:3 unsupported-markdown"), ("a&nbsp;b", "1:2 unsupported-markdown"),
    ("a &#8211; b", "1:3 unsupported-markdown"),
    ("a ![b](https://x.nl)", "1:3 unsupported-markdown"),
    ("a\n---", "2:1 unsupported-markdown"), ("a\n===", "2:1 unsupported-markdown"),
    ("* * *", "1:1 unsupported-markdown"), ("#### a", "1:1 unsupported-markdown"),
    ("- a\n  - b", "2:3 unsupported-markdown"), ("- a\n\n  b", "3:3 unsupported-markdown"),
    ("- - a", "1:1 unsupported-markdown"), ("- # a", "1:1 unsupported-markdown"),
    ("- > 3", "1:1 unsupported-markdown"), ("- [ ] a", "1:1 unsupported-markdown"),
    ("+ a", "1:1 unsupported-markdown"), ("a  \nb", "1:2 unsupported-markdown"),
    ("a\\\nb", "1:3 unsupported-markdown"), ("a[^1]", "1:2 unsupported-markdown"),
    ("[a][b]", "1:1 unsupported-markdown"), ("[a]: https://x.nl", "1:1 unsupported-markdown"),
    ("[a](https://x.nl \"b\")", "1:5 unsupported-markdown"),
    ("a ~~b~~", "1:3 unsupported-markdown"),
    ("[a [b](https://x.nl)](https://x.nl)", "1:4 unsupported-markdown"),
    ("|a|\n|:-|\n|b|", "2:1 unsupported-markdown"),
    ("[a](javascript:b)", "1:5 invalid-address"), ("[a](#b)", "1:5 invalid-address"),
    ("[a](//x.nl)", "1:5 invalid-address"), ("[](https://x.nl)", "1:1 empty-text"),
    ("##", "1:1 empty-text"), ("- ", "1:1 empty-text"), ("#a", "1:1 unclear-heading"),
    ("a\n2. b", "2:1 unclear-list"), ("- a\n2. b", "2:1 unclear-list"),
    ("1. a\n3. b", "2:1 unclear-list"), ("1. a\n1. b\n2. c", "3:1 unclear-list"),
    ("| a |", "1:1 unclear-table"), ("|a|\n|-|\n|b|c|", "3:1 unclear-table"),
    ("|a|\n|-|\n|b", "3:1 unclear-table"), ("|a|\n|-|\n|b|\nc", "4:1 unclear-table"),
    ("a | b\n--- | ---", "2:1 unclear-table"),
    ("*a", "1:1 unclear-emphasis"), ("a\nb **c", "2:3 unclear-emphasis"),
    ("5*4 Gy and 3*8 Gy", "1:2 unclear-emphasis"), ("***a***", "1:1 unclear-emphasis"),
    ("*a *b* c*", "1:4 unclear-emphasis"), ("*a **b* c**", "1:4 unclear-emphasis"),
    ("[@x", "1:1 unclear-citation"), ("[@x p. 3]", "1:1 unclear-citation"),
    ("[@x, *a*]", "1:1 unclear-citation"), ("[@x; @y]", "1:1 unclear-citation"),
    ("[see @x]", "1:6 unclear-citation"), ("as @x says", "1:4 unclear-citation"),
    ("[a [@x]](https://x.nl)", "1:4 unclear-citation"), ("[@X]", "1:1 invalid-name"),
  ]

  @Test(arguments: mistakes)
  func `what would be garbled is refused at its place`(markdown: String, expected: String) {
    let reading = MarkdownReader.read(markdown)
    #expect(
      reading.faults.map { "\($0.position.line):\($0.position.column) \($0.mistake.code.rawValue)" }
        == [
          expected
        ])
    #expect(reading.faults.allSatisfy { $0.mistake.message.nl != $0.mistake.message.en })
  }

  @Test(arguments: [
    "`\n\n", "*a* ", "*a ", "[", "[a](", "- a\n", "a\n", "[a ", "[@a] ", "&a", "|a|\n", "|-|\n",
    "1. a\n",
    "![", "\\\n", "```\n", "> a\n\n",
  ])
  func `the same again and again is read soon`(piece: String) {
    let text = String(repeating: piece, count: (1 << 16) / piece.utf8.count)
    let elapsed = ContinuousClock().measure { _ = MarkdownReader.read(text).prose.texts }
    #expect(elapsed < .seconds(20))
  }

  @Test
  func `the words to be searched have no marks and no citations`() {
    let prose = MarkdownReader.read(
      "## *One* [@x]\n\n- two **three** [@y, p. 3].\n- [four](https://x.nl)\n\n|a|b|\n|-|-|\n|c|d|"
    ).prose
    #expect(prose.texts == ["One", "two three.", "four", "a b", "c d"])
    #expect(
      prose.citations.map { "\($0.source) \($0.locator ?? "-")" } == ["x -", "y p. 3"])
  }

  /// A block in short; a table as several.
  private func outline(of block: Prose.Block) -> [String] {
    func line(_ words: [[Prose.Inline]], _ separator: String) -> String {
      words.map { $0.map(inline).joined() }.joined(separator: separator)
    }
    switch block {
    case .heading(let level, let words): return ["h\(level) " + line([words], "")]
    case .paragraph(let words): return ["p " + line([words], "")]
    case .bullets(let items): return ["ul " + line(items, " | ")]
    case .numbers(let first, let items): return ["ol\(first) " + line(items, " | ")]
    case .table(let headers, let rows):
      return ["table " + line(headers, " / ")] + rows.map { "row " + line($0, " / ") }
    }
  }

  private func inline(_ inline: Prose.Inline) -> String {
    switch inline {
    case .words(let words): words
    case .emphasis(let words): "<em>\(words.map(self.inline).joined())</em>"
    case .strong(let words): "<strong>\(words.map(self.inline).joined())</strong>"
    case .link(let words, let address): "<a \(address)>\(words.map(self.inline).joined())</a>"
    case .citation(let citation):
      "{\(citation.source)\(citation.locator.map { ", \($0)" } ?? "")}"
    }
  }
}
