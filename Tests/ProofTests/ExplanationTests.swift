import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// Reasons, changes and questions against exhaustive search.
struct ExplanationTests {
  /// All subsets of some items, as sets.
  private func subsets(_ items: [Index<Item>]) -> [Set<Index<Item>>] {
    items.reduce([[]]) { sets, item in sets + sets.map { $0.union([item]) } }
  }

  private func minimal(_ sets: [Set<Index<Item>>]) -> Set<Set<Index<Item>>> {
    Set(sets.filter { set in !sets.contains { $0.isStrictSubset(of: set) } })
  }

  @Test(arguments: 0..<12)
  func `the reasons of a decided tree are the smallest sets of answers that force it`(
    place: Int
  ) throws {
    let proven = try Proven.builtIn()
    let tree = Index<Tree>(place)
    let explainer = try Explainer(proven.guideline, from: [tree])
    let items = Set(proven.guideline[tree].decisions.map(\.item)).sorted()
    let all = subsets(items)
    var generator = SeededGenerator(seed: place)
    var decided = 0
    for round in 0..<60 {
      let state = PatientState(random: &generator, of: proven.guideline, openness: round % 6)
      let outcome = proven.reasoner.possibleOutcomes(of: tree, for: state)
      guard let evaluation = try proven.conclusion(state, from: [tree]).evaluation else { continue }
      let reasons = try explainer.why(tree, in: evaluation).listed
      guard outcome.only != nil else {
        #expect(reasons.isEmpty)
        continue
      }
      decided += 1
      let forcing = all.filter { kept in
        var less = PatientState(of: proven.guideline)
        for item in kept { less.narrow(item, to: state[item]) }
        return proven.reasoner.possibleOutcomes(of: tree, for: less) == outcome
      }
      #expect(Set(reasons.map { Set($0.answers.map(\.item)) }) == minimal(forcing))
      #expect(reasons.map(\.answers.count) == reasons.map(\.answers.count).sorted())
      #expect(reasons.allSatisfy { $0.answers.allSatisfy { $0.values == state[$0.item] } })
    }
    #expect(decided > 10)
  }

  /// On pathways whose outcomes settle an item for the trees after them.
  @Test(arguments: 0..<150)
  func `the first reason is the one that the advice gives`(seed: Int) throws {
    let guideline = try GeneratedGuideline.make(seed: seed, trees: 4, decisions: 6, items: 5)
    let reasoner = Reasoner(guideline)
    let explainer = try Explainer(guideline)
    var generator = SeededGenerator(seed: seed)
    var compared = 0
    for round in 0..<6 {
      let state = PatientState(random: &generator, of: guideline, openness: round)
      let answers = guideline.items.indices.map {
        (Index<Item>($0), Answer.values(state.values[$0]))
      }
      let patient = PatientCase(
        now: try Timestamp(rfc3339: Clinic.now),
        answers: Dictionary(uniqueKeysWithValues: answers))
      guard let evaluation = try reasoner.conclusion(for: patient).evaluation else { continue }
      compared += 1
      for tree in evaluation.advice.trees {
        let reasons = try explainer.why(tree.tree, in: evaluation, listing: 1)
        #expect(reasons.listed.first == tree.because)
      }
    }
    #expect(compared > 1, "cases that do not contradict themselves")
  }

  private func evaluation(of state: PatientState, by reasoner: Reasoner) throws -> Evaluation {
    let answers = reasoner.guideline.items.indices.map {
      (Index<Item>($0), Answer.values(state.values[$0]))
    }
    let patient = PatientCase(
      now: try Timestamp(rfc3339: Clinic.now),
      answers: Dictionary(uniqueKeysWithValues: answers))
    return try #require(reasoner.conclusion(for: patient).evaluation)
  }

  /// The first 75 guidelines that do not ask what their outcomes settle.
  private static let seedsOfChanges: [Int] = Array(
    (0..<1000).lazy.filter { seed in
      let guideline = try? GeneratedGuideline.make(seed: seed, trees: 1, decisions: 5, items: 4)
      return guideline?.trees[0].decisions.contains { $0.item == Index<Item>(3) } == false
    }.prefix(75))

