import CYaml

/// The parse events of libyaml for a text.
///
/// libyaml comes with Yams, whose own composer is not used: it compares keys while following
/// aliases, which takes unbounded time, and it does not report where a text ends.
@safe
final class YAMLEvents {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ text: String) {
    unsafe input = .allocate(capacity: text.utf8.count)
    _ = unsafe input.initialize(from: text.utf8)
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; must not be called after the end of the text.
  func next() throws(YAMLFailure) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe YAMLEvent(event)
  }

  /// The tokens that end before an offset, to find out what is wrong there.
  static func tokens(of text: String, before offset: Int) -> [YAMLToken] {
    let scanner = YAMLEvents(text)
    var tokens: [YAMLToken] = []
    while let token = scanner.nextToken(), token.start.offset < offset { tokens.append(token) }
    tokens += scanner.queuedTokens
    return tokens.filter { $0.kind != .structure && $0.end.offset <= offset }
  }

  private func nextToken() -> YAMLToken? {
    var token = unsafe yaml_token_t()
    guard unsafe yaml_parser_scan(parser, &token) == 1 else { return nil }
    defer { unsafe yaml_token_delete(&token) }
    return unsafe token.type == YAML_NO_TOKEN ? nil : YAMLToken(token)
  }

  /// Tokens read before an error but not yet returned, since one could still become a key.
  private var queuedTokens: [YAMLToken] {
    let queue = unsafe parser.pointee.tokens
    return unsafe UnsafeBufferPointer(start: queue.head, count: queue.tail - queue.head)
      .map { unsafe YAMLToken($0) }
  }

  private var failure: YAMLFailure {
    let parser = unsafe parser.pointee
    return unsafe YAMLFailure(
      problem: parser.problem.map { unsafe String(cString: $0) } ?? "",
      context: parser.context.map { unsafe String(cString: $0) } ?? "",
      start: YAMLMark(parser.context_mark), mark: YAMLMark(parser.problem_mark))
  }
}

/// A syntax error as reported by libyaml.
struct YAMLFailure: Error {
  let problem: String
  /// What libyaml was parsing; may be empty.
  let context: String
  /// Where that began.
  let start: YAMLMark
  let mark: YAMLMark
}

/// A position as reported by libyaml, with the number of Unicode scalars before it.
struct YAMLMark {
  let offset: Int
  let position: TextPosition

  init(_ mark: yaml_mark_t) {
    offset = mark.index
    position = TextPosition(line: mark.line + 1, column: mark.column + 1)
  }
}

/// A parse event.
struct YAMLEvent {
  enum Kind {
    case document
    case alias
    case scalar(String, YAMLScalar.Style)
    case list
    case mapping(isFlow: Bool)
    /// The end of a list, mapping or document, or the start of the text.
    case other
    case end
  }

  let kind: Kind
  let hasAnchor: Bool
  let hasTag: Bool
  let start: YAMLMark
  let end: YAMLMark

  fileprivate init(_ event: yaml_event_t) {
    let data = unsafe event.data
    var hasAnchor = false
    var hasTag = false
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .document
    case YAML_STREAM_END_EVENT: kind = .end
    case YAML_ALIAS_EVENT: kind = .alias
    case YAML_SCALAR_EVENT:
      let scalar = unsafe data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(unsafe String(decoding: bytes, as: UTF8.self), unsafe .init(scalar.style))
      unsafe hasAnchor = scalar.anchor != nil
      unsafe hasTag = scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      kind = .list
      unsafe hasAnchor = data.sequence_start.anchor != nil
      unsafe hasTag = data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      kind = .mapping(isFlow: unsafe data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
      unsafe hasAnchor = data.mapping_start.anchor != nil
      unsafe hasTag = data.mapping_start.tag != nil
    default: kind = .other
    }
    self.hasAnchor = hasAnchor
    self.hasTag = hasTag
    start = unsafe YAMLMark(event.start_mark)
    end = unsafe YAMLMark(event.end_mark)
  }
}

/// A token of the text.
struct YAMLToken {
  enum Kind {
    case plain
    case quoted
    /// `[` or `{`.
    case opening
    /// `]` or `}`.
    case closing
    case other
    /// A token that libyaml generates from indentation.
    case structure
  }

  let kind: Kind
  let start: YAMLMark
  let end: YAMLMark

  fileprivate init(_ token: yaml_token_t) {
    kind =
      switch unsafe token.type {
      case YAML_SCALAR_TOKEN:
        switch unsafe YAMLScalar.Style(token.data.scalar.style) {
        case .plain: .plain
        case .quoted: .quoted
        case .block: .other
        }
      case YAML_FLOW_SEQUENCE_START_TOKEN, YAML_FLOW_MAPPING_START_TOKEN: .opening
      case YAML_FLOW_SEQUENCE_END_TOKEN, YAML_FLOW_MAPPING_END_TOKEN: .closing
      case YAML_STREAM_START_TOKEN, YAML_KEY_TOKEN, YAML_BLOCK_END_TOKEN,
        YAML_BLOCK_MAPPING_START_TOKEN, YAML_BLOCK_SEQUENCE_START_TOKEN:
        .structure
      default: .other
      }
    start = unsafe YAMLMark(token.start_mark)
    end = unsafe YAMLMark(token.end_mark)
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
