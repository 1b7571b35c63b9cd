public import GuidelineModel

/// Evaluates a guideline for patients.
///
/// A reasoner is pure and total: the same case always gives the same advice, no clock is read, and
/// a contradiction is a result, not an error.
public struct Reasoner: Sendable {
  /// The guideline that is evaluated.
  public let guideline: Guideline
  let limit: SearchLimit
  let trees: [CompiledTree]
  /// The guideline's rules for plans.
  let planRules: PlanRules
  /// For each reading, the tree it changes and that tree as compiled under the reading.
  let alternatives: [(tree: Index<Tree>, compiled: CompiledTree)]
  /// For each outcome of each tree, its shortest latest time.
  ///
  /// Limits from events that following the advice brings about are left out: they cannot be kept
  /// before the outcome is known.
  private let holdingLimits: [[OutcomeLimit?]]

  /// Prepares a guideline for evaluation; reuse the reasoner for many cases.
  ///
  /// - Parameter guideline: The guideline.
  public init(_ guideline: Guideline) {
    self.init(guideline, limit: SearchLimit())
  }

  /// Prepares a guideline for evaluation, with a search limit per patient.
  package init(_ guideline: Guideline, limit: SearchLimit) {
    self.guideline = guideline
    self.limit = limit
    trees = guideline.trees.map(CompiledTree.init)
    planRules = PlanRules(guideline)
    alternatives = guideline.readings.map { ($0.tree, CompiledTree($0.alternative)) }
    holdingLimits = guideline.trees.map { tree in
      tree.outcomes.map { Self.tightest($0.limits.filter { !guideline[$0.event].isSetByAdvice }) }
    }
  }

  /// The outcomes of one tree that are still possible in a state.
  package func possibleOutcomes(of tree: Index<Tree>, for state: PatientState) -> OutcomeSet {
    trees[tree.offset].possibleOutcomes(state.values)
  }

  /// The items of which the outcome of a tree depends on the answer, for some values still possible.
  package func influentialItems(
    of tree: Index<Tree>, for values: [PossibleValues]
  ) -> [Index<Item>] {
    trees[tree.offset].influentialItems(values, steps: limit.influenceSteps)
  }

  /// The outcomes still possible of the tree that a reading changes, under that reading.
  package func possibleOutcomes(
    under reading: Index<Reading>, for state: PatientState
  ) -> OutcomeSet {
    alternatives[reading.offset].compiled.possibleOutcomes(state.values)
  }

  /// Evaluates a case.
  ///
  /// - Parameters:
  ///   - patient: The case.
  ///   - order: The order in which to ask questions.
  /// - Returns: The evaluation, or the contradiction between two statements of the case.
  /// - Throws: ``ImpossibleCase`` when the case makes an impossible statement.
  public func conclusion(
    for patient: PatientCase, order: QuestionOrder = .source
  ) throws(ImpossibleCase) -> Conclusion {
    let traversal = try traversal(of: patient)
    if let contradiction = traversal.contradiction { return .contradiction(contradiction) }
    let (state, pathway) = (traversal.state, traversal.pathway)
    let influential = pathway.visits.map { visit in
      visit.possible.only == nil
        ? self.trees[visit.tree.offset].influentialItems(
          visit.values, steps: limit.influenceSteps) : []
    }
    let events = CaseEvents(of: patient, in: guideline)
    let facts = CaseFacts(of: traversal, events, in: self)
    let trees = zip(pathway.visits, influential).map { visit, influential in
      treeAdvice(visit, influential: influential, of: traversal, events)
    }
    var quickest: Index<Item>?
    var isFewestExceeded = false
    if order == .fewest {
      do throws(SearchExceeded) {
        quickest = try quickestQuestion(pathway, state: state)
      } catch {
        isFewestExceeded = true
      }
    }
    let all = questions(pathway, influential, state: state, first: quickest)
    let later = later(all, facts)
    let advice = Advice(
      now: patient.now, trees: trees,
      questions: later.isEmpty ? all : all.filter { item in !later.contains { $0.item == item } },
      isFewestExceeded: isFewestExceeded, deadlines: trees.flatMap { deadlines(of: $0, events) },
      differences: differences(from: traversal),
      warnings: warnings(pathway, state: state), notes: notes(pathway, trees))
    return .evaluation(
      Evaluation(
        traversal: traversal, advice: advice,
        plan: plan(facts, advice, needs: influential, later: later)))
  }

  private func treeAdvice(
    _ visit: Pathway.Visit, influential: [Index<Item>], of traversal: Traversal,
    _ events: CaseEvents
  ) -> TreeAdvice {
    let compiled = trees[visit.tree.offset]
    let limits = holdingLimits[visit.tree.offset]
    let outcome = visit.possible.only.map { guideline[visit.tree].outcomes[$0.offset] }
    let holding =
      outcome == nil ? Self.tightest(visit.possible.compactMap { limits[$0.offset] }) : nil
    let path = compiled.settledNodes(visit.values).map { place in
      let node = compiled.nodes[place]
      let values = visit.values[node.item]
      let arc = compiled.arc(from: place, for: values.bits)
      return PathStep(
        decision: node.decision, item: Index(node.item), values: values,
        label: compiled.labels[arc])
    }
    return TreeAdvice(
      tree: visit.tree, path: path, possibleOutcomes: visit.possible, next: visit.next,
      awaitedItem: influential.first, openChoice: visit.openChoice,
      tightestLimit: holding,
      urgency: outcome.map {
        OutcomeUrgency(of: $0, in: guideline, for: events)
      } ?? OutcomeUrgency(keeping: holding, in: guideline, for: events),
      because: reason(for: visit, in: traversal.state))
  }

  /// The limit with the shortest latest time; the first among equals.
  private static func tightest(_ limits: [OutcomeLimit]) -> OutcomeLimit? {
    limits.compactMap { limit in limit.limit.within.map { (limit, $0.seconds) } }
      .min { $0.1 < $1.1 }?.0
  }

  private func deadlines(of advice: TreeAdvice, _ events: CaseEvents) -> [Deadline] {
    guard let outcome = advice.outcome else { return [] }
    return trees[advice.tree.offset].endings[outcome.offset].limits.map { limit in
      let start = events.time(of: limit.event)
      func time(after span: TimeSpan?) -> Instant? {
        guard let span, let start else { return nil }
        return start.advanced(bySeconds: span.seconds)
      }
      return Deadline(
        tree: advice.tree, outcome: outcome, limit: limit, due: time(after: limit.limit.within),
        notBefore: time(after: limit.limit.notBefore),
        isAssumed: start != nil && events.isAssumed(limit.event))
    }
  }
}

/// Limits on the searches for one patient, in steps, so that results do not depend on the machine.
///
/// Every search has a correct, less specific answer when it reaches its limit.
package struct SearchLimit: Hashable, Sendable {
  /// Steps to find the question that leaves the fewest further ones; beyond it, questions are in
  /// source order.
  package let questionSteps: Int
  /// Steps to find the shortest reason of an outcome; beyond it, an irreducible reason is given.
  package let reasonSteps: Int
  /// Pairs of nodes visited to find out whether an item can change an outcome; beyond it, the item
  /// is asked.
  package let influenceSteps: Int

  /// Creates limits in proportion to the number of nodes a proof may create.
  package init(nodes: Int = 1_000_000) {
    questionSteps = 4 * nodes
    reasonSteps = nodes
    influenceSteps = nodes
  }
}

/// Thrown when a search reaches its step limit.
struct SearchExceeded: Error {}
