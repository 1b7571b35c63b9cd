package import GuidelineModel
package import Reasoning

/// Explains the advice for a patient: why, why not, what if, how sure, and how many more questions.
///
/// An explainer is prepared once for a guideline and a start. It then explains any evaluation of a
/// patient with that start.
package struct Explainer: Sendable {
  private var symbolic: SymbolicGuideline
  private let pathway: SymbolicPathway
  private let reasoner: Reasoner

  package var guideline: Guideline { symbolic.guideline }

  /// The store with the whole limit of work, for one explanation.
  private var freshStore: DiagramStore {
    var store = symbolic.store
    store.resetWork()
    return store
  }

  /// Prepares explanations.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - start: The trees the pathway starts at; empty for the guideline's own.
  ///   - limits: How much an explanation may use.
  /// - Throws: ``LimitExceeded`` when building the diagrams exceeds the limits.
  package init(
    _ guideline: Guideline, from start: [Index<Tree>] = [], limits: ProofLimits = ProofLimits()
  ) throws(LimitExceeded) {
    symbolic = try SymbolicGuideline(guideline, limits: limits)
    pathway = try symbolic.pathway(from: start.isEmpty ? [guideline.start] : start)
    reasoner = Reasoner(guideline, limit: SearchLimit(nodes: limits.nodes))
  }

  /// Whether an item is asked before another, in the order of the trees.
  package func isAsked(_ item: Index<Item>, before other: Index<Item>) -> Bool {
    symbolic.space.level(of: item) < symbolic.space.level(of: other)
  }

  /// The smallest sets of the patient's own answers that force the outcome of a tree.
  ///
  /// What earlier outcomes settle holds in addition to each set, and is part of each reason.
  ///
  /// - Parameters:
  ///   - tree: A tree of the patient's pathway.
  ///   - evaluation: The evaluation of the patient.
  ///   - most: How many to list.
  /// - Returns: Nothing where the tree is not reached or not decided.
  /// - Throws: ``LimitExceeded`` when there are too many.
  package func why(
    _ tree: Index<Tree>, in evaluation: Evaluation, listing most: Int = .max
  ) throws(LimitExceeded) -> Reasons {
    guard let visit = evaluation.pathway.visit(of: tree), let outcome = visit.possible.only
    else { return .none }
    let sets = try smallestReasons(
      for: outcome.offset, of: symbolic.trees[tree.offset], in: visit.values,
      among: visit.settled)
    return Reasons(
      listed: sets.prefix(most).map { reasoner.reason(of: $0, visit, evaluation.state) },
      leftOut: max(0, sets.count - most))
  }

  /// The smallest sets of answers that force that a tree is reached and how it ends.
  ///
  /// - Parameters:
  ///   - tree: A tree of the patient's pathway.
  ///   - evaluation: The evaluation of the patient.
  ///   - most: How many to list.
  /// - Returns: Nothing where the tree is not reached or not decided.
  /// - Throws: ``LimitExceeded`` when there are too many.
  package func whyReached(
    _ tree: Index<Tree>, in evaluation: Evaluation, listing most: Int = .max
  ) throws(LimitExceeded) -> Reasons {
    guard let outcome = evaluation.pathway.visit(of: tree)?.possible.only else { return .none }
    let state = evaluation.state
    let sets = try smallestReasons(
      for: outcome.offset + 1, of: pathway.advice[tree.offset], in: state.values,
      among: guideline.allValues)
    return Reasons(
      listed: sets.prefix(most).map { items in
        Reason(answers: items.map { AnswerPart(item: $0, values: state[$0]) })
      }, leftOut: max(0, sets.count - most))
  }

  /// The smallest reasons as sets of items, each sorted.
  ///
  /// Short sets come first; sets of equal size are in lexicographic order.
  private func smallestReasons(
    for result: Int, of diagram: Diagram, in values: [PossibleValues],
    among open: [PossibleValues]
  ) throws(LimitExceeded) -> [[Index<Item>]] {
    let space = symbolic.space
    let sets = try symbolic.store.smallestReasons(
      for: result, of: diagram, in: space.byLevel(values), among: space.byLevel(open))
    return sets.map { set in set.map { space.items[$0] }.sorted() }.sorted { left, right in
      left.count == right.count
        ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
  }

  /// All smallest changes of answers that lead the patient to an outcome of a tree; those that take
  /// back fewest answers come first.
  ///
  /// - Parameters:
  ///   - outcome: The requested outcome.
  ///   - tree: Its tree, whether reached or not.
  ///   - evaluation: The evaluation of the patient.
  /// - Returns: All changes: one without parts if the outcome is certain already, none if no
  ///   answers lead to it from the patient's start.
  /// - Throws: ``LimitExceeded`` when there are too many.
  package func whyNot(
    _ outcome: Index<Outcome>, of tree: Index<Tree>, in evaluation: Evaluation
  ) throws(LimitExceeded) -> [AnswerChange] {
    let state = evaluation.state
    var store = freshStore
    var advice = pathway.advice[tree.offset]
    let isSettleableAnswered = settleable.contains { state[$0] != guideline[$0].allValues }
    if isSettleableAnswered {
      advice = try store.ifThenElse(pathway.refused, .false, else: advice)
    }
    let sets = try store.smallestChanges(
      to: outcome.offset + 1, of: advice, in: symbolic.space.byLevel(state.values))
    let changes = merged(sets, for: state).map { parts in
      AnswerChange(
        parts: parts.map { level, values in
          let item = symbolic.space.items[level]
          return AnswerChange.Part(
            item: item, values: values, isOpen: !values.isDisjoint(with: state[item]),
            canBeInfluenced: guideline[item].canBeInfluenced)
        })
    }
    return changes.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.reversals, one.parts.count, left.offset)
        < (other.reversals, other.parts.count, right.offset)
    }.map(\.element)
  }

  /// The items that some outcome settles.
  private var settleable: Set<Index<Item>> {
    let outcomes = guideline.trees.flatMap(\.outcomes)
    var items = Set(outcomes.flatMap(\.fixes).map(\.item))
    for outcome in outcomes {
      if case .choice(let item, _) = outcome.continuation { items.insert(item) }
    }
    return items
  }

  /// Merges sets that differ in the value of one item only.
  ///
  /// A value that takes an answer back is not merged with one that answers an open question.
  private func merged(
    _ sets: [[LevelValue]], for state: PatientState
  ) -> [[(level: Int, values: PossibleValues)]] {
    var merged: [[(level: Int, values: PossibleValues)]] = []
    for set in sets {
      let parts = set.map { (level: $0.level, values: PossibleValues([$0.value])) }
      let same = merged.firstIndex { other in
        guard other.map(\.level) == parts.map(\.level) else { return false }
        let differing = zip(other, parts).filter { $0.values != $1.values }
        guard let (one, another) = differing.first, differing.count == 1 else { return false }
        let possible = state[symbolic.space.items[one.level]]
        return one.values.isDisjoint(with: possible) == another.values.isDisjoint(with: possible)
      }
      if let same {
        merged[same] = zip(merged[same], parts).map {
          ($0.level, $0.values.union($1.values))
        }
      } else {
        merged.append(parts)
      }
    }
    return merged
  }

  /// The effect of each possible answer to an open question.
  ///
  /// - Parameters:
  ///   - item: An item with more than one value still possible.
  ///   - evaluation: The evaluation of the patient.
  /// - Returns: One result for each value still possible, in order.
  package func whatIf(_ item: Index<Item>, in evaluation: Evaluation) -> [WhatIf] {
    let start = evaluation.patient.start(in: guideline)
    return evaluation.state[item].indices.map { value in
      var then = evaluation.state
      then.narrow(item, to: PossibleValues(only: value))
      let pathway = reasoner.pathway(for: then, from: start)
      let isRuledOut =
        symbolic.store.terminals(
          of:
            self.pathway.refused, within: symbolic.space.byLevel(then.values)) == [1]
      return WhatIf(
        item: item, value: value,
        trees: isRuledOut
          ? nil : pathway.visits.map { WhatIf.Ending(tree: $0.tree, possible: $0.possible) })
    }
  }

  /// The advice if an event that an onset is measured up to had come later.
  ///
  /// - Parameter evaluation: The evaluation of the case as it is.
  /// - Returns: In order of time.
  package func laterEvents(for evaluation: Evaluation) -> [LaterEvent] {
    reasoner.laterEvents(for: evaluation)
  }

  /// The outcomes of a tree that are still possible, with the answers that lead to each.
  ///
  /// - Parameters:
  ///   - tree: A tree of the patient's pathway.
  ///   - evaluation: The evaluation of the patient.
  /// - Returns: In the order of the tree's outcomes; empty if the tree is not reached.
  /// - Throws: ``LimitExceeded`` when that takes too much.
  package func howSure(
    _ tree: Index<Tree>, in evaluation: Evaluation
  ) throws(LimitExceeded) -> [PossibleEnding] {
    guard let visit = evaluation.pathway.visit(of: tree) else { return [] }
    var store = freshStore
    let values = symbolic.space.byLevel(visit.values)
    let open = try store.simplify(symbolic.trees[tree.offset], within: values)
    var endings: [PossibleEnding] = []
    for outcome in visit.possible {
      let region = try store.condition(open, is: [outcome.offset])
      let (conditions, limit) = openAnswers(for: region, within: values, &store)
      endings.append(
        PossibleEnding(
          outcome: outcome, share: store.share(of: region, within: values),
          conditions: conditions, conditionsLimit: limit))
    }
    return endings
  }

  /// Conditions on the open answers that lead to a region; none, and the limit, if finding them
  /// exceeds it.
  private func openAnswers(
    for region: Diagram, within values: [PossibleValues], _ store: inout DiagramStore
  ) -> ([[AnswerPart]], LimitExceeded?) {
    store.resetWork()
    do throws(LimitExceeded) {
      let conditions = try store.shortCover(of: region)
      return (
        conditions.map { condition in
          condition.parts.compactMap { part -> AnswerPart? in
            let left = part.values.intersection(values[part.level])
            guard left != values[part.level] else { return nil }
            return AnswerPart(item: symbolic.space.items[part.level], values: left)
          }
        }, nil
      )
    } catch {
      return ([], error)
    }
  }

  /// The fewest questions that decide a tree, in the worst case and on average; proven minimal.
  ///
  /// - Parameters:
  ///   - tree: A tree of the patient's pathway.
  ///   - evaluation: The evaluation of the patient. What was asked and could not be answered is not
  ///     asked again.
  /// - Returns: Nil if the tree is decided or not reached, or if all it waits for was asked and
  ///   could not be answered.
  /// - Throws: ``LimitExceeded`` when that takes too much.
  package func fewestQuestions(
    _ tree: Index<Tree>, in evaluation: Evaluation
  ) throws(LimitExceeded) -> QuestionStrategy? {
    guard let visit = evaluation.pathway.visit(of: tree), visit.possible.only == nil else {
      return nil
    }
    var store = freshStore
    let values = symbolic.space.byLevel(visit.values)
    let open = try store.simplify(symbolic.trees[tree.offset], within: values)
    var search = QuestionSearch(
      store: store, values: values,
      closed: Set(evaluation.state.unanswerable.map(symbolic.space.level)))
    let best = try search.best(open)
    guard let worst = best.worst, let expected = best.expected else { return nil }
    return QuestionStrategy(
      firstForWorstCase: symbolic.space.items[worst.level], worstCase: worst.count,
      firstForExpected: symbolic.space.items[expected.level], expected: expected.count)
  }
}
