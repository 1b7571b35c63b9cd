import GuidelineModel

extension YAMLFault {
  /// A message for an error of libyaml: what is wrong, where it began, and what to do about it.
  init(_ failure: YAMLFailure, in text: String) {
    let problem = YAMLProblem(rawValue: failure.problem)
    let site = FaultSite(failure, in: text)
    switch problem {
    case .noKey, .noDash, .openBracket, .openBrace, .afterDocument, .missingColon:
      self = site.quotes ?? site.structure(problem)
    case .strayColon, .strayColonInFlow: self = site.colon
    case .strayCharacter: self = site.character
    case .noContent: self = site.content
    case .strayDash: self = site.dash
    case .strayQuestionMark:
      self.init(
        code: .syntax,
        message: Text(
          nl: "een tekst kan zonder aanhalingstekens niet met \"? \" beginnen; zet de tekst tussen "
            + "aanhalingstekens",
          en: "a text without quotes cannot begin with \"? \"; put the text in quotes"),
        position: failure.mark.position)
    case .endInQuotes, .documentInQuotes:
      self.init(
        code: .syntax,
        message: Text(
          nl: "de aanhalingstekens die hier openen, worden niet gesloten; sluit ze waar de tekst "
            + "eindigt",
          en: "the quote that opens here is never closed; close it where the text ends"),
        position: failure.start.position)
    case .unknownEscape, .escapeWithoutDigits, .escapeOfNothing:
      self.init(
        code: .syntax,
        message: Text(
          nl: "wat hier achter \"\\\" staat, heeft tussen dubbele aanhalingstekens geen betekenis; "
            + "schrijf \"\\\\\" of zet de tekst tussen enkele aanhalingstekens",
          en:
            "what stands behind \"\\\" here means nothing in double quotes; write \"\\\\\", or put "
            + "the text in single quotes"), position: failure.mark.position)
    case .afterHeader where failure.context.contains("directive"), .unknownDirective,
      .directiveWithoutName, .directiveCharacter, .versionWithoutNumber, .versionWithoutDot,
      .longVersion, .otherVersion, .versionTwice:
      self.init(
        code: .syntax,
        message: Text(
          nl: "een regel die met \"%\" begint, kan alleen \"%YAML 1.2\" of \"%YAML 1.1\" zijn, één "
            + "keer, bovenaan; zet een tekst die zo begint tussen aanhalingstekens",
          en:
            "a line that begins with \"%\" can only be \"%YAML 1.2\" or \"%YAML 1.1\", once, at the "
            + "top; put a text that begins like this in quotes"),
        position: failure.context.isEmpty ? failure.mark.position : failure.start.position)
    case .afterHeader, .indentationOfZero: self = site.block
    case .tabInBlock, .tabInText:
      self.init(code: .syntax, message: Self.tab, position: failure.mark.position)
    case .anchorWithoutName:
      self.init(code: .alias, message: YAMLComposer.alias, position: failure.start.position)
    case .undefinedTag, .tagTwice, .tagWithoutMark, .tagWithoutEnd, .tagWithoutAddress,
      .tagWithoutSpace, .tagWithoutSpaceOrBreak, .tagOctet, .tagLeadingOctet, .tagTrailingOctet:
      self.init(
        code: .tag, message: YAMLComposer.tag,
        position: failure.context.isEmpty ? failure.mark.position : failure.start.position)
    case .deep:
      self.init(
        code: .nestedTooDeeply, message: YAMLComposer.depth, position: failure.mark.position)
    case .noStream, .input, .control, .long, .leadingOctet, .trailingOctet, .incompleteOctets,
      .lengthOfOctets, .noCharacter, .incompletePair, .lowSurrogate, .incompleteSurrogates,
      .noLowSurrogate, nil:
      self.init(
        code: .syntax, message: Text(nl: "dit is geen YAML", en: "this is no YAML"),
        position: failure.mark.position)
    }
  }

  fileprivate static let tab = Text(
    nl: "hier staat een tab; spring in met spaties",
    en: "a tab stands here; indent with spaces")
}

/// The position at which a text stops being YAML, with the tokens before it.
private struct FaultSite {
  private let failure: YAMLFailure
  private let source: [Unicode.Scalar]
  private let tokens: [YAMLToken]

  init(_ failure: YAMLFailure, in text: String) {
    self.failure = failure
    source = Array(text.unicodeScalars)
    tokens = YAMLEvents.tokens(of: text, before: failure.mark.offset)
  }

  private var line: Int { failure.mark.position.line }

  /// Whether the text ends there.
  private var isAtEnd: Bool { failure.mark.offset >= source.count }

  /// The character at the position.
  private var next: Unicode.Scalar? { isAtEnd ? nil : source[failure.mark.offset] }

  private func fault(nl: String, en: String, at position: TextPosition) -> YAMLFault {
    YAMLFault(code: .syntax, message: Text(nl: nl, en: en), position: position)
  }

