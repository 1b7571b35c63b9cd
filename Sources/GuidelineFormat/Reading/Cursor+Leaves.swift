import GuidelineModel
import Yams

extension Cursor {
  /// A text without line breaks at its ends; what is no text is reported.
  func string() -> String? {
    guard case .scalar(let scalar) = node else {
      report("wrong-type", "expected a text")
      return nil
    }
    return scalar.string
  }

  /// A name; what is not kebab-case is reported.
  func name<Subject>(of subject: Subject.Type = Subject.self) -> Name<Subject>? {
    guard let string = string(), let name = Name<Subject>(string) else {
      if let string = node.scalar?.string {
        report(
          "invalid-name", "\"\(string)\" is no name; a name is lowercase kebab-case",
          suggestion: Name<Subject>(kebabCase(of: string))?.text)
      }
      context.leaveOut()
      return nil
    }
    return name
  }

  /// Names in a list, or one name in its place.
  func names<Subject>(of subject: Subject.Type = Subject.self) -> [Name<Subject>] {
    listOrOne().compactMap { $0.name(of: subject) }
  }

  /// A text in every language; a missing one is reported and left empty.
  func text() -> Text {
    guard
      let mapping = mapping(
        required: [], optional: Language.allCases.map(\.rawValue) + ["ours"])
    else { return Text(nl: "", en: "") }
    func words(_ language: Language) -> String {
      let words = mapping[language.rawValue]?.string() ?? ""
      if words.allSatisfy(\.isWhitespace) {
        report("missing-translation", "the text has no words in \"\(language.rawValue)\"")
      }
      return words
    }
    return Text(
      nl: words(.dutch), en: words(.english), isOurs: mapping["ours"]?.flag() ?? false)
  }

  /// `true` or `false`.
  func flag() -> Bool {
    choice(["true", "false"], as: "flag") == "true"
  }

  /// A whole number of 1 or more.
  func count() -> Int {
    guard let string = string() else { return 1 }
    guard let number = Int(string), (1...1_000_000).contains(number) else {
      report("invalid-number", "\"\(string)\" is no whole number of 1 or more")
      return 1
    }
    return number
  }

  /// A duration.
  func duration() -> TimeSpan? {
    guard let string = string() else { return nil }
    guard let span = TimeSpan(iso8601: string) else {
      report(
        "invalid-duration", "\"\(string)\" is no duration in hours or days",
        allowed: ["PT12H", "P7D"])
      return nil
    }
    return span
  }

  /// An amount or a range of amounts.
  func quantity() -> Quantity? {
    guard let string = string() else { return nil }
    guard let quantity = Quantity(string) else {
      report(
        "invalid-number", "\"\(string)\" is no amount above 0 and no range upwards",
        allowed: ["10", "0.5", "8-16"])
      return nil
    }
    return quantity
  }

  /// One of some words.
  func choice(_ allowed: [String], as kind: String) -> String? {
    guard let string = string() else { return nil }
    guard allowed.contains(string) else {
      report(
        "unknown-\(kind)", "\"\(string)\" is no \(kind)", allowed: allowed,
        suggestion: nearestName(to: string, in: allowed))
      return nil
    }
    return string
  }

  /// One of the cases of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of type: Choice.Type, as kind: String
  ) -> Choice? {
    choice(Choice.allCases.map(\.rawValue), as: kind).flatMap(Choice.init(rawValue:))
  }

  private func kebabCase(of string: String) -> String {
    String(
      string.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
