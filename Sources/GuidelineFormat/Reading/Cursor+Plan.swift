import GuidelineModel

private let noText = Text(nl: "", en: "")

extension Cursor {
  /// `plan.yaml`; cautions have a file of their own.
  func plan(cautions: [Caution]) -> PlanContent? {
    guard
      let mapping = mapping(
        required: [],
        optional: [
          "steps", "bounds", "supersedes", "closes", "differs", "waits", "waits-for-caution",
          "places", "new-episode", "reasons",
        ])
    else { return nil }
    func list<Part>(_ key: String, _ read: (Cursor) -> Part?) -> [Part] {
      mapping[key]?.reportingIfEmpty().list().compactMap(read) ?? []
    }
    return PlanContent(
      steps: list("steps") { $0.planStep() }, bounds: list("bounds") { $0.bound() },
      supersessions: list("supersedes") { $0.supersession() },
      closings: list("closes") { $0.closing() },
      differences: list("differs") { $0.difference() }, waits: list("waits") { $0.wait() },
      cautionWaits: list("waits-for-caution") { $0.cautionWait() },
      placements: list("places") { $0.placement() }, cautions: cautions,
      newEpisode: mapping["new-episode"]?.newEpisode(),
      reasons: list("reasons") { $0.declineReason() })
  }

  private func planStep() -> PlanStep? {
    guard
      let mapping = mapping(
        required: ["step", "label"],
        optional: [
          "done-by", "tick", "runs", "starts-with", "stands-with", "limit", "not-while-unknown",
          "haste-until", "words", "lines", "offers-new-episode", "was",
        ]),
      let id = mapping.needed("step")?.name(of: PlanStep.self)
    else { return nil }
    return PlanStep(
      id: id, label: mapping["label"]?.text() ?? noText,
      doneBy: mapping["done-by"]?.someNames() ?? [], isTicked: mapping["tick"]?.flag() ?? false,
      run: mapping["runs"]?.run(), startsWith: mapping["starts-with"]?.name(),
      standsWith: mapping["stands-with"]?.name(), limit: mapping["limit"]?.limit(),
      notWhileUnknown: mapping["not-while-unknown"]?.name(),
      statedUrgencyUntil: mapping["haste-until"]?.someNames() ?? [],
      words: mapping["words"]?.text(),
      lines: mapping["lines"]?.reportingIfEmpty().list().compactMap { $0.line() } ?? [],
      offersNewEpisode: mapping["offers-new-episode"]?.flag() ?? false,
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [])
  }

  private func run() -> PlanStep.Run? {
    guard let mapping = mapping(required: ["from", "until"]),
      let from = mapping.needed("from")?.name(of: Event.self),
      let until = mapping.needed("until")?.name(of: Event.self)
    else { return nil }
    return PlanStep.Run(from: from, until: until)
  }

  private func line() -> PlanStep.Line? {
    guard let mapping = mapping(required: ["if", "text"]),
      let condition = mapping.needed("if")?.planCondition()
    else { return nil }
    return PlanStep.Line(condition: condition, text: mapping["text"]?.text() ?? noText)
  }

  private func placement() -> Placement? {
    guard
      let mapping = mapping(
        required: [],
        optional: [
          "step", "decision", "before", "after", "urgency", "only-if-more-urgent", "until",
        ]),
      let (kind, subject) = mapping.one(of: ["step", "decision"], isNeeded: true),
      let (side, anchor) = mapping.one(
        of: Placement.Side.allCases.map(\.rawValue), isNeeded: true)
    else { return nil }
    let placed: Placement.Subject? =
      kind == "step" ? subject.name().map { .step($0) } : subject.name().map { .decision($0) }
    guard let placed, let side = Placement.Side(rawValue: side),
      let anchor = anchor.name(of: PlanStep.self)
    else { return nil }
    return Placement(
      subject: placed, side: side, anchor: anchor,
      urgency: mapping["urgency"]?.choice(of: Urgency.self, as: .urgency),
      onlyIfMoreUrgent: mapping["only-if-more-urgent"]?.flag() ?? false,
      until: mapping["until"]?.someNames() ?? [])
  }

  private func newEpisode() -> NewEpisode? {
    guard let mapping = mapping(required: ["text", "start", "asks"], optional: ["keeps"]),
      let start = mapping.needed("start")?.name(of: Tree.self),
      let asks = mapping.needed("asks")?.name(of: Event.self)
    else { return nil }
    return NewEpisode(
      text: mapping["text"]?.text() ?? noText, start: start, asks: asks,
      keeps: mapping["keeps"]?.someNames() ?? [])
  }

  private func declineReason() -> DeclineReason? {
    guard let mapping = mapping(required: ["reason", "label"]),
      let id = mapping.needed("reason")?.name(of: DeclineReason.self)
    else { return nil }
    return DeclineReason(id: id, label: mapping["label"]?.text() ?? noText)
  }

  /// One member of `cautions.yaml`.
  func caution() -> Caution? {
    guard
      let mapping = mapping(
        required: ["caution", "if"],
        optional: [
          "message", "note", "urgency", "cites", "on", "folded", "names", "in-place-of-order",
        ]),
      let code = mapping.needed("caution")?.cautionCode(),
      let condition = mapping.needed("if")?.planCondition(),
      let (kind, words) = mapping.one(of: ["message", "note"], isNeeded: true)
    else { return nil }
    let message: Caution.Message? =
      kind == "message" ? .words(words.text()) : words.name().map { .note($0) }
    guard let message else { return nil }
    return Caution(
      code: code, condition: condition, message: message,
      urgency: mapping["urgency"]?.choice(of: Urgency.self, as: .urgency),
      citations: mapping["cites"]?.someNames() ?? [], steps: mapping["on"]?.someNames() ?? [],
      isFolded: mapping["folded"]?.flag() ?? false, alsoNames: mapping["names"]?.name(),
      replacesOrderOf: mapping["in-place-of-order"]?.name())
  }

  /// A capital letter and a number.
  func cautionCode() -> Caution.Code? {
    guard let string = string() else {
      context.leaveOut()
      return nil
    }
    if let code = Caution.Code(string) { return code }
    report(
      .invalidName,
      Text(
        nl: "\(string.quoted) is geen code van een waarschuwing; zo'n code is een hoofdletter met "
          + "een getal",
        en: "\(string.quoted) is no code of a caution; such a code is a capital letter and a number"
      ),
      examples: ["C3"])
    context.leaveOut()
    return nil
  }
}

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
