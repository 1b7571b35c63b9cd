import GuidelineModel

extension Cursor {
  /// One member of `letters.yaml`.
  func letter() -> Letter? {
    guard
      let mapping = mapping(
        required: ["letter", "title", "parts"], optional: ["instruction", "not-with"]),
      let id = mapping.needed("letter")?.name(of: Letter.self),
      let parts = mapping.needed("parts")?.filledList("parts")
    else { return nil }
    return Letter(
      id: id, title: mapping["title"]?.text(with: []) ?? Text(nl: "", en: ""),
      instruction: mapping["instruction"]?.text(with: []),
      notWith: mapping["not-with"]?.someNames() ?? [],
      parts: parts.compactMap { $0.letterPart() })
  }

  private func letterPart() -> Letter.Part? {
    guard
      let mapping = mapping(
        required: [],
        optional: ["heading", "text", "points", "plan", "blank", "otherwise", "cites"]),
      let (kind, words) = mapping.one(of: ["text", "points", "plan", "blank"], isNeeded: true)
    else { return nil }
    let content: Letter.Content? =
      switch kind {
      case "text": .text(words.text(with: Letter.Placeholder.allCases.map(\.rawValue)))
      case "points": .points(words.filledList("points").compactMap { $0.letterPoint() })
      case "plan": words.choice(of: Letter.PlanList.self, as: .planList).map { .plan($0) }
      default: .blank(words.text(with: []))
      }
    guard let content else {
      context.leaveOut()
      return nil
    }
    return Letter.Part(
      heading: mapping["heading"]?.text(with: []), content: content,
      otherwise: mapping["otherwise"]?.text(with: []),
      citations: mapping["cites"]?.someNames() ?? [])
  }

  private func letterPoint() -> Letter.Point? {
    guard let mapping = mapping(required: ["text"], optional: ["step", "state", "by"]) else {
      return nil
    }
    for key in ["state", "by"] where mapping["step"] == nil {
      mapping[key]?.report(
        .missingKey,
        Text(nl: "naast \"\(key)\" hoort een \"step\"", en: "\"\(key)\" needs a \"step\" beside it")
      )
    }
    let states = mapping["state"]?.listOrOne().compactMap {
      $0.choice(of: StepState.self, as: .state)
    }
    let due = Letter.duePlaceholder
    return Letter.Point(
      text: mapping["text"]?.text(with: []) ?? Text(nl: "", en: ""),
      steps: mapping["step"]?.someNames() ?? [], states: states ?? [.open],
      by: mapping["by"]?.text(with: [due], needing: due))
  }

  /// The elements of a list that must not be empty.
  private func filledList(_ key: String) -> [Cursor] {
    let members = list()
    if node.list?.isEmpty == true {
      report(
        .emptyList,
        Text(
          nl: "de lijst \"\(key)\" is leeg en zegt dus niets",
          en: "the list \"\(key)\" is empty and so says nothing"))
    }
    return members
  }

  /// A text with placeholders.
  ///
  /// - Parameters:
  ///   - placeholders: The permitted placeholders.
  ///   - needed: A placeholder that is required in every language.
  /// - Returns: The text.
  private func text(with placeholders: [String], needing needed: String? = nil) -> Text {
    let text = text()
    for language in Language.allCases {
      let found = text[language].placeholders
      let position = node.mapping?.members.first { $0.key.text == language.rawValue }?.value
        .position
      for name in found where !placeholders.contains(name) {
        report(
          .unknownPlaceholder, Self.notFilledIn(name), allowed: placeholders.map { "{\($0)}" },
          suggestion: context.name(nearestTo: name, in: placeholders).map { "{\($0)}" },
          at: position)
      }
      if let needed, !text[language].isEmpty, !found.contains(needed) {
        report(
          .missingPlaceholder,
          Text(
            nl: "{\(needed)} ontbreekt in \"\(language.rawValue)\"",
            en: "{\(needed)} is missing in \"\(language.rawValue)\""), at: position)
      }
    }
    return text
  }

  /// The message that a placeholder is not available here, and in which key it is.
  private static func notFilledIn(_ name: String) -> Text {
    let key =
      name == Letter.duePlaceholder ? "by" : Letter.Placeholder(rawValue: name).map { _ in "text" }
    guard let key else {
      return Text(nl: "{\(name)} wordt hier niet ingevuld", en: "{\(name)} is not filled in here")
    }
    return Text(
      nl: "{\(name)} wordt hier niet ingevuld, alleen in \"\(key)\"",
      en: "{\(name)} is not filled in here, only in \"\(key)\"")
  }
}

extension String {
  /// The names between braces; after a brace that is not closed, the rest of the text.
  fileprivate var placeholders: [String] {
    split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
      String(part.prefix { $0 != "}" })
    }
  }
}
