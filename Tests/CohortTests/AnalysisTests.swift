import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import Cohort

/// What is found of rows is what trying every completion of each gives.
struct AnalysisTests {
  static let guidelines = ["sting", "hyperkalaemia", "toothache", "built-in"]

  /// The outcomes of all completions of some values, by the decisions of the tree alone.
  private static func ends(
    _ tree: Tree, _ values: [PossibleValues], from place: Int = 0
  ) -> Set<Int> {
    let decision = tree.decisions[place]
    return Set(
      values[decision.item.offset].flatMap { value -> Set<Int> in
        var known = values
        known[decision.item.offset] = PossibleValues(value)
        guard let branch = decision.branches.first(where: { $0.values.contains(value) }) else {
          return []
        }
        switch branch.target {
        case .outcome(let outcome): return [outcome.offset]
        case .decision(let next): return ends(tree, known, from: next.offset)
        }
      })
  }

  /// The items of which two values lead to different outcomes for some values of all others.
  private static func influence(_ tree: Tree, _ values: [PossibleValues]) -> Set<Int> {
    let asked = Set(tree.decisions.map(\.item.offset)).sorted()
    return Set(
      asked.filter { item in
        var completions = [values]
        for other in asked where other != item {
          completions = completions.flatMap { known in
            known[other].map { value in
              var known = known
              known[other] = PossibleValues(value)
              return known
            }
          }
        }
        return completions.contains { ends(tree, $0).count > 1 }
      })
  }

  private struct Expected {
    var group: CohortAnalysis.Group
    var flow: PatientFlow
    var changed: [Int]
    var same: [Int]

    init(_ guideline: Guideline) {
      group = CohortAnalysis.Group(guideline)
      flow = PatientFlow(guideline)
      changed = guideline.readings.map { _ in 0 }
      same = changed
    }
  }

  private let now = Timestamp(Instant(seconds: 1_800_000_000), offsetSeconds: 0)

  private func conclusion(
    _ values: [PossibleValues], _ reasoner: Reasoner
  ) throws -> (Traversal, Advice?) {
    let answers = values.indices.map { (Index<Item>($0), Answer.values(values[$0])) }
    let patient = PatientCase(now: now, answers: Dictionary(uniqueKeysWithValues: answers))
    return (
      try reasoner.traversal(of: patient),
      try reasoner.conclusion(for: patient).evaluation?.advice
    )
  }

  private static func done(
    _ guideline: Guideline, _ random: inout SeededGenerator
  ) -> [DoneTreatment] {
    guideline.trees.map { tree in
      let all = (UInt64(1) << UInt64(tree.outcomes.count)) - 1
      let reasons = [nil] + guideline.declineReasons.indices.map { Index<DeclineReason>($0) }
      let reason = reasons[random.next(below: reasons.count)]
      switch random.next(below: 6) {
      case 0: return .unknown
      case 1: return .followed
      case 2: return .declined(reason)
      default:
        return .agrees(
          with: OutcomeSet(bits: UInt64.random(in: 0...all, using: &random)), reason: reason)
      }
    }
  }

  private func add(
    _ facts: RowFacts, _ reasoner: Reasoner, to expected: inout Expected
  ) throws {
    let guideline = reasoner.guideline
    let values = facts.masks.map { PossibleValues(bits: $0) }
    let (traversal, advice) = try conclusion(values, reasoner)
    expected.group.rows += 1
    for visit in traversal.pathway.visits {
      let ends = Self.ends(guideline[visit.tree], visit.values)
      let kind: Concordance
      var reason: Index<DeclineReason>?
      switch facts.done[visit.tree.offset] {
      case _ where advice == nil: kind = .undecidable
      case .unknown: kind = .undecidable
      case .followed: kind = ends.count == 1 ? .concordant : .undecidable
      case .declined(let given):
        kind = ends.count == 1 ? .notConcordant : .undecidable
        reason = given
      case .agrees(let outcomes, let given):
        let agreeing = ends.filter { outcomes.contains(Index($0)) }
        kind =
          agreeing.count == ends.count
          ? .concordant : agreeing.isEmpty ? .notConcordant : .conditional
        reason = given
      }
      let outcome = ends.count == 1 ? ends.first.map { Index<Outcome>($0) } : nil
      let result = TreeResult(tree: visit.tree, outcome: outcome)
      expected.group.concordance.counts[result, default: [:]][kind, default: 0] += 1
      if kind == .notConcordant {
        expected.group.concordance.reasons[visit.tree, default: [:]][reason, default: 0] += 1
      }
      addFlow(visit, outcome, guideline, to: &expected.flow.trees[visit.tree.offset])
    }
    addAnswers(values, traversal, guideline, to: &expected.group.quality)
    guard let advice else {
      expected.group.quality.contradictions += 1
      return
    }
    for (place, warning) in guideline.warnings.enumerated() where advice.warnings.contains(warning)
    {
      expected.group.quality.warnings[place] += 1
    }
    for reading in guideline.readings.indices {
      let differing = Set(advice.differences.filter { $0.reading.offset == reading }.map(\.tree))
      expected.same[reading] += advice.trees.filter { !differing.contains($0.tree) }.count
      if !differing.isEmpty { expected.changed[reading] += 1 }
    }
    if advice.isComplete { return expected.group.quality.complete += 1 }
    var open = Set(advice.trees.compactMap(\.openChoice?.item.offset)).filter {
      values[$0].count > 1
    }
    for visit in traversal.pathway.visits {
      open.formUnion(Self.influence(guideline[visit.tree], visit.values))
    }
    for item in values.indices where values[item].count > 1 {
      let completed = try values[item].compactMap { value in
        var known = values
        known[item] = PossibleValues(value)
        return try conclusion(known, reasoner).1?.isComplete
      }
      if !completed.isEmpty, completed.allSatisfy(\.self) {
        expected.group.quality.items[item].aloneUndecided += 1
      } else if open.contains(item) {
        expected.group.quality.items[item].undecidedAmongOthers += 1
      }
    }
  }

