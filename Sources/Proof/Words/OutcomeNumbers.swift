import GuidelineModel

/// The numbers in the words of one outcome, held against its structure.
struct OutcomeNumbers {
  typealias Found = (
    detail: DraftPath, text: TextTokens, contradiction: StructureNumbers.Contradiction
  )

  /// What to look for in a text, beside others whose numbers may stand in it too.
  typealias Search =
    (StructureNumbers, TextTokens, [TextTokens]) -> [StructureNumbers.Contradiction]

  private let outcome: Outcome
  private let language: Language
  private let search: Search

  /// What is found in the words of every outcome, in both languages.
  static func findings(in evidence: Evidence, _ search: @escaping Search) -> [Finding] {
    evidence.trees.flatMap { place, tree in
      tree.outcomes.enumerated().flatMap { number, outcome in
        Language.allCases.flatMap { language in
          OutcomeNumbers(outcome: outcome, language: language, search: search).found.map {
            detail, text, found in
            Finding(
              .outcome(place, Index(number)), at: detail.key(language.rawValue),
              Text(
                nl: "de tekst van uitkomst \"\(outcome.id)\" zegt "
                  + "\"\(text.spelling(of: found.range))\", \(found.structure.nl)",
                en: "the text of outcome \"\(outcome.id)\" says "
                  + "\"\(text.spelling(of: found.range))\", \(found.structure.en)"))
          }
        }
      }
    }
  }

  /// Of the steps first, then of the whole, where the steps do not already say it.
  private var found: [Found] {
    let steps = found(
      in: outcome.action, at: DraftPath("actions"), limits: [], conditions: [])
    let doses = outcome.action.steps.compactMap(\.dose)
    let structure = StructureNumbers(
      doses: doses, limits: outcome.limits.map(\.limit),
      takesBareTimes: outcome.action.steps.allSatisfy(\.kind.isDoneAtOnce),
      needs: StructureNumbers.Needs(
        limit: outcome.action.steps.allSatisfy { !$0.isRefrain },
        dose: outcome.action.steps.allSatisfy(\.hasDose)))
    var known = outcome.action.texts.map(tokens)
    let whole = [("wording", outcome.wording), ("summary", outcome.summary)].flatMap { key, text in
      let text = tokens(text)
      defer { known.append(text) }
      return search(structure, text, known).map {
        (DraftPath(key), text, $0)
      }
    }
    return steps + whole
  }

  private func tokens(_ text: Text) -> TextTokens { TextTokens(text[language], language) }

  private func found(
    in action: Action, at path: DraftPath, limits: [TimeLimit], conditions: [Text]
  ) -> [Found] {
    switch action {
    case .step(let step):
      let structure = StructureNumbers(
        doses: [step.dose].compactMap(\.self), limits: limits + [step.limit].compactMap(\.self),
        takesBareTimes: step.kind.isDoneAtOnce,
        needs: StructureNumbers.Needs(limit: !step.isRefrain, dose: step.hasDose))
      let text = tokens(step.text)
      let others = conditions + [step.condition].compactMap(\.self) + step.remarks
      return search(structure, text, others.map(tokens)).map {
        (path.key(step.strength.rawValue), text, $0)
      }
    case .group(let group):
      return group.actions.enumerated().flatMap { place, member in
        found(
          in: member, at: path.key(group.join.rawValue).index(place),
          limits: limits + [group.limit].compactMap(\.self),
          conditions: conditions + [group.condition].compactMap(\.self))
      }
    }
  }
}

extension Step {
  /// Whether an amount that its words name is one to be given.
  fileprivate var hasDose: Bool {
    !isRefrain && [.drug, .radiotherapy, .systemicTherapy].contains(kind)
  }
}

extension Step.Kind {
  /// Whether it takes no time that its words may name.
  fileprivate var isDoneAtOnce: Bool {
    switch self {
    case .imaging, .surgery, .biopsy, .decision: true
    case .drug, .radiotherapy, .systemicTherapy, .supportiveCare: false
    }
  }
}

extension Action {
  /// Every text in it.
  fileprivate var texts: [Text] {
    placed(at: DraftPath("actions")).flatMap { $0.action.ownTexts.map(\.1) }
  }
}
