extension Resolution {
  /// The tree at an index of the draft; `nil` if an error prevents it from being built.
  mutating func tree(_ place: Int) -> Tree? {
    let draft = draft.trees[place]
    let path = DraftPath("trees").index(place)
    if !(1...self.draft.header.document.pageCount).contains(draft.page) {
      report(
        .unknownPage, at: path.key("page"),
        Text(
          nl: "pagina \(draft.page) bestaat niet in het brondocument",
          en: "page \(draft.page) does not exist in the source document"),
        allowed: ["1-\(self.draft.header.document.pageCount)"])
    }
    if draft.rationale == nil {
      report(
        .missingRationale, at: path.key("tree"),
        Text(
          nl: "boom \"\(draft.id)\" heeft geen onderbouwing",
          en: "tree \"\(draft.id)\" has no rationale"))
    }
    if let rationale = draft.rationale { checkCitations(of: rationale, at: path.key("rationale")) }
    let outcomes = outcomes(of: draft, at: path.key("outcomes"))
    let located = draft.decisions.enumerated().map {
      LocatedDecision(draft: $1, path: path.key("decisions").index($0))
    }
    reportDuplicates(of: draft.decisions.map(\.id.text), kind: .decision) {
      path.key("decisions").index($0).key("decision")
    }
    let graph = DecisionGraph(
      decisions: located, start: draft.start, startPath: path.key("start"),
      outcomes: draft.outcomes.map(\.id.text))
    let decisions = graph.decisions(resolvedBy: &self, reporting: .everything)
    guard let decisions, let outcomes else { return nil }
    return Tree(
      id: draft.id, page: draft.page, title: draft.title, tab: draft.tab ?? draft.title,
      rationale: draft.rationale ?? .unwritten, decisions: decisions,
      outcomes: outcomes, formerNames: draft.formerNames, role: draft.role)
  }

  private mutating func checkCitations(of rationale: Rationale, at path: DraftPath) {
    for language in Language.allCases {
      for (place, citation) in rationale[language].citations.enumerated() {
        _ = self.index(
          of: citation.source.text, in: sources, kind: .source, unknown: .unknownSource,
          at: path.key(language.rawValue).index(place))
      }
    }
  }

  private mutating func outcomes(of tree: TreeDraft, at path: DraftPath) -> [Outcome]? {
    reportDuplicates(of: tree.outcomes.map(\.id.text), kind: .outcome) {
      path.index($0).key("outcome")
    }
    if tree.outcomes.count > 64 {
      report(
        .tooManyOutcomes, at: path,
        Text(
          nl: "boom \"\(tree.id)\" heeft \(tree.outcomes.count) uitkomsten; ten hoogste 64 zijn "
            + "toegestaan",
          en: "tree \"\(tree.id)\" has \(tree.outcomes.count) outcomes; the maximum is "
            + "64"))
      return nil
    }
    var outcomes: [Outcome] = []
    for (place, draft) in tree.outcomes.enumerated() {
      let outcome = path.index(place)
      outcomes.append(
        Outcome(
          id: draft.id, summary: draft.summary, wording: draft.wording, action: draft.action,
          limits: limits(in: draft.action, under: [], at: outcome.key("actions")),
          fixes: conditions(draft.fixes, at: outcome.key("fixes")).map {
            Outcome.Fix(item: $0.item, values: $0.values)
          },
          continuation: continuation(draft.continuation, at: outcome),
          formerNames: draft.formerNames, events: self.draft.header.events, role: draft.role))
    }
    return outcomes
  }

