/// A decision with its path in the draft.
struct LocatedDecision {
  let draft: DecisionDraft
  let path: DraftPath
}

/// The decisions of one tree as a graph, to sort them topologically.
struct DecisionGraph {
  /// Which unreachable decisions and outcomes are reported.
  ///
  /// A reading may leave those of its base tree unused, but not its own.
  enum Reporting {
    case everything
    case allButUnused
  }

  private let decisions: [LocatedDecision]
  private let start: Name<Decision>
  private let startPath: DraftPath
  private let names: NameList
  private let outcomes: NameList

  init(
    decisions: [LocatedDecision], start: Name<Decision>, startPath: DraftPath, outcomes: [String]
  ) {
    self.decisions = decisions
    self.start = start
    self.startPath = startPath
    names = NameList(decisions.map(\.draft.id.text))
    self.outcomes = NameList(outcomes)
  }

  /// The decisions in topological order, and otherwise in the order of the branches; `nil` if an
  /// error prevents it.
  func decisions(
    resolvedBy resolution: inout Resolution, reporting: Reporting
  ) -> [Decision]? {
    let errorsBefore = resolution.problems.count
    let first = resolution.index(
      of: start.text, in: names, kind: .decision, unknown: .unknownDecision, at: startPath)
    let order = first.map { self.order(from: $0, resolution: &resolution) } ?? []
    var position: [Int: Int] = [:]
    for (index, place) in order.enumerated() { position[place] = index }

    var resolved: [Decision] = []
    for place in order {
      guard let decision = decision(at: place, position: position, resolution: &resolution)
      else { continue }
      resolved.append(decision)
    }
    let unreached = decisions.indices.filter { position[$0] == nil }
    for place in unreached {
      _ = decision(at: place, position: position, resolution: &resolution)
    }
    if first != nil {
      reportUnreachable(unreached, reporting: reporting, resolution: &resolution)
      if case .everything = reporting {
        reportUnusedOutcomes(from: order, resolution: &resolution)
      }
    }
    if resolved.count > 512 {
      resolution.report(
        .tooManyDecisions, at: startPath,
        Text(
          nl: "een boom heeft \(resolved.count) beslissingen; ten hoogste 512 zijn toegestaan",
          en: "a tree has \(resolved.count) decisions; the maximum is 512"))
    } else if resolved.count == decisions.count - unreached.count,
      !Unfolding(resolved).isWithin(Unfolding.most)
    {
      resolution.report(
        .tooManyDecisions, at: startPath,
        Text(
          nl: "herhaalde vragen op één pad breiden de boom uit tot meer dan \(Unfolding.most) "
            + "beslissingen, het maximum",
          en: "repeated questions on one path expand the tree to more than \(Unfolding.most) "
            + "decisions, the maximum"))
    }
    let hasErrors = resolution.problems.dropFirst(errorsBefore).contains { $0.severity == .error }
    return hasErrors ? nil : resolved
  }

  private func decision(
    at place: Int, position: [Int: Int], resolution: inout Resolution
  ) -> Decision? {
    let (draft, path) = (decisions[place].draft, decisions[place].path)
    let itemPath = path.key("item")
    guard let item = resolution.itemIndex(draft.item, at: itemPath) else { return nil }
    let known = resolution.draft.items[item.offset]
    var covered = PossibleValues(bits: 0)
    var branches: [Branch] = []
    for (index, branch) in draft.branches.enumerated() {
      let branchPath = path.key("branches").index(index)
      let values = resolution.values(branch.values, of: item, at: branchPath.key("when"))
      reportTwice(values.intersection(covered), item, branchPath.key("when"), &resolution)
      covered = covered.union(values)
      guard let target = target(of: branch, position, branchPath, &resolution) else {
        continue
      }
      branches.append(
        Branch(
          values: values, label: branch.label ?? known.label(of: branch.values), target: target))
    }
    for (value, _) in known.values.enumerated().filter({ !covered.contains($0.offset) }) {
      resolution.report(
        .valueNotCovered, at: path.key("branches"),
        Text(
          nl: "geen tak van beslissing \"\(draft.id)\" geldt voor waarde "
            + "\"\(known.values[value].id)\" van gegeven \"\(known.id)\"",
          en: "no branch of decision \"\(draft.id)\" takes value \"\(known.values[value].id)\" "
            + "of item \"\(known.id)\""))
    }
    return Decision(id: draft.id, item: item, label: draft.label, branches: branches)
  }

  private func reportTwice(
    _ values: PossibleValues, _ item: Index<Item>, _ path: DraftPath,
    _ resolution: inout Resolution
  ) {
    let known = resolution.draft.items[item.offset]
    for value in values {
      resolution.report(
        .valueCoveredTwice, at: path,
        Text(
          nl: "waarde \"\(known.values[value].id)\" van gegeven \"\(known.id)\" heeft al een tak",
          en: "value \"\(known.values[value].id)\" of item \"\(known.id)\" already has a branch"))
    }
  }

