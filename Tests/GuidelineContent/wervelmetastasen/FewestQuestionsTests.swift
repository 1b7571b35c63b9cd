import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The order of questions that is expected to decide a tree soonest.
struct FewestQuestionsTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  /// The expectation searched by its definition: every order of questions that can change the
  /// outcome, each answer one value, every value left equally likely.
  private struct Search {
    let reference: ReferenceTree
    let inVain: Set<Int>
    var known: [[PossibleValues]: Double] = [:]

    mutating func best(_ state: [PossibleValues]) -> (item: Int, expected: Double)? {
      var best: (item: Int, expected: Double)?
      for item in reference.influentialItems(state) where !inVain.contains(item) {
        var sum = 0.0
        for value in state[item].indices {
          var next = state
          next[item] = PossibleValues([value])
          sum += expected(next)
        }
        let expected = 1 + sum / Double(state[item].count)
        if expected < (best?.expected ?? .infinity) - 1e-9 { best = (item, expected) }
      }
      return best
    }

    private mutating func expected(_ state: [PossibleValues]) -> Double {
      if let value = known[state] { return value }
      let value = best(state)?.expected ?? 0
      known[state] = value
      return value
    }
  }

  /// The state with this number, every item of the tree open, asked in vain, or known.
  private func state(_ number: Int, _ reference: ReferenceTree) -> PatientState {
    var state = PatientState(of: clinic.guideline)
    var rest = number
    for (item, size) in zip(reference.items, reference.sizes) {
      let said = rest % (size + 2)
      rest /= size + 2
      if said == 1 { state.markUnanswerable(Index(item)) }
      if said > 1 { state.narrow(Index(item), to: PossibleValues([said - 2])) }
    }
    return state
  }

  private func stateCount(_ reference: ReferenceTree) -> Int {
    reference.sizes.reduce(1) { $0 * ($1 + 2) }
  }

  /// Whether the engine finds another question than the search does.
  private func isWrong(
    _ tree: Index<Tree>, _ state: PatientState, _ reference: ReferenceTree
  ) -> Bool {
    var search = Search(
      reference: reference, inVain: Set(state.unanswerable.map(\.offset)))
    let expected = search.best(state.values)
    let found = clinic.reasoner.fewestQuestions(for: tree, state: state)
    return found?.item.offset != expected?.item
      || abs((found?.expected ?? 0) - (expected?.expected ?? 0)) > 1e-9
  }

  @Test(arguments: [
    "steroids-before-imaging", "further-diagnostics", "short-survival", "radiotherapy", "steroids",
    "surgery-radiotherapy-interval", "postoperative-radiotherapy", "time-to-treatment",
    "follow-up",
  ])
  func `in every state of a small tree the best question is found`(name: String) throws {
    let tree = try clinic.tree(name)
    let reference = ReferenceTree(clinic.guideline[tree], in: clinic.guideline.items)
    let wrong = (0..<stateCount(reference)).map { state($0, reference) }
      .first { isWrong(tree, $0, reference) }
    #expect(wrong.map { reference.text($0.values) } == nil)
  }

  @Test(arguments: [("imaging", 40), ("treatment-indication", 150), ("long-survival", 60)])
  func `in a sample of states of a large tree the best question is found`(
    name: String, size: Int
  ) throws {
    let tree = try clinic.tree(name)
    let reference = ReferenceTree(clinic.guideline[tree], in: clinic.guideline.items)
    var generator = SeededGenerator(seed: size)
    var states: [PatientState] = []
    while states.count < size {
      let number = Int.random(in: 0..<stateCount(reference), using: &generator)
      let state = state(number, reference)
      let open = reference.items.filter { !state.values[$0].isKnown }
      if open.count <= 6 { states.append(state) }
    }
    let wrong = states.first { isWrong(tree, $0, reference) }
    #expect(wrong.map { reference.text($0.values) } == nil)
  }

  @Test(arguments: [
    ("radiotherapy", "neurological-deficit: present", "life-expectancy", 1.25),
    ("radiotherapy", "", "neurological-deficit", 2.125),
    ("further-diagnostics", "", "imaging-result", 13.0 / 6),
    ("postoperative-radiotherapy", "", "oligometastases", 1.5),
    ("steroids", "", "epidural-compression", 4.0 / 3),
    ("treatment-indication", "metastases: symptomatic", "irreversible-paraplegia", 2),
    ("long-survival", "", "progressive-deficit", 2.9375),
    (
      "long-survival", "progressive-deficit: absent, affected-area: not-localised",
      "vital-systemic-indication", 1.5
    ),
  ])
  func `the expectation is the one worked out by hand`(
    tree: String, answers: String, item: String, expected: Double
  ) throws {
    let best = try clinic.reasoner.fewestQuestions(
      for: clinic.tree(tree), state: clinic.state(answers))
    #expect(best.map { clinic.name($0.item) } == item)
    #expect(abs((best?.expected ?? 0) - expected) < 1e-9)
  }

  @Test func `a decided tree, or one that waits for what was asked in vain, needs none`() throws {
    let tree = try clinic.tree("follow-up")
    #expect(
      try clinic.reasoner.fewestQuestions(for: tree, state: clinic.state("complaints: no")) == nil)
    #expect(
      try clinic.reasoner.fewestQuestions(for: tree, state: clinic.state("complaints: ?")) == nil)
  }

  @Test func `the best question comes first, the others in their order`() throws {
    let advice = try clinic.advice(
      from: ["radiotherapy"], "neurological-deficit: present", order: .fewest)
    #expect(clinic.questions(advice) == ["life-expectancy", "condition"])
    let source = try clinic.advice(from: ["radiotherapy"], "neurological-deficit: present")
    #expect(clinic.questions(source) == ["condition", "life-expectancy"])
  }

  @Test func `a question that cannot change an outcome is never the best`() throws {
    let answers = """
      progressive-deficit: ?, compression-limited: no, vital-systemic-indication: yes
      """
    let advice = try clinic.advice(from: ["long-survival"], answers, order: .fewest)
    #expect(clinic.visits(advice) == ["long-survival ? systemic | radiotherapy"])
    #expect(clinic.questions(advice) == [])
  }

  @Test func `beyond the limit questions stand in the order of the source, and that is told`()
    throws
  {
    let guideline = clinic.guideline
    let patient = try clinic.patient(from: ["radiotherapy"], "neurological-deficit: present")
    let short = Reasoner(guideline, limit: SearchLimit(nodes: 1))
    for (reasoner, isExceeded) in [(clinic.reasoner, false), (short, true)] {
      let source = try #require(reasoner.conclusion(for: patient).advice)
      let fewest = try #require(reasoner.conclusion(for: patient, order: .fewest).advice)
      #expect(!source.isFewestExceeded && fewest.isFewestExceeded == isExceeded)
      #expect((source.questions == fewest.questions) == isExceeded)
    }
  }
}
