import GuidelineModel
import Yams

extension Cursor {
  /// A text as it is written; what is no text is reported.
  func string() -> String? {
    guard case .scalar(let scalar) = node else {
      report("wrong-type", Text(nl: "hier hoort een tekst", en: "expected a text"))
      return nil
    }
    return scalar.string
  }

  /// Words of which there must be some, in one language or none.
  func words() -> String {
    guard let string = string() else { return "" }
    if string.allSatisfy(\.isWhitespace) {
      report("empty-text", Text(nl: "de tekst heeft geen woorden", en: "the text has no words"))
    }
    return string
  }

  /// A name; what is not kebab-case is reported, and read as the name most likely meant.
  func name<Subject>(of subject: Subject.Type = Subject.self) -> Name<Subject>? {
    guard let string = string() else {
      context.leaveOut()
      return nil
    }
    if let name = Name<Subject>(string) { return name }
    let meant = Name<Subject>(kebabCase(of: string))
    report(
      "invalid-name",
      Text(
        nl: "\"\(string.prefix(80))\" is geen naam; een naam bestaat uit kleine letters, cijfers "
          + "en streepjes ertussen",
        en: "\"\(string.prefix(80))\" is no name; a name is lowercase kebab-case"),
      suggestion: meant?.text)
    if meant == nil { context.leaveOut() }
    return meant
  }

  /// Names in a list, or one name in its place.
  func names<Subject>(of subject: Subject.Type = Subject.self) -> [Name<Subject>] {
    listOrOne().compactMap { $0.name(of: subject) }
  }

  /// Names in a list that means nothing when it is empty, or one name in its place.
  func someNames<Subject>(of subject: Subject.Type = Subject.self) -> [Name<Subject>] {
    if case .sequence(let members) = node, members.isEmpty {
      report(
        "empty-list",
        Text(
          nl: "de lijst is leeg en kan dus nooit gelden",
          en: "the list is empty, so it can never apply"))
    }
    return names(of: subject)
  }

  /// A text in every language; a missing one is reported and left empty.
  func text() -> Text {
    guard
      let mapping = mapping(
        required: [], optional: Language.allCases.map(\.rawValue) + ["ours"])
    else { return Text(nl: "", en: "") }
    func words(_ language: Language) -> String {
      let cursor = mapping[language.rawValue]
      guard let words = cursor.map({ $0.string() }) ?? "" else { return "" }
      if words.allSatisfy(\.isWhitespace) {
        (cursor ?? self).report(
          "missing-translation",
          Text(
            nl: "de tekst heeft geen woorden in \"\(language.rawValue)\"",
            en: "the text has no words in \"\(language.rawValue)\""))
      }
      return words
    }
    return Text(
      nl: words(.dutch), en: words(.english), isOurs: mapping["ours"]?.flag() ?? false)
  }

  /// `true` or `false`.
  func flag() -> Bool {
    let meant = ["yes": "true", "no": "false"]
    guard let string = node.scalar?.string.lowercased(), let suggestion = meant[string] else {
      return choice(["true", "false"], as: .flag) == "true"
    }
    report(
      "unknown-flag", Vocabulary.flag.unknown(string), allowed: ["true", "false"],
      suggestion: suggestion)
    return suggestion == "true"
  }

  /// A whole number of 1 or more.
  func count() -> Int? {
    guard let string = string() else { return nil }
    guard let number = Int(string), (1...1_000_000).contains(number) else {
      report(
        "invalid-number",
        Text(
          nl: "\"\(string)\" is geen geheel getal van 1 of meer",
          en: "\"\(string)\" is no whole number of 1 or more"))
      return nil
    }
    return number
  }

  /// A duration.
  func duration() -> TimeSpan? {
    guard let string = string() else { return nil }
    guard let span = TimeSpan(iso8601: string) else {
      report(
        "invalid-duration",
        Text(
          nl: "\"\(string)\" is geen duur in uren of dagen",
          en: "\"\(string)\" is no duration in hours or days"),
        allowed: ["PT12H", "P7D"], suggestion: durationMeant(by: string))
      return nil
    }
    return span
  }

  /// An amount or a range of amounts.
  func quantity() -> Quantity? {
    guard let string = string() else { return nil }
    guard let quantity = Quantity(string) else {
      report(
        "invalid-number",
        Text(
          nl: "\"\(string)\" is geen hoeveelheid boven 0 en geen oplopend bereik",
          en: "\"\(string)\" is no amount above 0 and no range upwards"),
        allowed: ["10", "0.5", "8-16"])
      return nil
    }
    return quantity
  }

  /// One amount in thousandths; a range is reported.
  func amount() -> Int? {
    guard let string = string() else { return nil }
    guard let quantity = Quantity(string), quantity.lowest == quantity.highest else {
      report(
        "invalid-number",
        Text(
          nl: "\"\(string)\" is geen hoeveelheid boven 0 met ten hoogste drie decimalen",
          en: "\"\(string)\" is no amount above 0 with three decimals at the most"),
        allowed: ["3", "0.5"])
      return nil
    }
    return quantity.lowest
  }

  /// One of some words.
  func choice(_ allowed: [String], as vocabulary: Vocabulary) -> String? {
    guard let string = string() else { return nil }
    guard allowed.contains(string) else {
      report(
        "unknown-\(vocabulary.rawValue)", vocabulary.unknown(string), allowed: allowed,
        suggestion: context.name(nearestTo: string, in: allowed))
      return nil
    }
    return string
  }

  /// One of the cases of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of type: Choice.Type, as vocabulary: Vocabulary
  ) -> Choice? {
    choice(Choice.allCases.map(\.rawValue), as: vocabulary).flatMap(Choice.init(rawValue:))
  }

  private func kebabCase(of string: String) -> String {
    string.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .joined(separator: "-")
  }

  /// The duration that a number with a unit most likely means, such as `12h`, `P12H` or `2 weeks`.
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
