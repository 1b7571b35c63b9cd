public import GuidelineModel

extension PlanEntry {
  /// The text of the line: its own words or those of its actions without duplicates, or else the
  /// name of the step, tree or choice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the plan.
  ///   - time: Formats a time in a language.
  /// - Returns: One or more sentences; the last has no full stop if the content has none.
  public func words(in guideline: Guideline, time: (Instant, Language) -> String) -> Text {
    if let ownWords { return filled(ownWords, in: guideline, time) }
    let said = statements(in: guideline).map(\.words)
    guard let first = said.first else { return name(in: guideline) }
    let whole = said.dropFirst().reduce(first) {
      Text(nl: "\($0.nl); \($1.nl)", en: "\($0.en); \($1.en)")
    }
    return Text(nl: whole.nl.capitalisedFirst, en: whole.en.capitalisedFirst)
  }

  /// The name of the step, tree or choice.
  public func name(in guideline: Guideline) -> Text {
    switch subject {
    case .step(let step): step.label(in: guideline)
    case .decision(let tree): guideline[tree].title
    case .choice(let item, _): guideline[item].question ?? guideline[item].label
    }
  }

  /// The time limits set by its own words, whether or not the times of their events are known.
  package func limits(in guideline: Guideline) -> [TimeLimit] {
    let said = actions.compactMap { $0.statement(in: guideline).limit }
    guard said.isEmpty, case .step(.named(let step)) = subject else { return said }
    return [guideline[step].limit].compactMap(\.self)
  }

  /// Fills in the times; an unknown time is described by its length and event.
  private func filled(
    _ words: Text, in guideline: Guideline, _ time: (Instant, Language) -> String
  ) -> Text {
    words.filled { name, language in
      switch name {
      case "due": due.map { time($0, language) } ?? length(\.within, guideline, language)
      case "not-before":
        notBefore.map { time($0, language) } ?? length(\.notBefore, guideline, language)
      default: nil
      }
    }
  }

  private func length(
    _ end: KeyPath<TimeLimit, TimeSpan?>, _ guideline: Guideline, _ language: Language
  ) -> String {
    guard let limit = limits(in: guideline).first(where: { $0[keyPath: end] != nil }),
      let span = limit[keyPath: end],
      let event = guideline.events.first(where: { $0.id == limit.event })
    else { return "…" }
    let phrases = ActionPhrases(language)
    return phrases.after(span, ActionPhrases.midSentence(event.label[language]))
  }
}

extension PlannedStep {
  /// The name; for a step without one, its text.
  public func label(in guideline: Guideline) -> Text {
    switch self {
    case .named(let step): return guideline[step].label
    case .unnamed(let outcome, let number):
      let action = PlannedAction(outcome: outcome, places: [number - 1])
      let words = action.statement(in: guideline).words
      return Text(nl: words.nl.capitalisedFirst, en: words.en.capitalisedFirst)
    }
  }
}
