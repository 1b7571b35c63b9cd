import GuidelineModel

/// Something wrong with a text as YAML, or with what of YAML it uses.
struct YAMLFault: Error {
  let code: DiagnosticCode
  let message: Text
  let place: TextPlace
}

/// Reads a text as YAML in time and memory that grow as it does.
///
/// Whatever refers to something else, or gives a text another meaning than its letters have, is
/// refused: aliases, tags, merge keys.
struct YAMLComposer {
  /// How deep mappings and lists may lie in one another; guideline files need about 20.
  static let deepest = 64

  private let text: String
  private let source: [Unicode.Scalar]
  private let events: YAMLEvents
  private var firstAnchor: YAMLMark?
  /// What is wrong but does not keep the rest from being read.
  private(set) var faults: [YAMLFault] = []

  init(_ text: String) {
    self.text = text
    source = Array(text.unicodeScalars)
    events = YAMLEvents(text)
  }

  /// The top of the text, or nil where it holds nothing.
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

  /// libyaml compares each with all before it, however many there are.
  private func refuseTagDirectives() throws(YAMLFault) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard let line = lines.firstIndex(where: { $0.hasPrefix("%TAG") }) else { return }
    throw YAMLFault(
      code: .tag, message: Self.tag, place: TextPlace(line: line + 1, column: 1))
  }

  /// What begins with an event.
  ///
  /// A value goes on with lines that are further in than the column of its key, between braces with
  /// any.
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
    return YAMLNode(content: content, place: event.start.place)
  }

  private mutating func list(depth: Int) throws(YAMLFault) -> [YAMLNode] {
    var members: [YAMLNode] = []
    while true {
      let event = try next()
      if case .other = event.kind { return members }
      members.append(try node(event, depth: depth + 1))
    }
  }

  /// Keys with their values; of a key that stands again, the first value is kept.
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
        next(), depth: depth + 1, ofKeyAt: isFlow ? 0 : event.start.place.column)
      if texts.insert(key.text).inserted {
        members.append(.init(key: key, place: event.start.place, value: value))
      } else {
        note(.duplicateKey, Self.duplicate(key.text), at: event.start)
      }
    }
  }

  private func key(_ node: YAMLNode) throws(YAMLFault) -> YAMLScalar {
    guard let key = node.scalar else {
      throw YAMLFault(code: .complexKey, message: Self.complexKey, place: node.place)
    }
    if key.style == .plain, key.text == "<<" {
      throw YAMLFault(code: .mergeKey, message: Self.mergeKey, place: node.place)
    }
    return key
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLScalar.Style, _ event: YAMLEvent, _ column: Int
  ) -> YAMLScalar {
    guard !event.hasTag else { return YAMLScalar(text: "!\(text)", style: .quoted, comment: nil) }
    var text = text[...]
    // A block ends in a line break of its own, whatever its sign says.
    if style == .block { while text.last?.isNewline == true { text.removeLast() } }
    let comment = comment(cutting: style, event, column)
    if text.unicodeScalars.contains(where: \.isHidden) {
      if faults.count < ReadingContext.mostMistakes { faults += hidden(in: text, style, event) }
      let seen = text.unicodeScalars.map { $0.isHidden ? "\u{FFFD}" : $0 }
      text = String(String.UnicodeScalarView(seen))[...]
    }
    return YAMLScalar(text: String(text), style: style, comment: comment)
  }

  /// Where a comment begins in which a reader sees more of a text.
  private func comment(
    cutting style: YAMLScalar.Style, _ event: YAMLEvent, _ column: Int
  ) -> TextPlace? {
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
      ? YAMLEscapes(in: source[event.start.offset..<event.end.offset], from: event.start.place)
        .characters.filter(\.scalar.isHidden) : []
    let hidden =
      escaped.isEmpty
      ? text.unicodeScalars.first(where: \.isHidden)
        .map { [HiddenCharacter(scalar: $0, place: event.start.place)] } ?? []
      : escaped
    return hidden.prefix(HiddenCharacter.mostTold).map { character in
      character.scalar == "\n"
        ? YAMLFault(code: .lineBreak, message: Self.lineBreak, place: character.place)
        : YAMLFault(
          code: .hiddenCharacter, message: character.message, place: character.place)
    }
  }

  /// Notes what does not keep the rest from being read; of very many, no more than are reported.
  private mutating func note(
    _ code: DiagnosticCode, _ message: @autoclosure () -> Text, at mark: YAMLMark
  ) {
    guard faults.count <= ReadingContext.mostMistakes else { return }
    faults.append(fault(code, message(), at: mark))
  }

  private func fault(_ code: DiagnosticCode, _ message: Text, at mark: YAMLMark) -> YAMLFault {
    YAMLFault(code: code, message: message, place: mark.place)
  }
}

extension [Unicode.Scalar] {
  /// Where a comment begins on the same line behind a place, with nothing between but spaces.
  func comment(behind mark: YAMLMark) -> TextPlace? {
    let spaces = self[mark.offset...].prefix { $0 == " " || $0 == "\t" }
    guard !spaces.isEmpty, spaces.endIndex < count, self[spaces.endIndex] == "#" else { return nil }
    return TextPlace(line: mark.place.line, column: mark.place.column + spaces.count)
  }

  /// Where a comment begins on a line of its own below the end of a text, further in than a column.
  func comment(below mark: YAMLMark, beyond column: Int) -> TextPlace? {
    var place = mark.place
    for scalar in self[mark.offset...] {
      switch scalar {
      case "#": return place.column > column ? place : nil
      case " ", "\t", "\r", "\n": place = place.after(scalar)
      default: return nil
      }
    }
    return nil
  }

  /// Where a comment begins behind the sign of a block.
  func comment(inHeaderAt mark: YAMLMark) -> TextPlace? {
    let header = self[mark.offset...].prefix { $0 != "\n" }
    return header.firstIndex(of: "#").map {
      TextPlace(line: mark.place.line, column: mark.place.column + $0 - mark.offset)
    }
  }
}