  /// Quotes just before the position that are closed too early or too late.
  var quotes: YAMLFault? {
    guard let last = tokens.last, last.end.position.line == line else { return nil }
    let (start, end) = (last.start.position, last.end.position)
    switch last.kind {
    case .quoted where start.line < end.line:
      return fault(
        nl: "de aanhalingstekens die hier openen, sluiten pas op regel \(end.line), en daar staat "
          + "nog iets achter; sluit ze waar de tekst eindigt",
        en: "the quote that opens here is closed only on line \(end.line), and something stands "
          + "behind it there; close it where the text ends",
        at: start)
    case .quoted:
      let isSingle = source[last.start.offset] == "'"
      return fault(
        nl:
          "de aanhalingstekens die hier openen, sluiten bij kolom \(end.column - 1), en daar staat "
          + "nog iets achter; "
          + (isSingle
            ? "zet een tekst met een apostrof tussen dubbele aanhalingstekens"
            : "zet de hele tekst tussen aanhalingstekens, met \"\\\" voor elk aanhalingsteken erin"),
        en: "the quote that opens here is closed at column \(end.column - 1), and something stands "
          + "behind it; "
          + (isSingle
            ? "put a text with an apostrophe in double quotes"
            : "put the whole text in quotes, with \"\\\" before each quote within"),
        at: start)
    case .closing:
      let sign = source[last.end.offset - 1]
      return fault(
        nl: "achter \"\(sign)\" staat nog iets; zet een tekst met haakjes tussen aanhalingstekens",
        en: "something stands behind \"\(sign)\"; put a text with brackets in quotes",
        at: end)
    case .plain, .opening, .other, .structure: return nil
    }
  }

  /// A line with wrong indentation, or a bracket that is not closed.
  func structure(_ problem: YAMLProblem?) -> YAMLFault {
    let start = failure.start.position
    switch problem {
    case .openBracket, .openBrace:
      return next == ":" && tokens.last?.start.position.line == line
        ? colon : unclosed(failure.start)
    case .missingColon:
      return fault(
        nl: "hier hoort een sleutel met een dubbele punt en een spatie; een regel die bij de tekst "
          + "erboven hoort, springt verder in",
        en:
          "a key with a colon and a space is expected here; a line that belongs to the text above "
          + "is indented further",
        at: start)
    case .noDash:
      return fault(
        nl: "hier hoort een lid (\"- \") van de lijst van regel \(start.line), of een regel die "
          + "minder ver inspringt",
        en:
          "a member (\"- \") of the list of line \(start.line) is expected here, or a line that is "
          + "indented less",
        at: failure.mark.position)
    default:
      if ["]", "}", ","].contains(next) { return character }
      if next == "-" { return dash }
      if let text = tokens.last, text.kind == .plain, let comment = source.comment(behind: text.end)
      {
        return fault(
          nl:
            "met \"#\" begint hier een opmerking, en daarmee eindigt de tekst; zet de tekst tussen "
            + "aanhalingstekens",
          en: "\"#\" begins a comment here, and with it the text ends; put the text in quotes",
          at: comment)
      }
      let above =
        problem == .noKey
        ? Text(
          nl: "de sleutels vanaf regel \(start.line)", en: "the keys from line \(start.line) on")
        : Text(nl: "wat erboven staat", en: "what stands above it")
      return fault(
        nl:
          "deze regel past niet bij \(above.nl); sleutels die bij elkaar horen, springen even ver in",
        en: "this line does not fit \(above.en); keys that belong together are indented alike",
        at: failure.mark.position)
    }
  }

  /// The innermost bracket on an earlier line that is still open at the position.
  private var openBracket: YAMLFault? {
    var open: [YAMLToken] = []
    for token in tokens {
      if token.kind == .opening { open.append(token) }
      if token.kind == .closing { _ = open.popLast() }
    }
    return open.last.flatMap { $0.start.position.line < line ? unclosed($0.start) : nil }
  }

  private func unclosed(_ bracket: YAMLMark) -> YAMLFault {
    let sign = source[bracket.offset]
    let closing: Unicode.Scalar = sign == "{" ? "}" : "]"
    if let comment = comment(behind: bracket, holding: closing) {
      return fault(
        nl: "met \"#\" begint hier een opmerking, zodat de \"\(sign)\" van regel "
          + "\(bracket.position.line) niet wordt gesloten; zet de tekst tussen aanhalingstekens",
        en:
          "\"#\" begins a comment here, so that the \"\(sign)\" of line \(bracket.position.line) is "
          + "not closed; put the text in quotes",
        at: comment)
    }
    let end =
      isAtEnd
      ? Text(nl: "wordt niet gesloten", en: "is never closed")
      : Text(
        nl: "is op regel \(line), kolom \(failure.mark.position.column) nog niet gesloten",
        en: "is not closed yet on line \(line), column \(failure.mark.position.column)")
    return fault(
      nl: "de \"\(sign)\" die hier opent, \(end.nl); er ontbreekt een \"\(closing)\" of een komma, "
        + "of de tekst hoort tussen aanhalingstekens",
      en:
        "the \"\(sign)\" that opens here \(end.en); a \"\(closing)\" or a comma is missing, or the "
        + "text belongs in quotes",
      at: bracket.position)
  }