  private func addFlow(
    _ visit: Pathway.Visit, _ outcome: Index<Outcome>?, _ guideline: Guideline,
    to flow: inout PatientFlow.TreeFlow
  ) {
    let tree = guideline[visit.tree]
    flow.reached += 1
    if let outcome { flow.outcomes[outcome.offset] += 1 }
    var place: Int? = 0
    while let own = place {
      let decision = tree.decisions[own]
      let taken = decision.branches.indices.filter {
        !visit.values[decision.item.offset].isDisjoint(with: decision.branches[$0].values)
      }
      guard taken.count == 1 else {
        flow.waiting[own] += 1
        return
      }
      flow.branches[own][taken[0]] += 1
      if case .decision(let next) = decision.branches[taken[0]].target {
        place = next.offset
      } else {
        place = nil
      }
    }
  }

  private func addAnswers(
    _ values: [PossibleValues], _ traversal: Traversal, _ guideline: Guideline,
    to quality: inout DataQuality
  ) {
    var asked: Set<Int> = []
    for visit in traversal.pathway.visits {
      asked.formUnion(guideline[visit.tree].decisions.map(\.item.offset))
      if let outcome = visit.possible.only,
        case .choice(let item, _) = guideline[visit.tree][outcome].continuation
      {
        asked.insert(item.offset)
      }
    }
    for item in values.indices {
      let isMissing = values[item] == guideline.items[item].allValues
      switch values[item].count {
      case 1: quality.items[item].exact += 1
      case _ where isMissing: quality.items[item].missing += 1
      default: quality.items[item].coarse += 1
      }
      guard asked.contains(item) else { continue }
      quality.items[item].asked += 1
      if isMissing { quality.items[item].askedMissing += 1 }
    }
  }

  @Test(arguments: guidelines)
  func `everything is as trying every completion gives it, whoever reads the rows`(
    name: String
  ) throws {
    let reasoner = try TablesTests.reasoner(name)
    let guideline = reasoner.guideline
    let tables = try AnalysisTables(
      CohortTables(reasoner), reasoner,
      comparedWith: guideline.readings.indices.map { .reading(Index($0)) })
    var workers = [CohortAnalyst(tables), CohortAnalyst(tables), CohortAnalyst(tables)]
    var expected = Expected(guideline)
    var random = SeededGenerator(seed: 11)
    for row in 1...(name == "built-in" ? 120 : 500) {
      var facts = RowFacts(guideline)
      facts.masks = TablesTests.state(of: guideline, &random).values.map(\.bits)
      facts.done = Self.done(guideline, &random)
      try add(facts, reasoner, to: &expected)
      for worker in [0, 1 + row % 2] {
        workers[worker].add(facts, group: 0, row: RowPlace(block: 0, row: row))
      }
    }
    let found = workers.map {
      $0.analysis(keys: [[]], columns: [], periodColumn: nil, RowNumbers(rowsBefore: [0]))
    }
    var added = found[1]
    added.add(found[2])
    #expect(added == found[0])
    let group = try #require(found[0].groups[[]])
    #expect(group.rows == expected.group.rows)
    #expect(group.concordance == expected.group.concordance)
    #expect(group.quality == expected.group.quality)
    #expect(found[0].flow == expected.flow)
    #expect(found[0].comparisons.map(\.changed) == expected.changed)
    let same = found[0].comparisons.map { comparison in
      comparison.counts.filter { $0.key.change == .same }.values.reduce(0, +)
    }
    #expect(same == expected.same)
    let alone = group.quality.items.map(\.aloneUndecided).reduce(0, +)
    #expect(alone > (name == "built-in" ? 0 : 5))
  }

  @Test(arguments: guidelines)
  func `the items on which a tree depends are those by which two completions differ`(
    name: String
  ) throws {
    let reasoner = try TablesTests.reasoner(name)
    let guideline = reasoner.guideline
    var random = SeededGenerator(seed: 12)
    for (place, tree) in guideline.trees.enumerated() {
      let part = TreeTable(Index(place), of: reasoner).parts[0]
      let influence = TreeInfluence(part, of: guideline)
      for _ in 0..<(name == "built-in" ? 8 : 60) {
        let values = TablesTests.state(of: guideline, &random).values
        let state = zip(part.items, part.weights).map { (Int(values[$0].bits) - 1) * $1 }
        let found = influence.sets[Int(influence.states[state.reduce(0, +)])]
        #expect(Set(found) == Self.influence(tree, values))
        #expect(
          Set(reasoner.influentialItems(of: Index(place), for: values).map(\.offset)) == Set(found))
      }
    }
  }
}
