import GuidelineModel

extension PlanDraft {
  /// Answered items that are on no decision path and in no reason, that no undecided tree can ask,
  /// and on which no shown caution depends.
  ///
  /// - Parameters:
  ///   - advice: What the trees say.
  ///   - shown: The cautions that apply.
  /// - Returns: The items, in item order.
  func unusedAnswers(_ advice: Advice, _ shown: [CautionRule]) -> [Index<Item>] {
    var rest = facts.answered
    func use(_ items: some Sequence<Index<Item>>) {
      guard !rest.isEmpty else { return }
      for item in items { if let place = rest.firstIndex(of: item) { rest.remove(at: place) } }
    }
    for tree in advice.trees {
      use(tree.path.lazy.map(\.item))
      use(tree.because?.answers.map(\.item) ?? [])
    }
    for evaluatedTree in facts.trees.evaluatedTrees where !rest.isEmpty {
      use(itemsUsed(by: evaluatedTree))
    }
    for warning in advice.warnings { use(warning.conditions.lazy.map(\.item)) }
    for caution in shown where !rest.isEmpty { use(items(of: caution.condition)) }
    for evaluatedTree in facts.trees.evaluatedTrees where !evaluatedTree.isReached && !rest.isEmpty
    {
      use(reasonItems(of: evaluatedTree))
    }
    return rest
  }

  private func itemsUsed(by evaluatedTree: PlannedTrees.EvaluatedTree) -> [Index<Item>] {
    let compiled = facts.compiled[evaluatedTree.tree.offset]
    guard let outcome = evaluatedTree.outcome else {
      return compiled.reachedNodes(evaluatedTree.values).map { Index(compiled.nodes[$0].item) }
    }
    let choice: [Index<Item>] =
      switch compiled.endings[outcome.outcome.offset].continuation {
      case .choice(let item, _): [item]
      case .trees: []
      }
    return choice + (evaluatedTree.isReached ? [] : facts.itemsOnPath(of: evaluatedTree))
  }

  /// The answers that force the outcome of a tree that the pathway does not reach, beside fixed
  /// values.
  private func reasonItems(of evaluatedTree: PlannedTrees.EvaluatedTree) -> [Index<Item>] {
    guard evaluatedTree.outcome != nil else { return [] }
    let search = ReasonSearch(
      facts.compiled[evaluatedTree.tree.offset], answered: evaluatedTree.values,
      unanswered: facts.trees.settled)
    return search.shortest(steps: facts.limit.reasonSteps).map { Index($0) }
  }
}
