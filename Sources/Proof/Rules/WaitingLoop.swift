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
      let graph = WaitingGraph(evidence.guideline)
      guard graph.hasLoop else { return [] }
      var told: Set<Set<WaitingGraph.Node>> = []
      var findings: [Finding] = []
      var nodes: [WaitingGraph.Node] = []
      for node in graph.nodesInLoops where try evidence.standsForSomebody(node) {
        nodes.append(node)
      }
      for pathway in try evidence.plannedPathways() {
        for node in nodes {
          guard let loop = try evidence.loop(from: node, in: graph, of: pathway),
            loop.nodes.allSatisfy(nodes.contains), told.insert(Set(loop.nodes)).inserted
          else { continue }
          findings.append(
            evidence.finding(
              loop.nodes, try evidence.witness(in: loop.patients, from: pathway.start)))
        }
      }
      return findings
    })
}

/// What waits for what in plans.
struct WaitingGraph {
  /// What waits or is waited for.
  enum Node: Hashable {
    case step(Index<PlanStep>)
    case decision(Index<Tree>)
    case event(Index<Event>)
  }

  /// That one waits for another.
  struct Edge {
    let from: Node
    let to: Node
    /// Whether it waits only where both stand in a plan; what events say of each other holds always.
    var ofBoth = true
    /// Steps and decisions that must stand in the plan, beside the two.
    var standing: [Node] = []
    /// An outcome that must be advised.
    var outcome: OutcomeName?
    /// Steps of which none may stand.
    var alone: [Index<PlanStep>] = []
  }

  let edges: [Edge]

  init(_ guideline: Guideline) {
    var edges: [Edge] = []
    func event(_ name: Name<Event>) -> Node? {
      guideline.event(named: name.text).map { .event($0) }
    }
    func step(_ name: Name<PlanStep>) -> Node? { guideline.step(name).map { .step($0) } }
    func add(_ from: Node?, _ to: Node?, _ complete: (inout Edge) -> Void = { _ in }) {
      guard let from, let to else { return }
      var edge = Edge(from: from, to: to)
      complete(&edge)
      edges.append(edge)
    }
    for (place, content) in guideline.events.enumerated() {
      for earlier in content.after {
        add(.event(Index(place)), event(earlier)) { $0.ofBoth = false }
      }
      // Doing a step is its first event: the others complete it from elsewhere.
      let doing = guideline.steps.indices.filter { number in
        let step = guideline.steps[number]
        return step.doneBy.first == content.id || step.run?.from == content.id
      }.map { Index<PlanStep>($0) }
      for one in doing {
        add(.event(Index(place)), .step(one)) {
          $0.alone = doing.filter { $0 != one }
          $0.ofBoth = doing.count > 1
        }
      }
    }
    for (place, content) in guideline.steps.enumerated() {
      add(.step(Index(place)), content.startsWith.flatMap(event)) { $0.ofBoth = false }
    }
    for wait in guideline.plan.waits {
      for held in wait.heldBack {
        add(step(held), step(wait.awaited)) { $0.standing = [step(wait.step)].compactMap(\.self) }
      }
      add(step(wait.step), step(wait.awaited))
      for held in wait.heldDecisions {
        let tree = guideline.tree(named: held.tree.text).map { Node.decision($0) }
        add(tree, step(wait.awaited)) {
          $0.standing = [step(wait.step)].compactMap(\.self)
          $0.outcome = held.outcome
        }
      }
    }
    for (place, tree) in guideline.trees.enumerated() {
      add(tree.role.decidedBefore.flatMap(step), .decision(Index(place)))
    }
    for placement in guideline.plan.placements {
      let subject: Node? =
        switch placement.subject {
        case .step(let name): step(name)
        case .decision(let tree): guideline.tree(named: tree.text).map { .decision($0) }
        }
      switch placement.side {
      case .after: add(subject, step(placement.anchor))
      case .before: add(step(placement.anchor), subject)
      }
    }
    self.edges = edges
  }

  func edges(from node: Node) -> [Edge] { edges.filter { $0.from == node } }

  var hasLoop: Bool { !nodesInLoops.isEmpty }

  /// Whatever some way leads back to, in the order of the edges.
  var nodesInLoops: [Node] {
    var seen: Set<Node> = []
    return edges.map(\.from).filter { seen.insert($0).inserted && leadsBack(to: $0) }
  }

  private func leadsBack(to node: Node) -> Bool {
    var seen: Set<Node> = []
    var pending = [node]
    while let next = pending.popLast() {
      for edge in edges(from: next) {
        if edge.to == node { return true }
        if seen.insert(edge.to).inserted { pending.append(edge.to) }
      }
    }
    return false
  }
}

extension Evidence {
  /// A circle through a node that some patient has whole.
  fileprivate mutating func loop(
    from node: WaitingGraph.Node, in graph: WaitingGraph, of pathway: PlannedPathway
  ) throws(LimitExceeded) -> (nodes: [WaitingGraph.Node], patients: Diagram)? {
    let everybody = try symbolic.store.difference(.always, pathway.impossible)
    return try loop(back: node, [node], everybody, graph, pathway)
  }

  private mutating func loop(
    back first: WaitingGraph.Node, _ way: [WaitingGraph.Node], _ patients: Diagram,
    _ graph: WaitingGraph, _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> (nodes: [WaitingGraph.Node], patients: Diagram)? {
    guard patients != .never, let last = way.last else { return nil }
    for edge in graph.edges(from: last) where edge.to == first || !way.contains(edge.to) {
      try symbolic.store.spend()
      var there = patients
      for node in edge.standing + (edge.ofBoth ? [edge.from, edge.to] : []) {
        there = try both(there, try standing(node, pathway))
      }
      if let outcome = edge.outcome {
        there = try both(there, try self.patients(of: pathway, with: [outcome]))
      }
      for step in edge.alone {
        there = try symbolic.store.difference(there, try standing(.step(step), pathway))
      }
      guard there != .never else { continue }
      if edge.to == first { return (way, there) }
      if let found = try loop(back: first, way + [edge.to], there, graph, pathway) {
        return found
      }
    }
    return nil
  }

  /// Whether something can stand in the plan of some patient.
  fileprivate mutating func standsForSomebody(
    _ node: WaitingGraph.Node
  ) throws(LimitExceeded) -> Bool {
    try isPossible { evidence, pathway throws(LimitExceeded) in
      try evidence.standing(node, pathway)
    }
  }

  /// The patients in whose plan something stands; an event can always be.
  private mutating func standing(
    _ node: WaitingGraph.Node, _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    switch node {
    case .event: .always
    case .step(let step): try patients(of: pathway, with: step)
    case .decision(let tree): try patients(of: pathway) { $0.outcome.tree == tree }
    }
  }

  fileprivate func finding(
    _ loop: [WaitingGraph.Node], _ witness: Finding.Witness?
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
        nl: "bij een patiënt wacht in een kring: \(words(.dutch))",
        en: "for some patient there is waiting in a circle: \(words(.english))"),
      witness: witness)
  }
}
