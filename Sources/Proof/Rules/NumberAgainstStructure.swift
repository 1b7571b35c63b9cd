import GuidelineModel

extension Rule {
  static let numberAgainstStructure = Rule(
    id: "number-against-structure",
    title: Text(
      nl: "Getal dat de dosis of de termijn tegenspreekt",
      en: "Number that contradicts the dose or the limit"),
    promise: Text(
      nl: "Wat de woorden van een stap of een uitkomst aan hoeveelheden, fracties en termijnen "
        + "noemen, staat ook in de dosis of de termijn; anders leest een mens iets anders dan een "
        + "programma. \"1 week\" is P7D, \"tien fracties\" is 10. Getallen van een voorwaarde, "
        + "een opmerking of een behandelduur tellen niet.",
      en: "What the words of a step or an outcome name in amounts, fractions and times stands in "
        + "the dose or the limit too; otherwise a person reads something else than a program. "
        + "\"1 week\" is P7D, \"ten fractions\" is 10. Numbers of a condition, a remark or how "
        + "long a treatment lasts do not count."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "do: { nl: Vandaag zien, en: See today }",
      "do: { nl: Binnen 24 uur zien, en: See within 24 hours }"),
    kept: Example(
      "trees/01-triage.yaml",
      "do: { nl: Vandaag zien, en: See today }",
      "do: { nl: Binnen twaalf uur zien, en: See within 12 hours }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      evidence.trees.flatMap { place, tree in
        tree.outcomes.enumerated().flatMap { number, outcome in
          Language.allCases.flatMap { language in
            OutcomeNumbers(outcome, language).contradictions.map { detail, text, found in
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
    })
}

/// The numbers in the words of one outcome, held against its structure.
private struct OutcomeNumbers {
  typealias Found = (
    detail: DraftPath, text: TextTokens, contradiction: StructureNumbers.Contradiction
  )

  private let outcome: Outcome
  private let language: Language

  init(_ outcome: Outcome, _ language: Language) {
    self.outcome = outcome
    self.language = language
  }

  /// Of the steps first, then of the whole, where the steps do not already say it.
  var contradictions: [Found] {
    let steps = contradictions(
      of: outcome.action, at: DraftPath("actions"), limits: [], conditions: [])
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
      return structure.contradictions(in: text, besides: known).map {
        (DraftPath(key), text, $0)
      }
    }
    return steps + whole
  }

  private func tokens(_ text: Text) -> TextTokens { TextTokens(text[language], language) }

  private func contradictions(
    of action: Action, at path: DraftPath, limits: [TimeLimit], conditions: [Text]
  ) -> [Found] {
    switch action {
    case .step(let step):
      let structure = StructureNumbers(
        doses: [step.dose].compactMap(\.self), limits: limits + [step.limit].compactMap(\.self),
        takesBareTimes: step.kind.isDoneAtOnce,
        needs: StructureNumbers.Needs(limit: !step.isRefrain, dose: step.hasDose))
      let text = tokens(step.text)
      let others = conditions + [step.condition].compactMap(\.self) + step.remarks
      return structure.contradictions(in: text, besides: others.map(tokens)).map {
        (path.key(step.strength.rawValue), text, $0)
      }
    case .group(let group):
      return group.actions.enumerated().flatMap { place, member in
        contradictions(
          of: member, at: path.key(group.join.rawValue).index(place),
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
    switch self {
    case .step(let step): [step.text] + [step.condition].compactMap(\.self) + step.remarks
    case .group(let group):
      [group.condition].compactMap(\.self) + group.actions.flatMap(\.texts)
    }
  }
}
