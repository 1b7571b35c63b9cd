import GuidelineModel

private let noText = Text(nl: "", en: "")

extension Cursor {
  func bound() -> Bound? {
    guard
      let mapping = mapping(
        required: ["by", "own-step", "steps"], optional: ["holds-with", "sooner"]),
      let tree = mapping.needed("by")?.name(of: Tree.self),
      let ownStep = mapping.needed("own-step")?.name(of: PlanStep.self)
    else { return nil }
    return Bound(
      tree: tree, ownStep: ownStep, steps: mapping["steps"]?.someNames() ?? [],
      holdsWith: mapping["holds-with"]?.outcomeNames() ?? [], sooner: mapping["sooner"]?.sooner())
  }

  private func sooner() -> Bound.Sooner? {
    guard
      let mapping = mapping(required: ["outcomes", "when", "steps", "urgency", "text"]),
      let urgency = mapping.needed("urgency")?.choice(of: Urgency.self, as: .urgency)
    else { return nil }
    return Bound.Sooner(
      outcomes: mapping["outcomes"]?.someNames() ?? [],
      values: mapping["when"]?.conditions() ?? [], steps: mapping["steps"]?.someNames() ?? [],
      urgency: urgency, text: mapping["text"]?.text() ?? noText)
  }

  func supersession() -> Supersession? {
    guard
      let mapping = mapping(
        required: ["later", "steps"], optional: ["earlier", "also-begun", "lowers-strength"])
    else { return nil }
    return Supersession(
      later: mapping["later"]?.outcomeNames() ?? [],
      earlier: mapping["earlier"]?.someNames() ?? [], steps: mapping["steps"]?.someNames() ?? [],
      alsoBegun: mapping["also-begun"]?.flag() ?? false,
      lowersStrength: mapping["lowers-strength"]?.flag() ?? false)
  }

  func closing() -> Closing? {
    guard let mapping = mapping(required: ["outcome", "trees"]),
      let outcome = mapping.needed("outcome")?.outcomeName()
    else { return nil }
    return Closing(outcome: outcome, trees: mapping["trees"]?.someNames() ?? [])
  }

  func difference() -> Difference? {
    guard
      let mapping = mapping(
        required: ["step", "against"], optional: ["while-running", "listed", "not-listed", "text"]),
      let step = mapping.needed("step")?.name(of: PlanStep.self)
    else { return nil }
    return Difference(
      step: step, whileRunning: mapping["while-running"]?.flag() ?? false,
      against: mapping["against"]?.list().compactMap { $0.opposition() } ?? [],
      listed: mapping["listed"]?.someNames() ?? [],
      notListed: mapping["not-listed"]?.someNames() ?? [], text: mapping["text"]?.text())
  }

  private func opposition() -> Difference.Opposition? {
    guard let mapping = mapping(required: ["outcomes", "steps"]) else { return nil }
    return Difference.Opposition(
      outcomes: mapping["outcomes"]?.outcomeNames() ?? [],
      steps: mapping["steps"]?.someNames() ?? [])
  }

  func wait() -> Wait? {
    guard
      let mapping = mapping(
        required: [
          "step", "for", "until", "conflict-of", "urgency", "words", "unless", "then",
          "presumed-over", "started-before",
        ], optional: ["holds-back", "holds-back-decisions", "declined-with"]),
      let step = mapping.needed("step")?.name(of: PlanStep.self),
      let awaited = mapping.needed("for")?.name(of: PlanStep.self),
      let urgency = mapping.needed("urgency")?.choice(of: Urgency.self, as: .urgency),
      let then = mapping.needed("then")?.ending()
    else { return nil }
    return Wait(
      step: step, awaited: awaited, until: mapping["until"]?.someNames() ?? [],
      conflictOf: mapping["conflict-of"]?.someNames() ?? [],
      heldBack: mapping["holds-back"]?.someNames() ?? [],
      heldDecisions: mapping["holds-back-decisions"]?.list().compactMap { $0.heldDecision() } ?? [],
      urgency: urgency, words: mapping["words"]?.text() ?? noText,
      unless: mapping["unless"]?.text() ?? noText, then: then,
      presumedOver: mapping["presumed-over"]?.text() ?? noText,
      startedBefore: mapping["started-before"]?.text() ?? noText,
      declinedWith: mapping["declined-with"]?.name())
  }

  private func ending() -> Wait.Ending? {
    guard let mapping = mapping(required: ["into", "else", "text"]),
      let into = mapping.needed("into")?.name(of: PlanStep.self),
      let tree = mapping.needed("else")?.name(of: Tree.self)
    else { return nil }
    return Wait.Ending(into: into, givesWayTo: tree, text: mapping["text"]?.text() ?? noText)
  }

  private func heldDecision() -> Wait.HeldDecision? {
    guard let mapping = mapping(required: ["outcome", "tree"]),
      let outcome = mapping.needed("outcome")?.outcomeName(),
      let tree = mapping.needed("tree")?.name(of: Tree.self)
    else { return nil }
    return Wait.HeldDecision(outcome: outcome, tree: tree)
  }

  func cautionWait() -> CautionWait? {
    guard let mapping = mapping(required: ["step", "while", "text"]),
      let step = mapping.needed("step")?.name(of: PlanStep.self),
      let caution = mapping.needed("while")?.cautionCode()
    else { return nil }
    return CautionWait(step: step, caution: caution, text: mapping["text"]?.text() ?? noText)
  }
}
