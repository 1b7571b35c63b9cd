import GuidelineModel

/// Reads the inline Markdown of one block: emphasis, links and citations.
///
/// Text that Markdown reads as plain characters stays plain. Markup that a rationale does not
/// support, or that is probably accidental emphasis, is a fault.
struct InlineReader {
  private let text: MarkdownText
  /// For the offset of each `[`, that of the matching `]`.
  private let brackets: [Int: Int]
  /// The position of each citation, in order.
  private(set) var citations: [TextPosition] = []

  init(_ text: MarkdownText) {
    self.text = text
    brackets = Self.brackets(in: text.scalars)
  }

  /// The content of the block.
  mutating func inlines() throws(MarkdownFault) -> [Prose.Inline] {
    try inlines(in: text.scalars.indices, isLink: false)
  }

  private mutating func inlines(
    in range: Range<Int>, isLink: Bool
  ) throws(MarkdownFault) -> [Prose.Inline] {
    var run = InlineRun()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalars[offset]
      let next = offset + 1 < range.upperBound ? text.scalars[offset + 1] : nil
      switch scalar {
      case "\\" where next?.canBeEscaped == true:
        run.append(text.scalars[offset + 1])
        offset += 2
      case "*", "_":
        offset = try readEmphasis(from: offset, in: range, into: &run)
      case "[" where next == "@":
        guard !isLink else { throw fault(.citationInLink, at: offset) }
        run.append(.citation(try citation(from: offset)))
        offset = (brackets[offset] ?? offset) + 1
      case "[":
        offset = try readBracket(from: offset, in: range, isLink: isLink, into: &run)
      case "`", "~", "!", "<", "&", "@":
        try refuse(scalar, next, at: offset, in: range)
        run.append(scalar)
        offset += 1
      default:
        let plain = text.scalars[offset..<range.upperBound].prefix { !$0.isSign }
        run.append(contentsOf: plain.isEmpty ? [scalar] : plain)
        offset += max(1, plain.count)
      }
    }
    if let open = run.innermost { throw fault(.openEmphasis(open.mark.text), at: open.offset) }
    return run.inlines
  }

  /// Throws if a character begins unsupported markup.
  private func refuse(
    _ scalar: Unicode.Scalar, _ next: Unicode.Scalar?, at offset: Int, in range: Range<Int>
  ) throws(MarkdownFault) {
    switch (scalar, next) {
    case ("`", _): throw fault(.code, at: offset)
    case ("~", "~"): throw fault(.strikethrough, at: offset)
    case ("!", "[") where isBeforeLink(brackets[offset + 1]):
      throw fault(.image, at: offset)
    case ("<", let next?) where next.isLatinLetter || "/!?".unicodeScalars.contains(next):
      throw fault(.html, at: offset)
    case ("&", _):
      let name = text.scalars[(offset + 1)..<range.upperBound].prefix(32)
        .prefix { $0.isLatinLetter || $0 == "#" || ("0"..."9").contains($0) }
      guard !name.isEmpty, name.endIndex < range.upperBound, text.scalars[name.endIndex] == ";"
      else { return }
      throw fault(.entity("&\(name.string);"), at: offset)
    case ("@", let next?) where next.isLatinLetter:
      let before = offset > range.lowerBound ? text.scalars[offset - 1] : " "
      let isEscaped = offset > range.lowerBound + 1 && text.scalars[offset - 2] == "\\"
      guard before.isSpace || !isEscaped && "([".unicodeScalars.contains(before) else { return }
      throw fault(.bareCitation, at: offset)
    default: return
    }
  }

  private func fault(_ mistake: MarkdownMistake, at offset: Int) -> MarkdownFault {
    MarkdownFault(mistake: mistake, position: text.position(of: offset))
  }

  /// Whether a link target follows the bracket that closes at an offset.
  private func isBeforeLink(_ close: Int?) -> Bool {
    guard let close, close + 1 < text.scalars.count else { return false }
    return "([".unicodeScalars.contains(text.scalars[close + 1])
  }

  // MARK: Emphasis

  /// Reads a run of `*` or `_` by the rules of CommonMark and returns its end.
  private func readEmphasis(
    from start: Int, in range: Range<Int>, into run: inout InlineRun
  ) throws(MarkdownFault) -> Int {
    let scalar = text.scalars[start]
    let end = text.scalars[start..<range.upperBound].drop { $0 == scalar }.startIndex
    let before = start > range.lowerBound ? text.scalars[start - 1] : " "
    let after = end < range.upperBound ? text.scalars[end] : " "
    let mark = InlineRun.Mark(scalar: scalar, length: end - start)
    let opens = !after.isSpace && (!after.isPunctuation || !before.isWordCharacter)
    let closes = !before.isSpace && (!before.isPunctuation || !after.isWordCharacter)
    if before.isWordCharacter, after.isWordCharacter {
      guard scalar == "_" else { throw fault(.emphasisInWord(mark.text), at: start) }
      run.append(mark)
    } else if !opens, !closes || !run.isOpen(mark) {
      run.append(mark)
    } else if mark.length > 2 {
      throw fault(.longEmphasis(mark.text), at: start)
    } else if closes, let open = run.innermost, run.isOpen(mark) {
      guard open.mark == mark else { throw fault(.openEmphasis(open.mark.text), at: open.offset) }
      run.close()
    } else if run.hasEmphasis(like: mark) {
      throw fault(.emphasisInItself(mark.text), at: start)
    } else {
      run.open(mark, at: start)
    }
    return end
  }

  // MARK: Brackets and links

  /// For each `[`, the matching `]`.
  private static func brackets(in scalars: [Unicode.Scalar]) -> [Int: Int] {
    var closing: [Int: Int] = [:]
    var open: [Int] = []
    var offset = 0
    while offset < scalars.count {
      switch scalars[offset] {
      case "\\": offset += 1
      case "[": open.append(offset)
      case "]": if let start = open.popLast() { closing[start] = offset }
      default: break
      }
      offset += 1
    }
    return closing
  }

  /// Reads a link, or a bracket that is none, and returns its end.
  private mutating func readBracket(
    from start: Int, in range: Range<Int>, isLink: Bool, into run: inout InlineRun
  ) throws(MarkdownFault) -> Int {
    if start + 1 < range.upperBound, text.scalars[start + 1] == "^" {
      throw fault(.footnote, at: start)
    }
    let close = brackets[start] ?? range.upperBound
    guard close + 1 < range.upperBound else {
      run.append("[")
      return start + 1
    }
    let isCitation = close + 2 < range.upperBound && text.scalars[close + 2] == "@"
    switch text.scalars[close + 1] {
    case "(":
      guard !isLink else { throw fault(.linkInLink, at: start) }
      let words = try inlines(in: (start + 1)..<close, isLink: true)
      let (address, end) = try address(from: close + 2, in: range)
      guard !words.isEmpty else { throw fault(.emptyWords, at: start) }
      run.append(.link(words, address))
      return end
    case "[" where !isCitation: throw fault(.referenceLink, at: start)
    case ":" where start == 0: throw fault(.referenceLink, at: start)
    default:
      run.append("[")
      return start + 1
    }
  }

  /// The address that begins at an offset, and the end of its closing bracket.
  private func address(
    from start: Int, in range: Range<Int>
  ) throws(MarkdownFault) -> (WebAddress, end: Int) {
    var depth = 1
    var end = start
    while end < range.upperBound {
      let scalar = text.scalars[end]
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth == 0 || scalar.isSpace { break }
      end += 1
    }
    guard end < range.upperBound, depth == 0 else { throw fault(.linkTitle, at: start) }
    let written = text.scalars[start..<end].string
    guard let address = WebAddress(written) else {
      throw fault(
        MarkdownMistake(
          code: .invalidAddress, WebAddress.refusal(of: written),
          suggestion: WebAddress.nearest(to: written)), at: start)
    }
    return (address, end + 1)
  }

  // MARK: Citations

  /// `[@source]` or `[@source, locator]`.
  private mutating func citation(from start: Int) throws(MarkdownFault) -> Prose.Citation {
    guard let end = brackets[start] else { throw fault(.openCitation, at: start) }
    let content = text.scalars[(start + 2)..<end]
    if content.contains("@") { throw fault(.severalCitations, at: start) }
    if content.first?.isSpace == true { throw fault(.spacedCitation, at: start) }
    let name = content.prefix { $0 != "," }
    let locator = content.dropFirst(name.count + 1)
    guard let source = Name<Source>(name.trimmed.string) else {
      // A space in a name: what follows was meant as the locator.
      if Name<Source>(name.prefix { !$0.isSpace }.string) != nil {
        throw fault(.unclearLocator, at: start)
      }
      let written = name.string
      throw fault(
        MarkdownMistake(
          code: .invalidName, Name<Source>.refusal(of: written),
          suggestion: Name<Source>(kebabCase(of: written))?.text), at: start)
    }
    citations.append(text.position(of: start))
    guard name.endIndex < end else { return Prose.Citation(source: source, locator: nil) }
    guard case .words(let words)? = try? plain(in: locator.trimmed.indices) else {
      throw fault(.unclearLocator, at: start)
    }
    return Prose.Citation(source: source, locator: words)
  }

  /// The content of a range if it is plain text only.
  private mutating func plain(in range: Range<Int>) throws(MarkdownFault) -> Prose.Inline? {
    let inlines = try inlines(in: range, isLink: true)
    return inlines.count == 1 ? inlines[0] : nil
  }
}
