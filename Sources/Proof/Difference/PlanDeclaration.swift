import GuidelineModel

/// A step or rule of plans as declared in the files: keys with their values, and texts.
struct PlanDeclaration {
  let path: PartPath
  /// Whether it declares the role of an event, an item, a tree or an outcome in plans; it is then
  /// added and removed with that part.
  private(set) var isRole = false
  private let members: [(key: String, values: [String])]
  /// Keys that only affect what people read.
  private let wording: [(key: String, values: [String])]
  private let texts: [(field: Field, text: Text)]

  private init(
    _ path: PartPath, _ members: KeyValuePairs<String, [String]>,
    _ texts: [(field: Field, text: Text?)] = [], wording: [(String, [String])] = []
  ) {
    self.path = path
    self.members = members.map { ($0.key, $0.value) }.filter { !$0.values.isEmpty }
    self.wording = wording.filter { !$1.isEmpty }
    self.texts = texts.compactMap { field, text in text.map { (field, $0) } }
  }

  /// The fields that differ from a declaration of the same path.
  func changes(from old: PlanDeclaration) -> [FieldChange] {
    FieldComparison.changes { fields in
      note(&fields, .logic, old.members, members)
      note(&fields, .words, old.wording, wording)
      for field in Set((texts + old.texts).map(\.field)).sorted(by: { $0.rawValue < $1.rawValue }) {
        fields.texts(
          field, old.texts.filter { $0.field == field }.map(\.text),
          texts.filter { $0.field == field }.map(\.text))
      }
    }
  }

  private func note(
    _ fields: inout FieldComparison, _ nature: FieldChange.Nature,
    _ old: [(key: String, values: [String])], _ new: [(key: String, values: [String])]
  ) {
    let keys = new.map(\.key) + old.map(\.key)
    for (place, key) in keys.enumerated() where keys.firstIndex(of: key) == place {
      let before = old.first { $0.key == key }?.values
      let after = new.first { $0.key == key }?.values
      fields.at(.key(key)) {
        $0.note(.rule, nature, before.map { .words($0) }, after.map { .words($0) })
      }
    }
  }

  /// All declarations about plans in a guideline.
  static func all(of guideline: Guideline) -> [PlanDeclaration] {
    let plan = guideline.plan
    var parts = plan.steps.map(step)
    parts += plan.bounds.map(bound)
    parts += plan.supersessions.enumerated().map { number, rule in
      PlanDeclaration(
        .planRule("supersedes/\(number + 1)"),
        [
          "later": names(rule.later), "earlier": names(rule.earlier), "steps": names(rule.steps),
          "also-begun": flag(rule.alsoBegun), "lowers-strength": flag(rule.lowersStrength),
        ])
    }
    parts += plan.closings.map {
      PlanDeclaration(.planRule("closes/\(name($0.outcome))"), ["trees": names($0.trees)])
    }
    parts += plan.differences.map(difference)
    parts += plan.waits.map(wait)
    parts += plan.cautionWaits.map {
      PlanDeclaration(
        .planRule("waits-for-caution/\($0.step)"), ["while": [$0.caution.text]],
        [(.text, $0.text)])
    }
    parts += plan.placements.map(place)
    parts += plan.cautions.map(caution)
    if let episode = plan.newEpisode {
      parts.append(
        PlanDeclaration(
          .planRule("new-episode"),
          [
            "start": [episode.start.text], "asks": [episode.asks.text],
            "keeps": names(episode.keeps),
          ], [(.text, episode.text)]))
    }
    parts += plan.reasons.map {
      PlanDeclaration(.planRule("reasons/\($0.id)"), [:], [(.label, $0.label)])
    }
    parts += roles(of: guideline)
    return numbered(parts)
  }

  /// Numbers the declarations that have the same path.
  private static func numbered(_ parts: [PlanDeclaration]) -> [PlanDeclaration] {
    var counts: [PartPath: Int] = [:]
    return parts.map { part in
      counts[part.path, default: 0] += 1
      guard let number = counts[part.path], number > 1 else { return part }
      return PlanDeclaration(
        path: .planRule("\(part.path.text.dropFirst(5))/\(number)"), like: part)
    }
  }

  private init(path: PartPath, like other: PlanDeclaration) {
    self.path = path
    members = other.members
    wording = other.wording
    texts = other.texts
  }

  private static func step(_ step: PlanStep) -> PlanDeclaration {
    PlanDeclaration(
      .planStep(step.id),
      [
        "done-by": names(step.doneBy), "tick": flag(step.isTicked),
        "runs/from": names([step.run?.from]), "runs/until": names([step.run?.until]),
        "starts-with": names([step.startsWith]), "stands-with": names([step.standsWith]),
        "limit": limit(step.limit), "not-while-unknown": names([step.notWhileUnknown]),
        "haste-until": names(step.statedUrgencyUntil),
        "offers-new-episode": flag(step.offersNewEpisode),
      ],
      [(.label, step.label), (.words, step.words)] + step.lines.map { (.text, $0.text) },
      wording: step.lines.enumerated().map { ("lines/\($0 + 1)/if", [$1.condition.yaml]) })
  }

  private static func bound(_ bound: Bound) -> PlanDeclaration {
    PlanDeclaration(
      .planRule("bounds/\(bound.tree)"),
      [
        "own-step": [bound.ownStep.text], "steps": names(bound.steps),
        "holds-with": names(bound.holdsWith),
        "sooner/outcomes": names(bound.sooner?.outcomes ?? []),
        "sooner/when": bound.sooner.map { [YAMLFlow.conditions($0.values)] } ?? [],
        "sooner/steps": names(bound.sooner?.steps ?? []),
        "sooner/urgency": bound.sooner.map { [$0.urgency.rawValue] } ?? [],
      ], [(.text, bound.sooner?.text)])
  }

