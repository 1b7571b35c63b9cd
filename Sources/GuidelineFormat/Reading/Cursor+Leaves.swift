import GuidelineModel

extension Cursor {
  /// A text as written; anything else is reported.
  package func string() -> String? {
    guard let scalar = node.scalar else {
      reportNoText()
      return nil
    }
    guard !scalar.isNull else {
      reportNothing(scalar)
      return nil
    }
    return scalar.text
  }

  /// A non-empty text that is not translated.
  func words() -> String {
    prose(
      orReport: .emptyText, Text(nl: "de tekst heeft geen woorden", en: "the text has no words"))
  }

  /// A non-empty text that no comment cuts off; empty after a report.
  private func prose(orReport code: DiagnosticCode, _ noWords: Text) -> String {
    if let scalar = node.scalar, let comment = scalar.comment, !scalar.isNull {
      report(.textCutByComment, Self.cut(scalar), at: comment)
    }
    guard let string = string() else { return "" }
    if string.isEmpty, node.scalar?.style == .block {
      report(
        code,
        Text(
          nl: "met \"|\" of \">\" begint een blok, en daar staat niets in; zet een tekst die zo "
            + "begint tussen aanhalingstekens",
          en:
            "\"|\" or \">\" begins a block, and nothing is in it; put a text that begins like this "
            + "in quotes"))
    } else if string.unicodeScalars.allSatisfy(\.isNothingAlone) {
      report(code, noWords)
    }
    return string
  }

  private static func cut(_ scalar: YAMLScalar) -> Text {
    scalar.style == .block
      ? Text(
        nl: "met \"#\" begint een opmerking, en die hoort niet bij de tekst van het blok; zet een "
          + "opmerking boven de sleutel, en tekst op de regels van het blok",
        en: "\"#\" begins a comment, which is no part of the text of the block; put a comment "
          + "above the key, and text on the lines of the block")
      : Text(
        nl: "met \"#\" begint een opmerking, die de tekst afbreekt; zet de tekst tussen "
          + "aanhalingstekens",
        en: "\"#\" begins a comment, which cuts the text short; put the text in quotes")
  }

  private func reportNoText() {
    let isText = keys.contains { key in Language.allCases.contains { $0.rawValue == key } }
    report(
      .wrongType,
      isText
        ? Text(
          nl: "hier hoort een tekst zonder taal erbij", en: "expected a text without its language")
        : Text(
          nl: "hier hoort een tekst; zet een tekst die met \"[\", \"{\" of \"- \" begint, of met "
            + "een dubbele punt erin, tussen aanhalingstekens",
          en:
            "expected a text; put a text that begins with \"[\", \"{\" or \"- \", or with a colon "
            + "in it, in quotes"))
  }

  /// Reports why there is no text where one is expected.
  private func reportNothing(_ scalar: YAMLScalar) {
    if !scalar.isAbsent {
      report(
        .missingText,
        Text(
          nl: "\(scalar.text.quoted) zonder aanhalingstekens is in YAML niets, en hier hoort een "
            + "tekst; zet de tekst tussen aanhalingstekens",
          en:
            "\(scalar.text.quoted) without quotes is nothing in YAML, and a text is expected here; "
            + "put the text in quotes"))
    } else if let comment = scalar.comment {
      report(
        .missingText,
        Text(
          nl: "met \"#\" begint een opmerking, zodat hier geen tekst staat; zet een tekst die zo "
            + "begint tussen aanhalingstekens",
          en:
            "\"#\" begins a comment, so that no text stands here; put a text that begins like this "
            + "in quotes"),
        at: comment)
    } else {
      report(.missingText, Text(nl: "hier ontbreekt een tekst", en: "a text is missing here"))
    }
  }

  /// A name.
  ///
  /// If it is not kebab-case, that is reported, and the name most likely meant is returned.
  func name<Subject>(of subject: Subject.Type = Subject.self) -> Name<Subject>? {
    guard let string = string() else {
      context.leaveOut()
      return nil
    }
    if let name = Name<Subject>(string) { return name }
    let meant = Name<Subject>(kebabCase(of: string))
    report(.invalidName, Name<Subject>.refusal(of: string), suggestion: meant?.text)
    if meant == nil { context.leaveOut() }
    return meant
  }

  /// A list of names, or a single name instead.
  func names<Subject>(of subject: Subject.Type = Subject.self) -> [Name<Subject>] {
    listOrOne().compactMap { $0.name(of: subject) }
  }

  /// A non-empty list of names, or a single name instead.
  func someNames<Subject>(of subject: Subject.Type = Subject.self) -> [Name<Subject>] {
    if node.list?.isEmpty == true {
      report(
        .emptyList,
        Text(
          nl: "de lijst is leeg en kan dus nooit gelden",
          en: "the list is empty, so it can never apply"))
    }
    return names(of: subject)
  }

