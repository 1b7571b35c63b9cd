import GuidelineModel

/// A text of an outcome, with the structure that it must not contradict.
struct OutcomeNumbers {
  let part: GuidelinePart
  let outcome: Name<Outcome>
  /// The path from the outcome to the text.
  let detail: DraftPath
  let structure: StructureNumbers
  let words: StructureNumbers.Words

  /// The contradictions as findings.
  func findings(_ found: [StructureNumbers.TextContradiction]) -> [Finding] {
    let text = words.text
    return found.map { found in
      Finding(
        part, at: detail.key(text.language.rawValue),
        Text(
          nl: "de tekst van uitkomst \"\(outcome)\" zegt "
            + "\"\(text.spelling(of: found.range))\", \(found.structure.nl)",
          en: "the text of outcome \"\(outcome)\" says "
            + "\"\(text.spelling(of: found.range))\", \(found.structure.en)"))
    }
  }

  /// All texts of all outcomes, in both languages.
  static func all(in guideline: Guideline) -> [OutcomeNumbers] {
    guideline.trees.enumerated().flatMap { place, tree in
      tree.outcomes.enumerated().flatMap { number, outcome in
        Language.allCases.flatMap { language in
          OutcomeReader(
            outcome: outcome, part: .outcome(Index(place), Index(number)),
            events: guideline.events, language: language
          ).all
        }
      }
    }
  }
}

/// Reads the texts of one outcome in one language.
private struct OutcomeReader {
  let outcome: Outcome
  let part: GuidelinePart
  let events: [Event]
  let language: Language

  /// First the texts of the steps, then those of the whole outcome.
  var all: [OutcomeNumbers] {
    let steps = texts(
      in: outcome.action, at: DraftPath("actions"), limits: [], conditions: [])
    let structure = StructureNumbers(
      doses: outcome.action.steps.compactMap(\.dose), limits: outcome.limits.map(\.limit),
      events: events,
      takesBareTimes: outcome.action.steps.allSatisfy(\.kind.isDoneAtOnce),
      needs: StructureNumbers.Needs(
        limit: outcome.action.steps.allSatisfy { !$0.isRefrain },
        dose: outcome.action.steps.allSatisfy(\.hasDose)))
    var known = outcome.action.texts.map(tokens)
    let whole = [("wording", outcome.wording), ("summary", outcome.summary)].map { key, text in
      let text = tokens(text)
      defer { known.append(text) }
      return numbers(text, at: DraftPath(key), structure, besides: known)
    }
    return steps + whole
  }

  private func numbers(
    _ text: TextTokens, at detail: DraftPath, _ structure: StructureNumbers,
    besides others: [TextTokens]
  ) -> OutcomeNumbers {
    OutcomeNumbers(
      part: part, outcome: outcome.id, detail: detail, structure: structure,
      words: StructureNumbers.Words(text: text, others: others))
  }

  private func tokens(_ text: Text) -> TextTokens { TextTokens(text[language], language) }

  private func texts(
    in action: Action, at path: DraftPath, limits: [TimeLimit], conditions: [Text]
  ) -> [OutcomeNumbers] {
    switch action {
    case .step(let step):
      let structure = StructureNumbers(
        doses: [step.dose].compactMap(\.self), limits: limits + [step.limit].compactMap(\.self),
        events: events,
        takesBareTimes: step.kind.isDoneAtOnce,
        needs: StructureNumbers.Needs(limit: !step.isRefrain, dose: step.hasDose))
      let text = tokens(step.text)
      let others = conditions + [step.condition].compactMap(\.self) + step.remarks
      return [
        numbers(
          text, at: path.key(step.strength.rawValue), structure, besides: others.map(tokens))
      ]
    case .group(let group):
      return group.actions.enumerated().flatMap { place, member in
        texts(
          in: member, at: path.key(group.join.rawValue).index(place),
          limits: limits + [group.limit].compactMap(\.self),
          conditions: conditions + [group.condition].compactMap(\.self))
      }
    }
  }
}

extension Step {
  /// Whether an amount in its words is one to be administered.
  fileprivate var hasDose: Bool {
    !isRefrain && [.drug, .radiotherapy, .systemicTherapy].contains(kind)
  }
}

extension Step.Kind {
  /// Whether it has no duration that its words could name.
  fileprivate var isDoneAtOnce: Bool {
    switch self {
    case .imaging, .surgery, .biopsy: true
    case .drug, .radiotherapy, .systemicTherapy, .supportiveCare, .decision: false
    }
  }
}

extension Action {
  /// All texts in the action.
  fileprivate var texts: [Text] {
    placed(at: DraftPath("actions")).flatMap { $0.action.ownTexts.map(\.1) }
  }
}
