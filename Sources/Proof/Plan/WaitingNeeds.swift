import GuidelineModel

/// What steps, decisions and events of plans need before they can be.
struct WaitingNeeds {
  /// What waits or is waited for.
  enum Node: Hashable {
    case step(Index<PlanStep>)
    case decision(Index<Tree>)
    case event(Index<Event>)
  }

  /// That something waits until one of some others is possible.
  struct Need {
    let of: Node
    var anyOf: [Node]
    /// Events that come too late: what waits is done or has begun with them.
    var inVain: [Node] = []
    /// Steps and decisions that must stand in the plan for it to wait at all.
    var standing: [Node] = []
    /// An outcome that must be advised.
    var outcome: OutcomeName?
    /// Whether only those count that stand in the plan, and nothing is needed where none does.
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

  /// An event needs those before it, and what it is the first of or a step that is done with it.
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
      // Doing a step is its first event: the others complete it from elsewhere.
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

  /// Whatever a wait holds back needs an event that ends it, other than those that come too late.
  private mutating func add(_ wait: Wait, _ guideline: Guideline) {
    guard let step = guideline.step(wait.step) else { return }
    let waiting = [Node.step(step)]
    for held in [step] + wait.heldBack.compactMap(guideline.step) {
      let own = guideline[held]
      let begun = own.doneBy + [own.run?.from, own.run?.until].compactMap(\.self)
      var need = Need(of: .step(held), anyOf: [], standing: waiting + [.step(held)])
      for end in wait.until {
        guard let event = guideline.event(named: end.text) else { continue }
        let isInVain = begun.contains { guideline.mustCome($0, noLaterThan: end) }
        if isInVain { need.inVain.append(.event(event)) } else { need.anyOf.append(.event(event)) }
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

  /// That one comes after another where both stand.
  private mutating func addOrder(_ later: Node?, _ earlier: Node?) {
    guard let later, let earlier else { return }
    needs.append(Need(of: later, anyOf: [earlier], standing: [later, earlier]))
  }

  /// Everything that waits for itself where every need applies, in the order of the needs.
  var perhapsStuck: [Node] {
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

  /// Leaves out steps and decisions that stand in nobody's plan.
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
  /// Whether one event is there, at the same time or earlier, whenever another is.
  ///
  /// The first of several is there when any of them is, and when anything is that must follow one of
  /// them; what must come before it, must come before each of them.
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