  /// A text in every language; a missing translation is reported and left empty.
  func text() -> Text {
    let keys = Language.allCases.map(\.rawValue) + ["ours"]
    guard node.mapping != nil else {
      reportNoMapping(allowed: keys, Self.formOfText)
      context.leaveOut()
      return Text(nl: "", en: "")
    }
    let mapping = mapping(required: [], optional: keys)
    func words(_ language: Language) -> String {
      let noWords = Self.noWords(in: language)
      guard let cursor = mapping?[language.rawValue] else {
        if mapping?.isTorn == false { report(.missingTranslation, noWords) }
        return ""
      }
      return cursor.prose(orReport: .missingTranslation, noWords)
    }
    return Text(
      nl: words(.dutch), en: words(.english), isOurs: mapping?["ours"]?.flag() ?? false)
  }

  private static let formOfText = Text(
    nl: "een tekst is { nl: …, en: … }", en: "a text is { nl: …, en: … }")

  private static func noWords(in language: Language) -> Text {
    Text(
      nl: "de tekst heeft geen woorden in \"\(language.rawValue)\"; \(formOfText.nl)",
      en: "the text has no words in \"\(language.rawValue)\"; \(formOfText.en)")
  }

  /// The address of a web page.
  func address() -> WebAddress? {
    guard let string = string() else { return nil }
    if let address = WebAddress(string) { return address }
    report(
      .invalidAddress, WebAddress.refusal(of: string), suggestion: WebAddress.nearest(to: string))
    return nil
  }

  /// `true` or `false`.
  package func flag() -> Bool {
    let meant = ["yes": "true", "no": "false"]
    guard let string = node.scalar?.text.lowercased(), let suggestion = meant[string] else {
      return choice(["true", "false"], as: .flag) == "true"
    }
    report(
      .unknownFlag, FieldVocabulary.flag.unknown(string), allowed: ["true", "false"],
      suggestion: suggestion)
    return suggestion == "true"
  }

  /// A positive integer.
  func count() -> Int? {
    guard let string = string() else { return nil }
    guard let number = Int(string), (1...1_000_000).contains(number) else {
      report(
        .invalidNumber,
        Text(
          nl: "\(string.quoted) is geen geheel getal van 1 of meer",
          en: "\(string.quoted) is no whole number of 1 or more"))
      return nil
    }
    return number
  }

  /// A duration.
  func duration() -> TimeSpan? {
    guard let string = string() else { return nil }
    guard let span = TimeSpan(iso8601: string) else {
      report(
        .invalidDuration,
        Text(
          nl: "\(string.quoted) is geen duur in uren, zoals PT12H, of dagen, zoals P7D",
          en: "\(string.quoted) is no duration in hours, such as PT12H, or days, such as P7D"),
        suggestion: durationMeant(by: string))
      return nil
    }
    return span
  }

  /// An amount or a range of amounts.
  func quantity() -> Quantity? {
    guard let string = string() else { return nil }
    guard let quantity = Quantity(string) else {
      report(
        .invalidNumber,
        Text(
          nl: "\(string.quoted) is geen hoeveelheid boven 0 en geen oplopend bereik",
          en: "\(string.quoted) is no amount above 0 and no range upwards"),
        examples: ["10", "0.5", "8-16"])
      return nil
    }
    return quantity
  }

  /// A single amount in thousandths; a range is reported.
  package func amount() -> Int? {
    guard let string = string() else { return nil }
    guard let quantity = Quantity(string), quantity.lowest == quantity.highest else {
      report(
        .invalidNumber,
        Text(
          nl: "\(string.quoted) is geen hoeveelheid boven 0 met ten hoogste drie decimalen",
          en: "\(string.quoted) is no amount above 0 with three decimals at the most"),
        examples: ["3", "0.5"])
      return nil
    }
    return quantity.lowest
  }

  /// One of the allowed words.
  func choice(_ allowed: [String], as vocabulary: FieldVocabulary) -> String? {
    guard let string = string() else { return nil }
    guard allowed.contains(string) else {
      report(
        vocabulary.unknownCode, vocabulary.unknown(string), allowed: allowed,
        suggestion: context.name(nearestTo: string, in: allowed))
      return nil
    }
    return string
  }

  /// A case of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of type: Choice.Type, as vocabulary: FieldVocabulary
  ) -> Choice? {
    choice(Choice.allCases.map(\.rawValue), as: vocabulary).flatMap(Choice.init(rawValue:))
  }

  /// The duration most likely meant by a number with a unit, such as `12h`, `P12H` or `2 weeks`.
  private func durationMeant(by string: String) -> String? {
    let pattern = #/p?t?\s*(\d{1,4})\s*([hudw]).*/#
    guard let match = string.lowercased().wholeMatch(of: pattern), let count = Int(match.1) else {
      return nil
    }
    let meant =
      switch match.2 {
      case "d": "P\(count)D"
      case "w": "P\(count * 7)D"
      default: "PT\(count)H"
      }
    return TimeSpan(iso8601: meant)?.iso8601
  }
}
