extension Guideline {
  /// The rules for plans in canonical form, one line per rule; empty if there are none.
  ///
  /// Labels and texts are left out: they change what people read, not what is to be done.
  package var planLogic: [String] {
    var lines: [String] = []
    for event in events where !(event.after + event.firstOf + event.proves).isEmpty {
      lines.append(
        "plan event \(event.id) \(names(event.after)) \(names(event.firstOf)) "
          + names(event.proves))
    }
    for item in items where item.knownFrom != nil || item.proves != nil {
      lines.append("plan item \(item.id) \(name(item.knownFrom)) \(name(item.proves))")
    }
    for tree in trees { lines += planLogic(of: tree) }
    for step in plan.steps {
      lines.append(
        "plan step \(step.id) \(names(step.doneBy)) \(step.isTicked) \(name(step.run?.from)) "
          + "\(name(step.run?.until)) \(name(step.startsWith)) \(name(step.standsWith)) "
          + "\(Self.line(step.limit)) \(name(step.notWhileUnknown)) \(names(step.statedUrgencyUntil)) "
          + "\(step.offersNewEpisode)")
    }
    return lines + planRules + plan.cautions.map(line)
  }

  private func planLogic(of tree: Tree) -> [String] {
    var lines: [String] = []
    if tree.role != .none {
      lines.append(
        "plan tree \(tree.id) \(name(tree.role.behind)) \(names(tree.role.atOnceUntil)) "
          + name(tree.role.decidedBefore))
    }
    for outcome in tree.outcomes {
      if outcome.role != .none {
        lines.append(
          "plan outcome \(tree.id)/\(outcome.id) \(name(outcome.role.behind)) "
            + "\(outcome.role.isRoute)")
      }
      lines += roles(in: outcome.action, at: "\(tree.id)/\(outcome.id)")
    }
    return lines
  }

  private func roles(in action: Action, at place: String) -> [String] {
    switch action {
    case .step(let step): line(step.role, at: place)
    case .group(let group):
      line(group.role, at: place)
        + group.actions.enumerated().flatMap { roles(in: $1, at: "\(place).\($0)") }
    }
  }

  private func line(_ role: ActionRole, at place: String) -> [String] {
    guard role != .inherited else { return [] }
    let kind =
      switch role.kind {
      case .inherited: "-"
      case .step(let step): "step \(step)"
      case .refines(let step): "refines \(step)"
      case .decides(let tree): "decides \(tree)"
      }
    return [
      "plan action \(place) \(kind) \(name(role.option)) \(role.isWithoutAct) "
        + values(role.conditionMetBy)
    ]
  }

  private var planRules: [String] {
    var lines: [String] = []
    for bound in plan.bounds {
      let sooner = bound.sooner.map {
        "\(names($0.outcomes)) \(values($0.values)) \(names($0.steps)) \($0.urgency.rawValue)"
      }
      lines.append(
        "plan bound \(bound.tree) \(bound.ownStep) \(names(bound.steps)) "
          + "\(names(bound.holdsWith)) \(sooner ?? "-")")
    }
    for rule in plan.supersessions {
      lines.append(
        "plan supersedes \(names(rule.later)) \(names(rule.earlier)) \(names(rule.steps)) "
          + "\(rule.alsoBegun) \(rule.lowersStrength)")
    }
    for closing in plan.closings {
      lines.append("plan closes \(name(closing.outcome)) \(names(closing.trees))")
    }
    for difference in plan.differences {
      let against = difference.against.map { "\(names($0.outcomes)):\(names($0.steps))" }
      lines.append(
        "plan differs \(difference.step) \(difference.whileRunning) "
          + "\(against.joined(separator: " ")) \(names(difference.listed)) "
          + names(difference.notListed))
    }
    for wait in plan.waits {
      let held = wait.heldDecisions.map { "\(name($0.outcome)):\($0.tree)" }
      lines.append(
        "plan waits \(wait.step) \(wait.awaited) \(names(wait.until)) \(names(wait.conflictOf)) "
          + "\(names(wait.heldBack)) (\(held.joined(separator: " "))) \(wait.urgency.rawValue) "
          + "\(wait.then.into) \(wait.then.givesWayTo) \(name(wait.declinedWith))")
    }
    for wait in plan.cautionWaits {
      lines.append("plan waits-for-caution \(wait.step) \(wait.caution.text)")
    }
    for placement in plan.placements {
      let subject =
        switch placement.subject {
        case .step(let step): "step \(step)"
        case .decision(let tree): "decision \(tree)"
        }
      lines.append(
        "plan place \(subject) \(placement.side.rawValue) \(placement.anchor) "
          + "\(placement.urgency?.rawValue ?? "-") \(placement.onlyIfMoreUrgent) "
          + names(placement.until))
    }
    if let episode = plan.newEpisode {
      lines.append("plan new-episode \(episode.start) \(episode.asks) \(names(episode.keeps))")
    }
    return lines + plan.reasons.map { "plan reason \($0.id)" }
  }

  private func line(_ caution: Caution) -> String {
    "plan caution \(caution.code.text) \(line(caution.condition)) "
      + "\(caution.urgency?.rawValue ?? "-") \(names(caution.steps)) \(caution.isFolded) "
      + "\(name(caution.alsoNames)) \(name(caution.replacesOrderOf))"
  }

  /// A condition in canonical form.
  private func line(_ condition: PlanCondition) -> String {
    let earlier = condition.earlier.map {
      "\(names($0.events)) \(names($0.thanEvents)) \(names($0.thanOnsets)) \($0.by?.seconds ?? 0)"
    }
    let parts = [
      values(condition.values), names(condition.answered), names(condition.notKnown),
      names(condition.given), names(condition.notGiven), names(condition.withoutTime),
      names(condition.notProven), earlier ?? "-", names(condition.trees),
      names(condition.outcomes), names(condition.noOutcomes), values(condition.path),
      name(condition.waitingFor), name(condition.open), "\(condition.closedAtOnce)",
      "(" + condition.states.map(\.rawValue).joined(separator: " ") + ")",
      "\(condition.limitWithin?.seconds ?? 0)", "\(condition.placed)",
      "(" + condition.anyOf.map(line).joined(separator: " ") + ")",
    ]
    return "if(\(parts.joined(separator: " ")))"
  }

  private func name<Subject>(_ name: Name<Subject>?) -> String { name?.text ?? "-" }

  private func name(_ outcome: OutcomeName) -> String { "\(outcome.tree)/\(outcome.outcome)" }

  private func names<Subject>(_ names: [Name<Subject>]) -> String {
    "(" + names.map(\.text).joined(separator: " ") + ")"
  }

  private func names(_ outcomes: [OutcomeName]) -> String {
    "(" + outcomes.map(name).joined(separator: " ") + ")"
  }

  private func values(_ conditions: [ConditionDraft]) -> String {
    "(" + conditions.map { "\($0.item):\(names($0.values))" }.joined(separator: " ") + ")"
  }
}