  /// A comment after an opening bracket that contains the matching closing bracket.
  private func comment(behind bracket: YAMLMark, holding closing: Unicode.Scalar) -> TextPosition? {
    for text in tokens where text.kind == .plain && text.start.offset > bracket.offset {
      let rest = source[text.end.offset...].prefix { $0 != "\n" }
      if rest.contains(closing), let comment = source.comment(behind: text.end) { return comment }
    }
    return nil
  }

  /// A colon without a key.
  var colon: YAMLFault {
    let text = tokens.last.flatMap { $0.kind == .plain ? $0.start.position : nil }
    guard let text, text.line < line else {
      return fault(
        nl: "een tekst zonder aanhalingstekens kan geen dubbele punt met een spatie erachter "
          + "bevatten; zet de tekst tussen aanhalingstekens, of een komma voor een nieuwe sleutel",
        en: "a text without quotes cannot hold a colon with a space behind it; put the text in "
          + "quotes, or a comma before a new key",
        at: text ?? failure.mark.position)
    }
    return fault(
      nl: "de tekst die hier begint, loopt door tot de dubbele punt op regel \(line); spring een "
        + "sleutel even ver in als de sleutels waar hij bij hoort, of zet de tekst tussen "
        + "aanhalingstekens",
      en:
        "the text that begins here runs on to the colon on line \(line); indent a key as the keys "
        + "it belongs to, or put the text in quotes",
      at: text)
  }

  /// A list where none can begin.
  var dash: YAMLFault {
    fault(
      nl:
        "een lijst (\"- \") kan hier niet beginnen; zet een lijst onder een sleutel, en een tekst "
        + "die zo begint tussen aanhalingstekens",
      en: "a list (\"- \") cannot begin here; put a list below a key, and a text that begins like "
        + "this in quotes",
      at: failure.mark.position)
  }

  /// An unexpected token instead of a text; if it is the end or a list, a bracket was not closed.
  var content: YAMLFault {
    (isAtEnd || next == "-" ? openBracket : nil) ?? character
  }

  /// A text without quotes whose first character has a special meaning.
  var character: YAMLFault {
    let position = failure.mark.position
    if next == "\t" { return fault(nl: YAMLFault.tab.nl, en: YAMLFault.tab.en, at: position) }
    guard let next else {
      return fault(
        nl: "hier houdt het bestand op voor het af is",
        en: "the file ends here before it is complete",
        at: position)
    }
    return fault(
      nl: "hier kan geen \"\(next)\" staan; zet een tekst die zo begint tussen aanhalingstekens",
      en: "\"\(next)\" cannot stand here; put a text that begins like this in quotes", at: position)
  }

  /// A text that begins like a block scalar.
  var block: YAMLFault {
    let sign = source[failure.start.offset]
    return fault(
      nl: "met \"\(sign)\" begint een blok, waarvan de tekst op de regels eronder staat; zet een "
        + "tekst die zo begint tussen aanhalingstekens",
      en:
        "\"\(sign)\" begins a block, whose text stands on the lines below; put a text that begins "
        + "like this in quotes",
      at: failure.start.position)
  }
}

extension YAMLComposer {
  static let alias = Text(
    nl:
      "ankers en aliassen worden in richtlijnbestanden niet gebruikt; zet een tekst die met \"&\" "
      + "of \"*\" begint tussen aanhalingstekens",
    en: "anchors and aliases are not used in guideline files; put a text that begins with \"&\" or "
      + "\"*\" in quotes")

  static let tag = Text(
    nl:
      "tags worden in richtlijnbestanden niet gebruikt; zet een tekst die met \"!\" begint tussen "
      + "aanhalingstekens",
    en: "tags are not used in guideline files; put a text that begins with \"!\" in quotes")

  static let mergeKey = Text(
    nl: "samenvoegen met \"<<\" wordt in richtlijnbestanden niet gebruikt",
    en: "merging by \"<<\" is not used in guideline files")

  static let complexKey = Text(
    nl: "een sleutel is een woord, geen lijst en geen mapping",
    en: "a key is a word, no list and no mapping")

  static let depth = Text(
    nl: "mappings en lijsten zijn meer dan \(deepest) diep genest",
    en: "mappings and lists lie more than \(deepest) deep")

  static let secondDocument = Text(
    nl: "hier begint een tweede document; een bestand is er één",
    en: "a second document begins here; a file is one")

  static let lineBreak = Text(
    nl:
      "de tekst bevat een regeleinde; een tekst is één regel, of een blok onder \">-\" zonder lege "
      + "regels",
    en:
      "the text holds a line break; a text is one line, or a block below \">-\" without empty lines"
  )

  static func duplicate(_ key: String) -> Text {
    Text(
      nl: "sleutel \(key.quoted) staat twee keer in deze mapping",
      en: "key \(key.quoted) stands twice in this mapping")
  }
}
