import Consultation
import GuidelineModel
import Reasoning

/// Describes the rules that determine a step of a plan, in one language.
struct StepExplanationWords: Sendable {
  let guideline: Guideline
  let language: Language
  let now: Timestamp

  var phrases: ProofPhrases { ProofPhrases(language) }
  func either(_ nl: String, _ en: String) -> String { phrases.either(nl, en) }

  // MARK: Names

  func name(_ tree: Index<Tree>) -> String { "‘\(guideline[tree].tab[language])’" }
  func name(_ tree: Name<Tree>) -> String {
    guideline.tree(named: tree.text).map(name) ?? tree.text
  }
  func name(_ outcome: TreeOutcome) -> String {
    let content = guideline[outcome.tree].outcomes[outcome.outcome.offset]
    return "‘\(content.words.headline[language])’ (\(name(outcome.tree)))"
  }
  func name(_ outcome: OutcomeName) -> String {
    guard let tree = guideline.tree(named: outcome.tree.text),
      let index = guideline[tree].outcomes.firstIndex(where: { $0.id == outcome.outcome })
    else { return outcome.outcome.text }
    return name(TreeOutcome(Index(index), of: tree))
  }
  func name(_ step: PlannedStep) -> String { "‘\(step.label(in: guideline)[language])’" }
  func name(_ step: Name<PlanStep>) -> String {
    guideline.step(named: step.text).map { name(.named($0)) } ?? step.text
  }
  func name(_ event: Index<Event>) -> String { "‘\(guideline[event].label[language])’" }
  func name(_ item: Index<Item>) -> String { "‘\(guideline[item].label[language])’" }
  func list(_ names: [String]) -> String { names.joined(separator: ", ") }
  func anyOf(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + either(" of ", " or ") + last
  }
  func word(_ urgency: Urgency) -> String { "‘\(urgency.word[language])’" }

  // MARK: Headings

  var step: String { either("Stap", "Step") }
  var notInPlan: String { either("staat niet in het plan", "is not in the plan") }
  var whoNames: String { either("Wie de stap noemt", "What names the step") }
  var rules: String { either("Welke regels gelden", "Which rules apply") }
  var whyNot: String { either("Waarom niet", "Why not") }
  var otherTrees: String {
    either("Andere bomen die de stap kunnen noemen", "Other trees that can name the step")
  }
  var whatChanges: String { either("Wat het zou veranderen", "What would change it") }
  var noTreeNames: String {
    either(
      "Geen enkele boom van de richtlijn noemt deze stap.",
      "No tree of the guideline names this step.")
  }
  func line(_ number: Int) -> String {
    either("regel \(number) van het plan", "line \(number) of the plan")
  }
  func aspect(_ aspect: PlanAspect) -> String {
    switch aspect {
    case .standing: either("in het plan", "in the plan")
    case .state: either("toestand", "state")
    case .limit: either("termijn", "time limit")
    case .urgency: either("spoed", "urgency")
    case .place: either("plaats", "place")
    }
  }

  func state(_ state: StepState) -> String {
    switch state {
    case .open: either("open", "open")
    case .done: either("verricht", "done")
    case .running: either("loopt", "running")
    case .superseded: either("vervallen", "lapsed")
    case .declined: either("niet gevolgd", "not followed")
    case .differs: either("te beoordelen: de bomen verschillen", "to be assessed: the trees differ")
    case .choose: either("te kiezen", "to be chosen")
    case .decide: either("te besluiten", "to be decided")
    case .waits: either("wacht", "waits")
    case .holds: either("geldt", "holds")
    }
  }

  /// The state of a line, with its urgency and times.
  func standing(_ entry: PlanEntry) -> String {
    let clock = ClockTimes(now: now.instant, timeZone: guideline.timeZone, language: language)
    var parts = [state(entry.state)]
    if entry.isPresumed { parts.append(either("vermoedelijk verricht", "presumably done")) }
    switch entry.state {
    case .done, .running, .superseded, .declined: break
    case .open, .differs, .choose, .decide, .waits, .holds:
      parts.append(either("spoed ‘\(entry.urgency.word.nl)’", "urgency ‘\(entry.urgency.word.en)’"))
    }
    if let earliest = entry.notBefore {
      parts.append(
        either("niet vóór \(clock.clock(earliest))", "not before \(clock.clock(earliest))"))
    }
    if let due = entry.due {
      parts.append(either("uiterlijk \(clock.clock(due))", "by \(clock.clock(due))"))
    }
    return parts.joined(separator: ", ")
  }

