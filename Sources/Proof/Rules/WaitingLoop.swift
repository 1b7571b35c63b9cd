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
      guard !needs.possiblyStuck.isEmpty else { return [] }
      try evidence.leaveOutWhatNeverStands(&needs)
      var told: Set<Set<WaitingNeeds.Node>> = []
      var findings: [Finding] = []
      for pathway in try evidence.plannedPathways() {
        var search = try WaitingSearch(needs, pathway, &evidence)
        for node in needs.possiblyStuck {
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

/// Finds circular waiting in the plans from one start: the patients for whom nothing that is needed
/// is possible.
private struct WaitingSearch {
  private let needs: WaitingNeeds
  private let everybody: Diagram
  private let pathway: PlannedPathway
  private var standing: [WaitingNeeds.Node: Diagram] = [:]
  /// For each node, the patients for whom it is possible; all patients if it is missing here.
  private var possible: [WaitingNeeds.Node: Diagram] = [:]

  init(
    _ needs: WaitingNeeds, _ pathway: PlannedPathway, _ evidence: inout Evidence
  ) throws(LimitExceeded) {
    self.needs = needs
    self.pathway = pathway
    everybody = try evidence.symbolic.store.difference(.true, pathway.impossible)
    let nodes = needs.possiblyStuck
    for node in nodes { possible[node] = .false }
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

  /// The cycle that a step or decision is part of or waits for, with the patients for whom the
  /// whole cycle holds.
  mutating func circle(
    from node: WaitingNeeds.Node, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> (nodes: [WaitingNeeds.Node], patients: Diagram)? {
    if case .event = node { return nil }
    var patients = try evidence.and(everybody, try self.standing(node, &evidence))
    patients = try evidence.symbolic.store.difference(patients, possible[node] ?? .true)
    guard patients != .false else { return nil }
    var way = [node]
    while let last = way.last {
      guard let next = try step(from: last, &patients, &evidence) else { return nil }
      if let place = way.firstIndex(of: next.node) {
        return (Array(way[place...]), patients)
      }
      if next.isTooLate { return ([last, next.node], patients) }
      way.append(next.node)
    }
    return nil
  }

  /// A requirement of a node that is not met, for some of the patients.
  private mutating func step(
    from node: WaitingNeeds.Node, _ patients: inout Diagram, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> (node: WaitingNeeds.Node, isTooLate: Bool)? {
    for need in needs.needs where need.of == node {
      let there = try evidence.and(patients, try unmet(need, &evidence))
      guard there != .false else { continue }
      for other in need.anyOf {
        let those =
          need.isOfThoseStanding
          ? try evidence.and(there, try standing(other, &evidence)) : there
        guard those != .false else { continue }
        patients = those
        return (other, false)
      }
      patients = there
      return need.tooLate.first.map { ($0, true) }
    }
    return nil
  }

  /// The patients for whom a requirement applies and is not met.
  private mutating func unmet(
    _ need: WaitingNeeds.Need, _ evidence: inout Evidence
  ) throws(LimitExceeded) -> Diagram {
    var region = everybody
    for node in need.standing {
      region = try evidence.and(region, try standing(node, &evidence))
    }
    if let outcome = need.outcome {
      region = try evidence.and(region, try evidence.patients(of: pathway, with: [outcome]))
    }
    var present = need.isOfThoseStanding ? Diagram.false : .true
    for node in need.anyOf {
      var met = possible[node] ?? .true
      if need.isOfThoseStanding {
        let there = try standing(node, &evidence)
        present = try evidence.symbolic.store.or(present, there)
        met = try evidence.and(met, there)
      }
      region = try evidence.symbolic.store.difference(region, met)
    }
    return try evidence.and(region, present)
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
  /// Removes steps and decisions that are in nobody's plan: they wait for nothing.
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

  /// The patients in whose plan a node is; an event is always possible.
  fileprivate mutating func standing(
    _ node: WaitingNeeds.Node, _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    switch node {
    case .event: .true
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
