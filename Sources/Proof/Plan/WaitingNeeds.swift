import GuidelineModel

/// What steps, decisions and events need before they can happen.
struct WaitingNeeds {
  /// A step, a decision or an event, which may wait or be waited for.
  enum Node: Hashable {
    case step(Index<PlanStep>)
    case decision(Index<Tree>)
    case event(Index<Event>)
  }

  /// A requirement: something waits until one of some others is possible.
  struct Need {
    let of: Node
    var anyOf: [Node]
    /// Events that come too late: they imply that what waits is done or has begun.
    var tooLate: [Node] = []
    /// Steps and decisions that must be in the plan for the requirement to apply.
    var standing: [Node] = []
    /// An outcome that must be advised for the requirement to apply.
    var outcome: OutcomeName?
    /// Whether only alternatives that are in the plan count; without any, nothing is required.
    var isOfThoseStanding = false
  }

  private(set) var needs: [Need] = []

  init(_ guideline: Guideline) {
    addEvents(guideline)
    for (place, content) in guideline.steps.enumerated() {
      guard let start = content.startsWith.flatMap({ guideline.event(named: $0.text) })
      else { continue }
      needs.append(Need(of: .step(Index(place)), anyOf: [.event(start)]))
    }
    for wait in guideline.plan.waits { add(wait, guideline) }
    for (place, tree) in guideline.trees.enumerated() {
      addOrder(
        tree.role.decidedBefore.flatMap(guideline.step).map { .step($0) }, .decision(Index(place)))
    }
    for placement in guideline.plan.placements {
      let subject: Node? =
        switch placement.subject {
        case .step(let name): guideline.step(name).map { .step($0) }
        case .decision(let tree): guideline.tree(named: tree.text).map { .decision($0) }
        }
      let anchor = guideline.step(placement.anchor).map { Node.step($0) }
      switch placement.side {
      case .after: addOrder(subject, anchor)
      case .before: addOrder(anchor, subject)
      }
    }
  }

  /// An event needs the events before it.
  ///
  /// A derived event needs one of those it is the first of, any other event a step that it
  /// completes.
  private mutating func addEvents(_ guideline: Guideline) {
    for (place, content) in guideline.events.enumerated() {
      let event = Node.event(Index(place))
      func named(_ name: Name<Event>) -> Node? {
        guideline.event(named: name.text).map { .event($0) }
      }
      for earlier in content.after.compactMap(named) {
        needs.append(Need(of: event, anyOf: [earlier]))
      }
      guard !content.isDerived else {
        needs.append(Need(of: event, anyOf: content.firstOf.compactMap(named)))
        continue
      }
      // Doing a step causes the first event in its list; the others complete it from elsewhere.
      let doing = guideline.steps.indices.filter { number in
        let step = guideline.steps[number]
        return step.doneBy.first == content.id || step.run?.from == content.id
      }
      guard !doing.isEmpty else { continue }
      needs.append(
        Need(
          of: event, anyOf: doing.map { .step(Index($0)) }, isOfThoseStanding: doing.count > 1))
    }
  }

  /// A step or decision that a wait holds back needs an event that ends the wait and does not come
  /// too late.
  private mutating func add(_ wait: Wait, _ guideline: Guideline) {
    guard let step = guideline.step(wait.step) else { return }
    let waiting = [Node.step(step)]
    for held in [step] + wait.heldBack.compactMap(guideline.step) {
      let own = guideline[held]
      let begun = own.doneBy + [own.run?.from, own.run?.until].compactMap(\.self)
      var need = Need(of: .step(held), anyOf: [], standing: waiting + [.step(held)])
      for end in wait.until {
        guard let event = guideline.event(named: end.text) else { continue }
        let isTooLate = begun.contains { guideline.mustCome($0, noLaterThan: end) }
        if isTooLate {
          need.tooLate.append(.event(event))
        } else {
          need.anyOf.append(.event(event))
        }
      }
      needs.append(need)
    }
    let ends = wait.until.compactMap { guideline.event(named: $0.text) }.map { Node.event($0) }
    for held in wait.heldDecisions {
      guard let tree = guideline.tree(named: held.tree.text) else { continue }
      needs.append(
        Need(
          of: .decision(tree), anyOf: ends, standing: waiting + [.decision(tree)],
          outcome: held.outcome))
    }
  }

  /// Requires that one comes after another where both are in the plan.
  private mutating func addOrder(_ later: Node?, _ earlier: Node?) {
    guard let later, let earlier else { return }
    needs.append(Need(of: later, anyOf: [earlier], standing: [later, earlier]))
  }

  /// What waits for itself if every requirement applies, in the order of the requirements.
  var possiblyStuck: [Node] {
    let all = needs.map(\.of)
    var stuck = Set(all)
    while let free = stuck.first(where: { node in
      needs.allSatisfy { need in
        need.of != node
          || (need.isOfThoseStanding
            ? stuck.isDisjoint(with: need.anyOf) : !stuck.isSuperset(of: need.anyOf))
      }
    }) {
      stuck.remove(free)
    }
    var seen: Set<Node> = []
    return all.filter { stuck.contains($0) && seen.insert($0).inserted }
  }

  /// Removes steps and decisions that are in nobody's plan.
  mutating func leaveOut(_ absent: Set<Node>) {
    needs = needs.compactMap { need in
      guard !absent.contains(need.of), absent.isDisjoint(with: need.standing) else { return nil }
      var need = need
      let hadSome = !need.anyOf.isEmpty
      need.anyOf.removeAll(where: absent.contains)
      return hadSome && need.anyOf.isEmpty ? nil : need
    }
  }
}

extension Guideline {
  /// Whether an event has happened, at the same time or earlier, whenever another one has.
  ///
  /// A derived event has happened when any of its parts has, and when anything has that must follow
  /// one of them. What must come before it must come before each part.
  func mustCome(_ earlier: Name<Event>, noLaterThan later: Name<Event>) -> Bool {
    guard let early = event(named: earlier.text), let late = event(named: later.text) else {
      return false
    }
    let rules = eventRules
    func parts(_ event: Index<Event>) -> IndexMask<Event> {
      rules.derived.first { $0.event == event }?.of ?? IndexMask([event])
    }
    let earlyParts = parts(early)
    return parts(late).allSatisfy { late in
      earlyParts.contains(late) || !rules.mustFollow[late.offset].isDisjoint(with: earlyParts)
    }
  }
}