  @Test func `changes of 75 guidelines are tried`() { #expect(Self.seedsOfChanges.count == 75) }

  /// Every set of answers, one value each, that would lead to the outcome whatever else is open.
  @Test(arguments: seedsOfChanges)
  func `changes are all the smallest ones`(seed: Int) throws {
    let guideline = try GeneratedGuideline.make(seed: seed, trees: 1, decisions: 5, items: 4)
    let reasoner = Reasoner(guideline)
    let explainer = try Explainer(guideline)
    var generator = SeededGenerator(seed: seed)
    let state = PatientState(random: &generator, of: guideline, openness: seed % 7)
    let options: [[Int?]] = guideline.items.prefix(3).map { [nil] + Array($0.values.indices) }
    let assignments = options.reduce([[]] as [[Int?]]) { all, values in
      all.flatMap { one in values.map { one + [$0] } }
    }
    let start = guideline.start
    for outcome in guideline[start].outcomes.indices {
      let leading = assignments.filter { assignment in
        var then = state
        for (item, value) in assignment.enumerated() {
          if let value { then.values[item] = PossibleValues([value]) }
        }
        return reasoner.possibleOutcomes(of: start, for: then).only?.offset == outcome
      }
      func literals(_ assignment: [Int?]) -> Set<Int> {
        Set(assignment.enumerated().compactMap { item, value in value.map { item * 16 + $0 } })
      }
      let sets = leading.map(literals)
      let expected = Set(sets.filter { set in !sets.contains { $0.isStrictSubset(of: set) } })
      var found: Set<Set<Int>> = []
      var withoutAnswer = state
      withoutAnswer.values[3] = guideline.items[3].allValues
      let evaluation = try evaluation(of: withoutAnswer, by: reasoner)
      for change in try explainer.whyNot(Index(outcome), of: start, in: evaluation) {
        let combinations = change.parts.reduce([[]] as [Set<Int>]) { all, part in
          all.flatMap { set in part.values.indices.map { set.union([part.item.offset * 16 + $0]) } }
        }
        found.formUnion(combinations)
        for part in change.parts {
          #expect(part.isOpen == part.values.allSatisfy { state[part.item].contains($0) })
        }
      }
      #expect(found == expected, "outcome \(outcome)")
    }
  }

  @Test(arguments: 0..<12)
  func `no order of questions needs fewer, on average as the engine says`(place: Int) throws {
    let proven = try Proven.builtIn()
    let tree = Index<Tree>(place)
    let explainer = try Explainer(proven.guideline, from: [tree])
    var generator = SeededGenerator(seed: place)
    var compared = 0
    for round in 0..<8 {
      let open = round == 0 && place != 5
      let state =
        open
        ? PatientState(of: proven.guideline)
        : PatientState(random: &generator, of: proven.guideline, openness: 3 + round % 3)
      guard let evaluation = try proven.conclusion(state, from: [tree]).evaluation else { continue }
      let plan = try explainer.fewestQuestions(tree, in: evaluation)
      let engine = proven.reasoner.fewestQuestions(for: tree, state: state)
      #expect((plan == nil) == (engine == nil))
      guard let plan, let engine else { continue }
      compared += 1
      #expect(abs(plan.expected - engine.expected) < 1e-9)
      #expect(plan.worstCase == worstCase(of: tree, state, proven))
      #expect(Double(plan.worstCase) >= plan.expected - 1e-9)
    }
    #expect(compared > 2, "cases that do not contradict themselves")
  }

  /// The fewest questions in the worst case, by trying every order.
  private func worstCase(
    of tree: Index<Tree>, _ state: PatientState, _ proven: Proven
  ) -> Int {
    var known: [[UInt16]: Int] = [:]
    let items = Set(proven.guideline[tree].decisions.map(\.item)).sorted()
    func worst(_ state: PatientState) -> Int {
      if proven.reasoner.possibleOutcomes(of: tree, for: state).only != nil { return 0 }
      let key = items.map { state[$0].bits }
      if let known = known[key] { return known }
      var best = Int.max
      for item in proven.reasoner.influentialItems(of: tree, for: state) {
        let most = state[item].indices.map { value in
          var then = state
          then.narrow(item, to: PossibleValues([value]))
          return worst(then)
        }.max()
        best = min(best, 1 + (most ?? 0))
      }
      known[key] = best
      return best
    }
    return worst(state)
  }

  @Test(arguments: 0..<12)
  func `possible endings are separated by their conditions and share the open answers`(
    place: Int
  ) throws {
    let proven = try Proven.builtIn()
    let tree = Index<Tree>(place)
    let explainer = try Explainer(proven.guideline, from: [tree])
    var generator = SeededGenerator(seed: 7 + place)
    var compared = 0
    for round in 0..<20 {
      let state = PatientState(random: &generator, of: proven.guideline, openness: 3 + round % 5)
      guard let evaluation = try proven.conclusion(state, from: [tree]).evaluation else { continue }
      compared += 1
      let endings = try explainer.howSure(tree, in: evaluation)
      let possible = proven.reasoner.possibleOutcomes(of: tree, for: state)
      #expect(endings.map(\.outcome) == Array(possible))
      #expect(abs(endings.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      for ending in endings {
        for condition in ending.conditions {
          var then = state
          for part in condition { then.narrow(part.item, to: part.values) }
          #expect(
            proven.reasoner.possibleOutcomes(of: tree, for: then).only == ending.outcome)
        }
      }
    }
    #expect(compared > 10, "cases that do not contradict themselves")
  }

  @Test func `why not surgery, for a patient who cannot be operated on within a day`() throws {
    let proven = try Proven.builtIn()
    let tree = try proven.clinic.tree("long-survival")
    let explainer = try Explainer(
      proven.guideline, from: [try proven.clinic.tree("treatment-indication")])
    let state = try proven.clinic.state(
      """
      metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: over-12-months, \
      progressive-deficit: present, surgery-within-24-hours: no, compression-limited: yes, \
      fit-for-surgery: yes, spinal-stability: unstable
      """)
    let evaluation = try #require(
      proven.conclusion(state, from: [try proven.clinic.tree("treatment-indication")]).evaluation)
    let surgery = try #require(
      proven.guideline[tree].outcomes.firstIndex { $0.id.text == "surgery-then-radiotherapy" })
    let changes = try explainer.whyNot(Index(surgery), of: tree, in: evaluation)
    let first = try #require(changes.first)
    #expect(first.parts.map(\.item) == [try proven.clinic.item("surgery-within-24-hours")])
    #expect(first.canBeInfluenced && first.reversals == 1)
    #expect(
      try explainer.why(tree, in: evaluation).listed.map {
        $0.answers.map { proven.guideline[$0.item].id.text }
      }
        == [["progressive-deficit", "surgery-within-24-hours"]])
    let whole = try explainer.whyReached(tree, in: evaluation).listed.map { reason in
      Set(reason.answers.map { proven.guideline[$0.item].id.text })
    }
    #expect(
      whole == [
        [
          "metastases", "irreversible-paraplegia", "life-expectancy", "progressive-deficit",
          "surgery-within-24-hours",
        ]
      ])
  }

  @Test func `why not a tree that is not reached tells how to reach it`() throws {
    let proven = try Proven.builtIn()
    let explainer = try Explainer(proven.guideline)
    let state = PatientState(of: proven.guideline)
    let evaluation = try #require(proven.conclusion(state, from: []).evaluation)
    let tree = try proven.clinic.tree("short-survival")
    for outcome in proven.guideline[tree].outcomes.indices {
      let changes = try explainer.whyNot(Index(outcome), of: tree, in: evaluation)
      #expect(!changes.isEmpty)
      for change in changes.prefix(40) {
        var then = state
        for part in change.parts { then.narrow(part.item, to: part.values) }
        guard let advice = try proven.conclusion(then, from: [proven.guideline.start]).advice
        else {
          Issue.record("the change contradicts itself")
          continue
        }
        let reached = advice.trees.first { $0.tree == tree }
        // Where several outcomes may still lead there, the engine waits for the first of them.
        if let reached { #expect(reached.outcome?.offset == outcome) }
        #expect(change.reversals == 0)
      }
    }
  }

  @Test func `what if tells for every open value what the pathway would be`() throws {
    let proven = try Proven.builtIn()
    let explainer = try Explainer(proven.guideline)
    let imaging = try proven.clinic.item("adequate-imaging")
    let evaluation = try #require(
      proven.conclusion(PatientState(of: proven.guideline), from: []).evaluation)
    let results = explainer.whatIf(imaging, in: evaluation)
    #expect(results.map(\.value) == [0, 1])
    #expect(results[0].trees?.first?.possible.count == 1)
    #expect(results[1].trees?.first?.possible.count == 7)
  }
}
