package import GuidelineModel

extension Reasoner {
  /// The items worth asking.
  ///
  /// First the item that the first undecided tree waits for, then everything else that can change a
  /// tree of the pathway, in the order of trees and decisions. An open choice comes last within its
  /// tree, which is decided without it. If `quickest` is given, it comes before all of these.
  func questions(
    _ pathway: Pathway, _ influential: [[Index<Item>]], state: PatientState,
    first quickest: Index<Item>?
  ) -> [Index<Item>] {
    var questions: [Index<Item>] = []
    func ask(_ item: Index<Item>?) {
      guard let item, !state.unanswerable.contains(item), !questions.contains(item) else { return }
      questions.append(item)
    }
    ask(quickest)
    ask(influential.lazy.compactMap { $0.first }.first)
    for (visit, items) in zip(pathway.visits, influential) {
      items.forEach(ask)
      ask(visit.openChoice?.item)
    }
    return questions
  }

  /// The questions that cannot be answered yet, each with the event from which it can be known.
  func later(_ questions: [Index<Item>], _ facts: CaseFacts) -> [LaterItem] {
    questions.compactMap { item in
      facts.eventAwaited(before: item).map { LaterItem(item: item, event: $0) }
    }
  }

  /// The question that minimises the expected number of questions for the first undecided tree with
  /// an answerable question; `nil` if nothing can be asked.
  func quickestQuestion(
    _ pathway: Pathway, state: PatientState
  ) throws(SearchExceeded) -> Index<Item>? {
    for visit in pathway.visits where visit.possible.only == nil {
      var search = FewestQuestions(
        trees[visit.tree.offset], values: visit.values, unanswerable: state.unanswerable,
        steps: limit.questionSteps)
      if let best = try search.best() { return best.item }
    }
    return nil
  }

  /// The expected number of questions for one tree, asked in the best order.
  ///
  /// - Returns: The best item to ask and the expected number of questions including it; `nil` if
  ///   the tree is decided, waits only for unanswerable items, or exceeds the search limit.
  package func fewestQuestions(
    for tree: Index<Tree>, state: PatientState
  ) -> (item: Index<Item>, expected: Double)? {
    var search = FewestQuestions(
      trees[tree.offset], values: state.values, unanswerable: state.unanswerable,
      steps: limit.questionSteps)
    return try? search.best()
  }

  /// The items that can change the outcome of one tree, in the order of its decisions.
  package func influentialItems(
    of tree: Index<Tree>, for state: PatientState
  ) -> [Index<Item>] {
    trees[tree.offset].influentialItems(state.values, steps: limit.influenceSteps)
  }
}