  private mutating func continuation(
    _ continuation: OutcomeDraft.Continuation, at path: DraftPath
  ) -> Outcome.Continuation {
    switch continuation {
    case .trees(let names):
      return .trees(treeIndices(names, at: path.key("next")))
    case .choice(let name, let options):
      let choice = path.key("choice")
      guard let item = itemIndex(name, at: choice.key("item")) else { return .trees([]) }
      var resolved: [Outcome.Option] = []
      for option in options {
        let optionPath = choice.key("next").key(option.value.text)
        let trees = treeIndices(option.trees, at: optionPath)
        guard let value = value(option.value, of: draft.items[item.offset], at: optionPath) else {
          continue
        }
        resolved.append(
          Outcome.Option(value: PossibleValues(only: value), trees: trees))
      }
      if options.count < 2 {
        report(
          .choiceWithoutOptions, at: choice.key("next"),
          Text(
            nl: "een keuze heeft minstens twee opties nodig",
            en: "a choice needs at least two options"))
      }
      return .choice(item: item, options: resolved)
    }
  }

  private mutating func limits(
    in action: Action, under conditions: [Text], at path: DraftPath
  ) -> [OutcomeLimit] {
    switch action {
    case .step(let step):
      let conditions = conditions + [step.condition].compactMap(\.self)
      return [outcomeLimit(step.limit, under: conditions, at: path)].compactMap(\.self)
    case .group(let group):
      let conditions = conditions + [group.condition].compactMap(\.self)
      var limits = [outcomeLimit(group.limit, under: conditions, at: path)].compactMap(\.self)
      for (place, member) in group.actions.enumerated() {
        limits += self.limits(
          in: member, under: conditions, at: path.key(group.join.rawValue).index(place))
      }
      return limits
    }
  }

  private mutating func outcomeLimit(
    _ limit: TimeLimit?, under conditions: [Text], at path: DraftPath
  ) -> OutcomeLimit? {
    guard let limit, let event = eventIndex(limit.event, at: path.key("limit").key("from"))
    else { return nil }
    let condition = conditions.reduce(nil as Text?) { joined, next in
      guard let joined else { return next }
      return Text(nl: "\(joined.nl), \(next.nl)", en: "\(joined.en), \(next.en)")
    }
    return OutcomeLimit(limit: limit, event: event, condition: condition)
  }

  /// Reports each link that closes a cycle of trees.
  mutating func checkLinkCycles(_ order: [Int]) {
    let names = order.map { draft.trees[$0].id.text }
    var finished: Set<String> = []
    var trail: [String] = []
    var cycles: [DraftProblem] = []
    func visit(_ place: Int, in draft: GuidelineDraft) {
      let tree = draft.trees[order[place]]
      trail.append(tree.id.text)
      for (index, outcome) in tree.outcomes.enumerated() {
        let path = DraftPath("trees").index(order[place]).key("outcomes").index(index)
        for (link, linkPath) in outcome.continuation.links(at: path) {
          if trail.contains(link.text) {
            let way = (trail.drop { $0 != link.text } + [link.text]).joined(separator: " → ")
            cycles.append(
              DraftProblem(
                code: .treeCycle, path: linkPath,
                message: Text(
                  nl: "uitkomst \"\(outcome.id)\" leidt terug naar boom \"\(link)\": \(way)",
                  en: "outcome \"\(outcome.id)\" leads back to tree \"\(link)\": \(way)")))
          } else if !finished.contains(link.text), let next = names.firstIndex(of: link.text) {
            visit(next, in: draft)
          }
        }
      }
      trail.removeLast()
      finished.insert(tree.id.text)
    }
    for place in order.indices where !finished.contains(names[place]) {
      visit(place, in: draft)
    }
    for cycle in cycles { report(cycle.code, at: cycle.path, cycle.message) }
  }
}

extension OutcomeDraft.Continuation {
  /// All trees that can follow, for any option, each with the path that names it.
  fileprivate func links(at path: DraftPath) -> [(Name<Tree>, DraftPath)] {
    switch self {
    case .trees(let names):
      names.enumerated().map { ($1, path.key("next").index($0)) }
    case .choice(_, let options):
      options.flatMap { option in
        option.trees.enumerated().map { place, name in
          (name, path.key("choice").key("next").key(option.value.text).index(place))
        }
      }
    }
  }
}