  private static func difference(_ rule: Difference) -> PlanDeclaration {
    PlanDeclaration(
      .planRule("differs/\(rule.step)"),
      [
        "while-running": flag(rule.whileRunning),
        "against": rule.against.map {
          YAMLFlow.mapping([("outcomes", names($0.outcomes)), ("steps", names($0.steps))])
        }, "listed": names(rule.listed), "not-listed": names(rule.notListed),
      ], [(.text, rule.text)])
  }

  private static func wait(_ wait: Wait) -> PlanDeclaration {
    PlanDeclaration(
      .planRule("waits/\(wait.step)"),
      [
        "for": [wait.awaited.text], "until": names(wait.until),
        "conflict-of": names(wait.conflictOf), "holds-back": names(wait.heldBack),
        "holds-back-decisions": wait.heldDecisions.map {
          YAMLFlow.mapping([("outcome", [name($0.outcome)]), ("tree", [$0.tree.text])])
        },
        "urgency": [wait.urgency.rawValue], "then/into": [wait.then.into.text],
        "then/else": [wait.then.givesWayTo.text], "declined-with": names([wait.declinedWith]),
      ],
      [
        (.words, wait.words), (.text, wait.unless), (.text, wait.then.text),
        (.text, wait.presumedOver), (.text, wait.startedBefore),
      ])
  }

  private static func place(_ rule: Placement) -> PlanDeclaration {
    let subject =
      switch rule.subject {
      case .step(let step): step.text
      case .decision(let tree): "decision/\(tree)"
      }
    return PlanDeclaration(
      .planRule("places/\(subject)"),
      [
        "before": rule.side == .before ? [rule.anchor.text] : [],
        "after": rule.side == .after ? [rule.anchor.text] : [],
        "urgency": rule.urgency.map { [$0.rawValue] } ?? [],
        "only-if-more-urgent": flag(rule.onlyIfMoreUrgent), "until": names(rule.until),
      ])
  }

  private static func caution(_ caution: Caution) -> PlanDeclaration {
    let (message, note): (Text?, Name<Note>?) =
      switch caution.message {
      case .words(let text): (text, nil)
      case .note(let note): (nil, note)
      }
    return PlanDeclaration(
      .planRule("cautions/\(caution.code.text)"),
      [
        "if": [caution.condition.yaml],
        "urgency": caution.urgency.map { [$0.rawValue] } ?? [], "on": names(caution.steps),
        "folded": flag(caution.isFolded), "also-names": names([caution.alsoNames]),
        "replaces-order-of": names([caution.replacesOrderOf]),
      ], [(.message, message)], wording: [("note", names([note]))])
  }

  /// The roles of events, items, trees, outcomes and actions in plans.
  private static func roles(of guideline: Guideline) -> [PlanDeclaration] {
    var parts: [PlanDeclaration] = []
    for event in guideline.events {
      parts.append(
        PlanDeclaration(
          .planRule("events/\(event.id)"),
          [
            "after": names(event.after), "first-of": names(event.firstOf),
            "proves": names(event.proves),
          ]))
    }
    for item in guideline.items {
      parts.append(
        PlanDeclaration(
          .planRule("items/\(item.id)"),
          ["known-from": names([item.knownFrom]), "proves": names([item.proves])]))
    }
    for tree in guideline.trees {
      parts.append(
        PlanDeclaration(
          .planRule("trees/\(tree.id)"),
          [
            "behind": names([tree.role.behind]), "at-once-until": names(tree.role.atOnceUntil),
            "decided-before": names([tree.role.decidedBefore]),
          ]))
      for outcome in tree.outcomes {
        parts.append(
          PlanDeclaration(
            .planRule("trees/\(tree.id)/outcomes/\(outcome.id)"),
            [
              "behind": names([outcome.role.behind]), "route": flag(outcome.role.isRoute),
              "actions": actions(outcome.action).sorted(),
            ]))
      }
    }
    return parts.map { part in
      var part = part
      part.isRole = true
      return part
    }
  }

  /// The roles of all actions of an outcome, wherever they are nested.
  private static func actions(_ action: Action) -> [String] {
    switch action {
    case .step(let step): words(step.role)
    case .group(let group): words(group.role) + group.actions.flatMap(actions)
    }
  }

  private static func words(_ role: ActionRole) -> [String] {
    guard role != .inherited else { return [] }
    let kind: (String, [String]) =
      switch role.kind {
      case .inherited: ("step", [])
      case .step(let step): ("step", [step.text])
      case .refines(let step): ("refines", [step.text])
      case .decides(let tree): ("decides", [tree.text])
      }
    return [
      YAMLFlow.mapping([
        kind, ("option", names([role.option])), ("without-act", flag(role.isWithoutAct)),
        (
          "condition-met-by",
          role.conditionMetBy.isEmpty ? [] : [YAMLFlow.conditions(role.conditionMetBy)]
        ),
      ])
    ]
  }

  private static func names<Subject>(_ names: [Name<Subject>?]) -> [String] {
    names.compactMap { $0?.text }
  }
  private static func names(_ names: [OutcomeName]) -> [String] { names.map(name) }
  private static func name(_ outcome: OutcomeName) -> String {
    "\(outcome.tree)/\(outcome.outcome)"
  }
  private static func flag(_ holds: Bool) -> [String] { holds ? ["true"] : [] }
  private static func limit(_ limit: TimeLimit?) -> [String] {
    guard let limit else { return [] }
    return [
      YAMLFlow.mapping([
        ("not-before", [limit.notBefore?.iso8601].compactMap(\.self)),
        ("within", [limit.within?.iso8601].compactMap(\.self)), ("from", [limit.event.text]),
      ])
    ]
  }
}