  private func target(
    of branch: BranchDraft, _ position: [Int: Int], _ path: DraftPath,
    _ resolution: inout Resolution
  ) -> Branch.Target? {
    switch branch.target {
    case .outcome(let name):
      resolution.index(
        of: name.text, in: outcomes, kind: .outcome, unknown: .unknownOutcome,
        at: path.key("outcome")
      )
      .map { .outcome(Index($0)) }
    case .decision(let name):
      resolution.index(
        of: name.text, in: names, kind: .decision, unknown: .unknownDecision,
        at: path.key("decision")
      )
      .flatMap { position[$0] }.map { .decision(Index($0)) }
    }
  }

  /// Reverse postorder, which is a topological order; a branch that closes a cycle is reported and
  /// ignored.
  private func order(from first: Int, resolution: inout Resolution) -> [Int] {
    var postorder: [Int] = []
    var finished: Set<Int> = []
    var trail: Set<Int> = [first]
    var stack = [(place: first, rest: targets(of: first, &resolution))]
    while let top = stack.last {
      guard let (branch, next) = top.rest.last else {
        stack.removeLast()
        trail.remove(top.place)
        finished.insert(top.place)
        postorder.append(top.place)
        continue
      }
      stack[stack.count - 1].rest.removeLast()
      if trail.contains(next) {
        resolution.report(
          .decisionCycle,
          at: decisions[top.place].path.key("branches").index(branch).key("decision"),
          Text(
            nl: "beslissing \"\(decisions[top.place].draft.id)\" leidt terug naar beslissing "
              + "\"\(decisions[next].draft.id)\"",
            en: "decision \"\(decisions[top.place].draft.id)\" leads back to decision "
              + "\"\(decisions[next].draft.id)\""))
      } else if !finished.contains(next) {
        trail.insert(next)
        stack.append((next, targets(of: next, &resolution)))
      }
    }
    return postorder.reversed()
  }

  /// The indices of a decision's successors, each with the index of its branch.
  private func targets(
    of place: Int, _ resolution: inout Resolution
  ) -> [(branch: Int, decision: Int)] {
    var targets: [(branch: Int, decision: Int)] = []
    for (index, branch) in decisions[place].draft.branches.enumerated() {
      guard case .decision(let name) = branch.target,
        let next = self.index(meantBy: name.text, in: names, &resolution)
      else { continue }
      targets.append((index, next))
    }
    return targets
  }

  /// The index of a name in a list, or of the name most likely meant; reports nothing.
  private func index(
    meantBy name: String, in list: NameList, _ resolution: inout Resolution
  ) -> Int? {
    list.index(of: name)
      ?? resolution.nearestNames.name(nearestTo: name, in: list.names).flatMap(list.index)
  }

  private func reportUnreachable(
    _ unreached: [Int], reporting: Reporting, resolution: inout Resolution
  ) {
    for decision in unreached.map({ decisions[$0] }) {
      if case .allButUnused = reporting, decision.path.parts.first == .key("trees") { continue }
      resolution.report(
        .unreachableDecision, at: decision.path.key("decision"),
        Text(
          nl: "geen tak leidt naar beslissing \"\(decision.draft.id)\"",
          en: "no branch leads to decision \"\(decision.draft.id)\""))
    }
  }

  private func reportUnusedOutcomes(from order: [Int], resolution: inout Resolution) {
    guard let treePath = startPath.parent else { return }
    var used: Set<Int> = []
    for branch in order.flatMap({ decisions[$0].draft.branches }) {
      guard case .outcome(let name) = branch.target else { continue }
      if let place = index(meantBy: name.text, in: outcomes, &resolution) { used.insert(place) }
    }
    for (place, outcome) in outcomes.names.enumerated()
    where !(outcomes.index(of: outcome).map(used.contains) ?? false) {
      resolution.report(
        .unusedOutcome, at: treePath.key("outcomes").index(place).key("outcome"),
        severity: .finding,
        Text(
          nl: "geen tak leidt naar uitkomst \"\(outcome)\"",
          en: "no branch leads to outcome \"\(outcome)\""))
    }
  }
}

extension Item {
  /// A label for several values, in the order in which they are named: "Matig of Hevig".
  fileprivate func label(of names: [Name<Value>]) -> Text {
    let labels = names.compactMap { name in values.first { $0.id == name }?.label }
    if labels.count == 1 { return labels[0] }
    return Text(
      nl: ActionPhrases(.dutch).oneOf(labels.map(\.nl)),
      en: ActionPhrases(.english).oneOf(labels.map(\.en)), isOurs: true)
  }
}