  // MARK: Who names it

  func sentence(_ source: StepExplanation.Source) -> String {
    let outcome = name(source.outcome)
    let sentence =
      source.isRefining
      ? either("\(outcome) zegt hoe de stap gaat", "\(outcome) says how the step is done")
      : either("\(outcome) noemt de stap", "\(outcome) names the step")
    guard let via = source.via else { return sentence }
    return either(
      "\(sentence); \(name(via)) vraagt om dat besluit",
      "\(sentence); \(name(via)) asks for that decision"
    )
  }

  func reason(_ reason: Reason) -> [String] {
    func words(_ item: Index<Item>, _ values: PossibleValues) -> String {
      let labels = values.map { guideline[item].values[$0].label[language] }
      return "\(guideline[item].label[language]): \(phrases.oneOf(labels))"
    }
    let parts =
      reason.answers.map { words($0.item, $0.values) }
      + reason.settled.map { part in
        words(part.item, part.values) + phrases.followsFrom(guideline[part.tree].tab[language])
      }
    return [
      parts.isEmpty ? phrases.alwaysSo : "\(phrases.enough): \(parts.joined(separator: "; "))"
    ]
  }

  // MARK: Why a tree does not

  func sentence(_ absence: StepExplanation.Absence) -> String {
    func outcomes(_ outcomes: [Index<Outcome>]) -> String {
      anyOf(
        outcomes.map {
          "‘\(guideline[absence.tree].outcomes[$0.offset].words.headline[language])’"
        })
    }
    let tree = name(absence.tree)
    switch absence.cause {
    case .notReached:
      return either(
        "\(tree) kan de stap noemen, maar is niet aan de orde",
        "\(tree) can name the step, but does not come up")
    case .otherOutcome(let outcome):
      return either(
        "\(tree) eindigt met \(outcomes([outcome])) en noemt de stap alleen bij \(outcomes(absence.naming))",
        "\(tree) ends with \(outcomes([outcome])) and names the step only with \(outcomes(absence.naming))"
      )
    case .stillPossible(let possible, let needs):
      let needed = list(needs.map(name))
      return either(
        "\(tree) is nog niet beslist en kan de stap nog noemen bij \(outcomes(possible))"
          + (needs.isEmpty ? "" : "; nodig: \(needed)"),
        "\(tree) is still undecided and can yet name the step with \(outcomes(possible))"
          + (needs.isEmpty ? "" : "; needed: \(needed)"))
    case .noLongerPossible:
      return either(
        "\(tree) is nog niet beslist, maar \(outcomes(absence.naming)) kan niet meer",
        "\(tree) is still undecided, but \(outcomes(absence.naming)) is no longer possible")
    case .notChosen(let outcome):
      return either(
        "bij \(outcomes([outcome])) van \(tree) is iets anders gekozen",
        "with \(outcomes([outcome])) of \(tree) something else was chosen")
    case .choiceOpen(let outcome):
      return either(
        "de stap hoort bij de keuze die \(outcomes([outcome])) van \(tree) openlaat",
        "the step belongs to the choice that \(outcomes([outcome])) of \(tree) leaves open")
    }
  }

  // MARK: What would change it

  func sentence(_ change: StepChange, from entry: PlanEntry?) -> String {
    "\(words(change.statement)): \(words(change.entry)) (\(either("thans", "at present")): \(words(entry)))"
  }

  private func words(_ entry: PlanEntry?) -> String { entry.map(standing) ?? notInPlan }

  private func words(_ statement: StepChange.Statement) -> String {
    switch statement {
    case .happens(let event):
      either("als \(name(event)) nu plaatsvindt", "if \(name(event)) happens now")
    case .notGiven(let event):
      either("zonder \(name(event))", "without \(name(event))")
    case .ticked: either("als de stap wordt afgevinkt", "if the step is ticked")
    case .notTicked: either("zonder het vinkje", "without the tick")
    case .declined(let trees):
      either(
        "als het advies van \(list(trees.map(name))) niet wordt gevolgd",
        "if the advice of \(list(trees.map(name))) is not followed")
    case .followed(let trees):
      either(
        "als het advies van \(list(trees.map(name))) wel wordt gevolgd",
        "if the advice of \(list(trees.map(name))) is followed after all")
    }
  }
}
