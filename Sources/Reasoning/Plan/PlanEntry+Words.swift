public import GuidelineModel

extension PlanEntry {
  /// The words of the line: its own or those of its actions, whole and none twice; else what the step,
  /// the tree or the choice is called.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the plan.
  ///   - time: How a clock time is said.
  /// - Returns: A sentence or a few, the last without a full stop where the content has none.
  public func words(in guideline: Guideline, time: (Instant, Language) -> String) -> Text {
    let said = ownWords ?? Self.together(actions.map { $0.words(in: guideline) })
    return Text(
      nl: filled(said?.nl ?? name(in: guideline).nl, in: .dutch, time),
      en: filled(said?.en ?? name(in: guideline).en, in: .english, time))
  }

  /// What the step, the tree or the choice is called.
  public func name(in guideline: Guideline) -> Text {
    switch subject {
    case .step(.named(let step)): guideline[step].label
    case .step(.unnamed(let outcome, _)):
      guideline[outcome.tree].outcomes[outcome.outcome.offset].summary
    case .decision(let tree): guideline[tree].title
    case .choice(let item, _): guideline[item].question ?? guideline[item].label
    }
  }

  private func filled(
    _ words: String, in language: Language, _ time: (Instant, Language) -> String
  ) -> String {
    let unknown = "…"
    return words.replacing("{due}", with: due.map { time($0, language) } ?? unknown)
      .replacing("{not-before}", with: notBefore.map { time($0, language) } ?? unknown)
  }

  /// Several texts as one, those left out that another begins with.
  private static func together(_ texts: [Text]) -> Text? {
    var kept: [Text] = []
    for (place, text) in texts.enumerated() {
      let isSaid = texts.enumerated().contains { other, longer in
        other != place && longer.nl.hasPrefix(text.nl) && longer.en.hasPrefix(text.en)
          && (longer.nl != text.nl || other < place)
      }
      if !isSaid { kept.append(text) }
    }
    guard !kept.isEmpty else { return nil }
    return Text(
      nl: kept.map(\.nl).joined(separator: "; "), en: kept.map(\.en).joined(separator: "; "))
  }
}

extension PlannedAction {
  /// The words of its steps, whole; of alternatives each.
  func words(in guideline: Guideline) -> Text {
    let words = guideline[outcome.tree].outcomes[outcome.outcome.offset].words.action.stepWords
    let own = places.map { words[$0] }
    return Text(
      nl: own.map(\.nl).joined(separator: " OF "), en: own.map(\.en).joined(separator: " OR "))
  }
}

extension WordedAction {
  /// The words of every step, in reading order.
  fileprivate var stepWords: [Text] {
    switch self {
    case .step(_, let words): [words]
    case .group(_, let members): members.flatMap(\.stepWords)
    }
  }
}
