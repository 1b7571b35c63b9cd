import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Why an outcome is given: the shortest set of the patient's own answers that forces it.
struct ReasonTests {
  /// The shortest set by its definition: every set of answers, the short ones first, and of those as
  /// long the ones with the earlier items.
  private func shortest(
    _ tree: CompiledTree, _ answered: [PossibleValues], _ unanswered: [PossibleValues]
  ) -> [Int]? {
    let candidates = answered.indices.filter { answered[$0] != unanswered[$0] }
    for size in 0...candidates.count {
      for set in combinations(size, of: candidates[...]) {
        var values = unanswered
        for item in set { values[item] = answered[item] }
        if tree.possibleOutcomes(values).only != nil { return set }
      }
    }
    return nil
  }

  /// In the order of the dictionary.
  private func combinations(_ size: Int, of items: ArraySlice<Int>) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard let first = items.first, items.count >= size else { return [] }
    let rest = items.dropFirst()
    return combinations(size - 1, of: rest).map { [first] + $0 } + combinations(size, of: rest)
  }

  private static let items = GeneratedTree.items([2, 3, 2, 4, 2, 3, 2, 2])

  /// States in which a generated tree is decided, each item answered in part, in full or not at all.
  private func decidedStates(
    _ tree: CompiledTree, _ generator: inout SeededGenerator
  ) -> [[PossibleValues]] {
    (0..<60).map { _ in
      Self.items.map { item in
        let values = item.values.indices.shuffled(using: &generator)
        let count = [1, 1, 1, 2, values.count].randomElement(using: &generator) ?? 1
        return PossibleValues(values.prefix(count))
      }
    }.filter { tree.possibleOutcomes($0).only != nil }
  }

  @Test(arguments: 0..<60, [6, 12, 40])
  func `a reason is the shortest set of answers that forces the outcome`(
    seed: Int, decisions: Int
  ) throws {
    let tree = CompiledTree(
      try GeneratedTree.tree(seed: seed, decisions: decisions, on: Self.items))
    let open = Self.items.map(\.allValues)
    var generator = SeededGenerator(seed: seed)
    for state in decidedStates(tree, &generator) {
      let search = ReasonSearch(tree, answered: state, unanswered: open)
      #expect(search.shortest(steps: .max) == shortest(tree, state, open))
    }
  }

  @Test(arguments: 0..<60)
  func `where it would take too much a reason is one of which nothing can be left out`(
    seed: Int
  ) throws {
    let tree = CompiledTree(try GeneratedTree.tree(seed: seed, decisions: 20, on: Self.items))
    let open = Self.items.map(\.allValues)
    var generator = SeededGenerator(seed: seed)
    for state in decidedStates(tree, &generator) {
      let reason = ReasonSearch(tree, answered: state, unanswered: open).shortest(steps: 0)
      func isEnough(_ items: [Int]) -> Bool {
        var values = open
        for item in items { values[item] = state[item] }
        return tree.possibleOutcomes(values) == tree.possibleOutcomes(state)
      }
      #expect(isEnough(reason) && reason == reason.sorted())
      #expect(reason.allSatisfy { item in !isEnough(reason.filter { $0 != item }) })
    }
  }

  /// Half a million sets of eight in twenty, and 155 million of fifteen in thirty.
  @Test(arguments: [(need: 8, of: 20), (need: 15, of: 30), (need: 20, of: 200)])
  func `of a score the first answers that make it are the reason`(need: Int, count: Int) throws {
    let tree = CompiledTree(try GeneratedTree.score(atLeast: need, of: count))
    let open = Array(repeating: PossibleValues([0, 1]), count: count)
    var state = Array(repeating: PossibleValues([1]), count: count)
    func reason() -> [Int] {
      ReasonSearch(tree, answered: state, unanswered: open).shortest(steps: 1_000_000)
    }
    #expect(reason() == Array(0..<need))
    for item in [0, 3, 4] { state[item] = PossibleValues([0]) }
    state[5] = open[5]
    let yes: [Int] = [1, 2] + Array(6..<need + 4)
    #expect(reason() == yes)
    for item in need..<count { state[item] = PossibleValues([0]) }
    let no: [Int] = [0, 3, 4] + Array(need..<count)
    #expect(reason() == Array(no.prefix(count - need + 1)))
  }

  @Test(arguments: 0..<12)
  func `the reasons of the guideline's trees are the shortest sets`(place: Int) throws {
    let clinic = try Clinic.builtIn()
    let tree = clinic.reasoner.trees[place]
    for seed in 0..<120 {
      var random = RandomPatient(seed: seed)
      let text = RandomPatient.answers(random.values())
      let patient = try clinic.patient(from: [clinic.guideline.trees[place].id.text], text)
      guard let advice = try clinic.reasoner.conclusion(for: patient).advice else {
        continue
      }
      let state = try patient.state(in: clinic.guideline)
      let first = try #require(advice.trees.first)
      let expected =
        first.outcome == nil ? nil : shortest(tree, state.values, clinic.guideline.allValues)
      #expect(first.because?.answers.map(\.item.offset) == expected)
      #expect(first.because?.answers.allSatisfy { $0.values == state[$0.item] } ?? true)
      #expect(first.because?.settled.isEmpty ?? true)
    }
  }

  /// The reasons of an advice, as `tree: item=values, …; item=values from tree outcome`.
  private func reasons(from start: [String], _ answers: String) throws -> [String] {
    let clinic = try Clinic.builtIn()
    return try clinic.advice(from: start, answers).trees.compactMap { tree in
      guard let because = tree.because else { return nil }
      let own = because.answers.map {
        "\(clinic.name($0.item))=\(clinic.names($0.values, of: $0.item))"
      }
      let settled = because.settled.map { part in
        let place = clinic.guideline[part.tree]
        return "\(clinic.name(part.item))=\(clinic.names(part.values, of: part.item))"
          + " from \(place.id) \(place.outcomes[part.outcome.offset].id)"
      }
      return "\(clinic.guideline[tree.tree].id): \(own.joined(separator: ", "))"
        + settled.map { "; \($0)" }.joined()
    }
  }

  @Test func `a question open on the way is no reason, and what lies behind it is`() throws {
    #expect(
      try reasons(
        from: ["treatment-indication"], "metastases: asymptomatic, systemic-response: yes")
        == ["treatment-indication: metastases=asymptomatic, systemic-response=yes"])
  }

  @Test func `an answer that is not needed and one that is not known are no reasons`() throws {
    #expect(
      try reasons(
        from: ["treatment-indication"],
        "metastases: asymptomatic, impending-deficit: no, systemic-response: ?, pain: severe, "
          + "life-expectancy: under-3-months")
        == ["treatment-indication: metastases=asymptomatic, impending-deficit=no"])
  }

  @Test func `a coarse answer is a reason as it was given, a measured one as what it counts as`()
    throws
  {
    let answers = "metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: "
    #expect(
      try reasons(from: ["treatment-indication"], answers + "6-to-12-months|over-12-months").first
        == "treatment-indication: metastases=symptomatic, "
        + "life-expectancy=6-to-12-months|over-12-months, irreversible-paraplegia=no")
    #expect(
      try reasons(from: ["treatment-indication"], answers + "7 months").first
        == "treatment-indication: metastases=symptomatic, life-expectancy=6-to-12-months, "
        + "irreversible-paraplegia=no")
  }

  @Test func `what an earlier outcome settles is told apart from the patient's answers`() throws {
    let operated =
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, "
      + "fit-for-surgery: yes, spinal-stability: unstable, epidural-compression: clinical"
    let reason =
      "steroids: epidural-compression=clinical; local-treatment=surgery from long-survival "
      + "surgery-then-radiotherapy"
    #expect(try reasons(from: ["long-survival"], operated).contains(reason))
    #expect(
      try reasons(from: ["long-survival"], operated + ", local-treatment: surgery").contains(reason)
    )
    #expect(
      try reasons(
        from: ["steroids"], "epidural-compression: clinical, local-treatment: surgery|radiotherapy")
        == [
          "steroids: epidural-compression=clinical, local-treatment=surgery|radiotherapy"
        ])
  }
}
