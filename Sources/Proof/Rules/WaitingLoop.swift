import GuidelineModel
import Reasoning

extension Rule {
  static let waitingLoop = Rule(
    id: "waiting-loop",
    title: Text(
      nl: "Stappen die in een kring op elkaar wachten",
      en: "Steps that wait for each other in a circle"),
    promise: Text(
      nl: "Bij geen patiënt wacht een stap of een besluit op zichzelf, ook niet langs "
        + "gebeurtenissen, conflicten, plaatsen en wat eerst bepaald moet zijn.",
      en: "For no patient a step or a decision waits for itself, nor by way of events, conflicts, "
        + "places and what must be decided first."),
    weight: .blocks,
    broken: Example(
      "plan.yaml",
      "label: { nl: Opnemen, en: Admit }, done-by: admission }",
      "label: { nl: Opnemen, en: Admit }, done-by: admission, starts-with: visited }"),
    kept: Example(
      "plan.yaml",
      "label: { nl: Opnemen, en: Admit }, done-by: admission }",
      "label: { nl: Opnemen, en: Admit }, done-by: admission, starts-with: first-seen }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var needs = WaitingNeeds(evidence.guideline)
      guard !needs.perhapsStuck.isEmpty else { return [] }
      try evidence.leaveOutWhatNeverStands(&needs)
      var told: Set<Set<WaitingNeeds.Node>> = []
      var findings: [Finding] = []
      for pathway in try evidence.plannedPathways() {
        var search = try WaitingSearch(needs, pathway, &evidence)
        for node in needs.perhapsStuck {
          guard let circle = try search.circle(from: node, &evidence),
            told.insert(Set(circle.nodes)).inserted
          else { continue }
          findings.append(
            evidence.finding(
              circle.nodes, try evidence.witness(in: circle.patients, from: pathway.start)))
        }
      }
      return findings
    })
}

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

/// What is stuck in the plans of one start: the patients of whom nothing that is needed is possible.
private struct WaitingSearch {
  private let needs: WaitingNeeds
  private let everybody: Diagram
  private let pathway: PlannedPathway
  private var standing: [WaitingNeeds.Node: Diagram] = [:]
  /// Of whom something is possible; of everybody where it is not among them.
  private var possible: [WaitingNeeds.Node: Diagram] = [:]

  init(
    _ needs: WaitingNeeds, _ pathway: PlannedPathway, _ evidence: inout Evidence
  ) throws(LimitExceeded) {
    self.needs = needs
    self.pathway = pathway
    everybody = try evidence.symbolic.store.difference(.always, pathway.impossible)
    let nodes = needs.perhapsStuck
    for node in nodes { possible[node] = .never }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for node in nodes {
        var region = everybody
        for need in needs.needs where need.of == node {
          try evidence.symbolic.store.spend()
          region = try evidence.symbolic.store.difference(region, try unmet(need, &evidence))
        }
        if possible[node] != region {
          possible[node] = region
          isGrowing = true
        }
      }
    }
  }

  /// A circle that a step or a decision is stuck in or behind, with the patients who have it whole.
  mutating func circle(
    from node: WaitingNeeds.Node, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> (nodes: [WaitingNeeds.Node], patients: Diagram)? {
    if case .event = node { return nil }
    var patients = try evidence.both(everybody, try self.standing(node, &evidence))
    patients = try evidence.symbolic.store.difference(patients, possible[node] ?? .always)
    guard patients != .never else { return nil }
    var way = [node]
    while let last = way.last {
      guard let next = try step(from: last, &patients, &evidence) else { return nil }
      if let place = way.firstIndex(of: next.node) {
        return (Array(way[place...]), patients)
      }
      if next.isInVain { return ([last, next.node], patients) }
      way.append(next.node)
    }
    return nil
  }

  /// What is needed and not possible, of some of the patients.
  private mutating func step(
    from node: WaitingNeeds.Node, _ patients: inout Diagram, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> (node: WaitingNeeds.Node, isInVain: Bool)? {
    for need in needs.needs where need.of == node {
      let there = try evidence.both(patients, try unmet(need, &evidence))
      guard there != .never else { continue }
      for other in need.anyOf {
        let those =
          need.isOfThoseStanding
          ? try evidence.both(there, try standing(other, &evidence)) : there
        guard those != .never else { continue }
        patients = those
        return (other, false)
      }
      patients = there
      return need.inVain.first.map { ($0, true) }
    }
    return nil
  }

  /// The patients of whom nothing is possible that is needed.
  private mutating func unmet(
    _ need: WaitingNeeds.Need, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> Diagram {
    var region = everybody
    for node in need.standing {
      region = try evidence.both(region, try standing(node, &evidence))
    }
    if let outcome = need.outcome {
      region = try evidence.both(region, try evidence.patients(of: pathway, with: [outcome]))
    }
    var present = need.isOfThoseStanding ? Diagram.never : .always
    for node in need.anyOf {
      var met = possible[node] ?? .always
      if need.isOfThoseStanding {
        let there = try standing(node, &evidence)
        present = try evidence.symbolic.store.either(present, there)
        met = try evidence.both(met, there)
      }
      region = try evidence.symbolic.store.difference(region, met)
    }
    return try evidence.both(region, present)
  }

  private mutating func standing(
    _ node: WaitingNeeds.Node, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> Diagram {
    if let known = standing[node] { return known }
    let found = try evidence.standing(node, pathway)
    standing[node] = found
    return found
  }
}

extension Evidence {
  /// A step or a decision that stands in nobody's plan waits for nothing.
  fileprivate mutating func leaveOutWhatNeverStands(
    _ needs: inout WaitingNeeds
  ) throws(LimitExceeded) {
    var absent: Set<WaitingNeeds.Node> = []
    for node in Set(needs.needs.flatMap { [$0.of] + $0.anyOf + $0.standing }) {
      let stands = try isPossible { evidence, pathway throws(LimitExceeded) in
        try evidence.standing(node, pathway)
      }
      if !stands { absent.insert(node) }
    }
    needs.leaveOut(absent)
  }

  /// The patients in whose plan something stands; an event can always be.
  fileprivate mutating func standing(
    _ node: WaitingNeeds.Node, _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    switch node {
    case .event: .always
    case .step(let step): try patients(of: pathway, with: step)
    case .decision(let tree): try patients(of: pathway) { $0.outcome.tree == tree }
    }
  }

  fileprivate func finding(
    _ loop: [WaitingNeeds.Node], _ witness: Finding.Witness?
  ) -> Finding {
    func words(_ language: Language) -> String {
      (loop + loop.prefix(1)).map { node in
        switch node {
        case .step(let step):
          language == .dutch
            ? "stap \"\(guideline[step].id)\"" : "step \"\(guideline[step].id)\""
        case .decision(let tree):
          language == .dutch
            ? "besluit \"\(guideline[tree].id)\"" : "decision \"\(guideline[tree].id)\""
        case .event(let event):
          language == .dutch
            ? "gebeurtenis \"\(guideline[event].id)\"" : "event \"\(guideline[event].id)\""
        }
      }.joined(separator: language == .dutch ? " na " : " after ")
    }
    let step = loop.lazy.compactMap { node -> Int? in
      guard case .step(let step) = node else { return nil }
      return step.offset
    }.first
    return Finding(
      .plan, at: step.map { DraftPath.plan("steps", $0).key("step") } ?? DraftPath(),
      Text(
        nl: "bij een patiënt wacht in een kring: \(words(.dutch)); laat een ervan niet wachten",
        en: "for some patient there is waiting in a circle: \(words(.english)); let one of them "
          + "not wait"),
      witness: witness)
  }
}
