import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// The diagrams of single trees against the plain engine, on every state.
struct TreeDiagramTests {
  @Test(arguments: 0..<12)
  func `a tree's diagram says what is possible for every state of its items`(place: Int) throws {
    let proven = try Proven.builtIn()
    let tree = Index<Tree>(place)
    let items = Set(proven.guideline[tree].decisions.map(\.item)).sorted()
    var state = PatientState(of: proven.guideline)
    var (count, wrong) = (0, 0)
    func visit(_ rest: ArraySlice<Index<Item>>) {
      guard let item = rest.first else {
        count += 1
        let plain = proven.reasoner.possibleOutcomes(of: tree, for: state)
        let symbolic = proven.symbolic.possibleOutcomes(of: tree, for: state.values)
        if plain != symbolic { wrong += 1 }
        return
      }
      let whole = state[item]
      for bits in 1..<(1 << proven.guideline[item].values.count) {
        state.values[item.offset] = PossibleValues(bits: UInt16(bits))
        visit(rest.dropFirst())
      }
      state.values[item.offset] = whole
    }
    visit(items[...])
    #expect(wrong == 0)
    let expected = items.reduce(1) { $0 * ((1 << proven.guideline[$1].values.count) - 1) }
    #expect(count == expected)
  }

  @Test(arguments: 0..<9)
  func `a reading's diagram says what is possible for random states`(place: Int) throws {
    let proven = try Proven.builtIn()
    let reading = Index<Reading>(place)
    var generator = SeededGenerator(seed: place)
    for round in 0..<2000 {
      let state = PatientState(random: &generator, of: proven.guideline, openness: round % 9)
      let plain = proven.reasoner.possibleOutcomes(under: reading, for: state)
      let symbolic = proven.symbolic.possibleOutcomes(under: reading, for: state.values)
      #expect(plain == symbolic)
    }
  }

  @Test func `an equal function is an equal diagram`() throws {
    var proven = try Proven.builtIn()
    let tree = proven.symbolic.trees[0]
    let same = try proven.symbolic.store.mapTerminals(
      of: try proven.symbolic.store.mapTerminals(of: tree) { $0 + 5 }
    ) { $0 - 5 }
    #expect(same == tree)
    let changed = try proven.symbolic.store.mapTerminals(of: tree) { $0 == 2 ? 1 : $0 }
    #expect(changed != tree)
  }
}
