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
