import GuidelineModel

/// A YAML syntax error, or use of unsupported YAML.
struct YAMLFault: Error {
  let code: DiagnosticCode
  let message: Text
  let position: TextPosition
}

/// Parses YAML in time and memory linear in the length of the text.
///
/// Aliases, tags and merge keys are rejected: they refer to other nodes or give a text another
/// meaning than its letters.
struct YAMLComposer {
  /// The maximum nesting of mappings and lists; guideline files need about 20.
  static let deepest = 64

  private let text: String
  private let source: [Unicode.Scalar]
  private let events: YAMLEvents
  private var firstAnchor: YAMLMark?
  /// Problems that do not prevent reading the rest.
  private(set) var faults: [YAMLFault] = []

  init(_ text: String) {
    self.text = text
    source = Array(text.unicodeScalars)
    events = YAMLEvents(text)
  }

  /// The root node; `nil` if the text is empty.
  mutating func root() throws(YAMLFault) -> YAMLNode? {
    try refuseTagDirectives()
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .end:
        if let firstAnchor { throw fault(.alias, Self.alias, at: firstAnchor) }
        return root
      case .document where root == nil: root = try node(next(), depth: 1)
      case .document: throw fault(.syntax, Self.secondDocument, at: event.start)
      case .alias, .scalar, .list, .mapping, .other: break
      }
    }
  }

  private func next() throws(YAMLFault) -> YAMLEvent {
    do {
      return try events.next()
    } catch {
      throw YAMLFault(error, in: text)
    }
  }

  /// libyaml compares each directive with all previous ones, in quadratic time.
  private func refuseTagDirectives() throws(YAMLFault) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard let line = lines.firstIndex(where: { $0.hasPrefix("%TAG") }) else { return }
    throw YAMLFault(
      code: .tag, message: Self.tag, position: TextPosition(line: line + 1, column: 1))
  }

  /// The node that begins with an event.
  ///
  /// In a block mapping, lines indented further than the key belong to its value; in a flow
  /// mapping, indentation has no meaning.
  private mutating func node(
    _ event: YAMLEvent, depth: Int, ofKeyAt column: Int = .max
  ) throws(YAMLFault) -> YAMLNode {
    if event.hasAnchor, firstAnchor == nil { firstAnchor = event.start }
    if event.hasTag { note(.tag, Self.tag, at: event.start) }
    guard depth <= Self.deepest else {
      throw fault(.nestedTooDeeply, Self.depth, at: event.start)
    }
    let content: YAMLNode.Content
    switch event.kind {
    case .scalar(let text, let style): content = .scalar(scalar(text, style, event, column))
    case .list: content = .list(try list(depth: depth))
    case .mapping(let isFlow):
      let members = try members(depth: depth, isFlow: isFlow)
      content = .mapping(YAMLMapping(members: members, isFlow: isFlow))
    case .alias, .document, .other, .end: throw fault(.alias, Self.alias, at: event.start)
    }
    return YAMLNode(content: content, position: event.start.position)
  }

  private mutating func list(depth: Int) throws(YAMLFault) -> [YAMLNode] {
    var members: [YAMLNode] = []
    while true {
      let event = try next()
      if case .other = event.kind { return members }
      members.append(try node(event, depth: depth + 1))
    }
  }

  /// Keys with their values; of a duplicate key the first value is kept.
  private mutating func members(
    depth: Int, isFlow: Bool
  ) throws(YAMLFault) -> [YAMLMapping.Member] {
    var members: [YAMLMapping.Member] = []
    var texts: Set<String> = []
    while true {
      let event = try next()
      if case .other = event.kind { return members }
      let key = try key(node(event, depth: depth + 1))
      let value = try node(
        next(), depth: depth + 1, ofKeyAt: isFlow ? 0 : event.start.position.column)
      if texts.insert(key.text).inserted {
        members.append(.init(key: key, position: event.start.position, value: value))
      } else {
        note(.duplicateKey, Self.duplicate(key.text), at: event.start)
      }
    }
  }

  private func key(_ node: YAMLNode) throws(YAMLFault) -> YAMLScalar {
    guard let key = node.scalar else {
      throw YAMLFault(code: .complexKey, message: Self.complexKey, position: node.position)
    }
    if key.style == .plain, key.text == "<<" {
      throw YAMLFault(code: .mergeKey, message: Self.mergeKey, position: node.position)
    }
    return key
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLScalar.Style, _ event: YAMLEvent, _ column: Int
  ) -> YAMLScalar {
    guard !event.hasTag else { return YAMLScalar(text: "!\(text)", style: .quoted, comment: nil) }
    var text = text[...]
    // A block ends in its own line break, whatever its chomping indicator is.
    if style == .block { while text.last?.isNewline == true { text.removeLast() } }
    let comment = comment(cutting: style, event, column)
    if text.unicodeScalars.contains(where: \.isHidden) {
      if faults.count < ReadingContext.mostMistakes { faults += hidden(in: text, style, event) }
      let seen = text.unicodeScalars.map { $0.isHidden ? "\u{FFFD}" : $0 }
      text = String(String.UnicodeScalarView(seen))[...]
    }
    return YAMLScalar(text: String(text), style: style, comment: comment)
  }

  /// The start of a comment that a reader would take for more of the text.
  private func comment(
    cutting style: YAMLScalar.Style, _ event: YAMLEvent, _ column: Int
  ) -> TextPosition? {
    switch style {
    case .quoted: nil
    case .plain:
      source.comment(behind: event.end) ?? source.comment(below: event.end, beyond: column)
    case .block:
      source.comment(inHeaderAt: event.start) ?? source.comment(below: event.end, beyond: column)
    }
  }

  private func hidden(
    in text: Substring, _ style: YAMLScalar.Style, _ event: YAMLEvent
  ) -> [YAMLFault] {
    let escaped =
      style == .quoted
      ? YAMLEscapes(in: source[event.start.offset..<event.end.offset], from: event.start.position)
        .characters.filter(\.scalar.isHidden) : []
    let hidden =
      escaped.isEmpty
      ? text.unicodeScalars.first(where: \.isHidden)
        .map { [HiddenCharacter(scalar: $0, position: event.start.position)] } ?? []
      : escaped
    return hidden.prefix(HiddenCharacter.maximumReports).map { character in
      character.scalar == "\n"
        ? YAMLFault(code: .lineBreak, message: Self.lineBreak, position: character.position)
        : YAMLFault(
          code: .hiddenCharacter, message: character.message, position: character.position)
    }
  }

  /// Records a problem that does not prevent reading the rest; at most as many as are reported.
  private mutating func note(
    _ code: DiagnosticCode, _ message: @autoclosure () -> Text, at mark: YAMLMark
  ) {
    guard faults.count <= ReadingContext.mostMistakes else { return }
    faults.append(fault(code, message(), at: mark))
  }

  private func fault(_ code: DiagnosticCode, _ message: Text, at mark: YAMLMark) -> YAMLFault {
    YAMLFault(code: code, message: message, position: mark.position)
  }
}

extension [Unicode.Scalar] {
  /// The start of a comment on the same line, after a position and spaces only.
  func comment(behind mark: YAMLMark) -> TextPosition? {
    let spaces = self[mark.offset...].prefix { $0 == " " || $0 == "\t" }
    guard !spaces.isEmpty, spaces.endIndex < count, self[spaces.endIndex] == "#" else { return nil }
    return TextPosition(line: mark.position.line, column: mark.position.column + spaces.count)
  }

  /// The start of a comment on a line of its own below the end of a text, indented further than a
  /// column.
  func comment(below mark: YAMLMark, beyond column: Int) -> TextPosition? {
    var position = mark.position
    for scalar in self[mark.offset...] {
      switch scalar {
      case "#": return position.column > column ? position : nil
      case " ", "\t", "\r", "\n": position = position.after(scalar)
      default: return nil
      }
    }
    return nil
  }

  /// The start of a comment after the header of a block scalar.
  func comment(inHeaderAt mark: YAMLMark) -> TextPosition? {
    let header = self[mark.offset...].prefix { $0 != "\n" }
    return header.firstIndex(of: "#").map {
      TextPosition(line: mark.position.line, column: mark.position.column + $0 - mark.offset)
    }
  }
}
