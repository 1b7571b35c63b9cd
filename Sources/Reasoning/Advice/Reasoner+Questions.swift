package import GuidelineModel

extension Reasoner {
  /// The items worth asking, given those that can still change each tree: first what the first
  /// undecided tree waits for, then whatever else can still change a tree listed, in the order of the
  /// trees and of their decisions; a choice comes last of its tree, which is decided without it.
  ///
  /// Before all of these, the question after which the fewest more are needed, where it was looked for.
  func questions(
    _ pathway: Pathway, _ influential: [[Index<Item>]], state: PatientState,
    first quickest: Index<Item>?
  ) -> [Index<Item>] {
    var questions: [Index<Item>] = []
    func ask(_ item: Index<Item>?) {
      guard let item, !state.askedInVain.contains(item), !questions.contains(item) else { return }
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

  /// Those of some questions that nobody can answer yet, each with the event from which it can be known.
  func later(_ questions: [Index<Item>], _ facts: CaseFacts) -> [LaterItem] {
    questions.compactMap { item in
      facts.eventAwaited(before: item).map { LaterItem(item: item, event: $0) }
    }
  }

  /// The question after which the first undecided tree that can be asked about should need the
  /// fewest more; nil where nothing can be asked.
  func quickestQuestion(
    _ pathway: Pathway, state: PatientState
  ) throws(SearchExceeded) -> Index<Item>? {
    for visit in pathway.visits where visit.possible.only == nil {
      var search = FewestQuestions(
        trees[visit.tree.offset], values: visit.values, askedInVain: state.askedInVain,
        steps: limit.questionSteps)
      if let best = try search.best() { return best.item }
    }
    return nil
  }

  /// How many questions one tree is expected to need, asked in the best order.
  ///
  /// - Returns: The best item to ask and the expected number of questions, that one included, or
  ///   nil where the tree is decided, waits only for what was asked in vain, or has too many orders.
  package func fewestQuestions(
    for tree: Index<Tree>, state: PatientState
  ) -> (item: Index<Item>, expected: Double)? {
    var search = FewestQuestions(
      trees[tree.offset], values: state.values, askedInVain: state.askedInVain,
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
