import Proof
import Reasoning
import TestSupport
import Testing

@testable import GuidelineFormat
@testable import GuidelineModel

/// Theorems of `docs/semantics.md` that no other test checks.
struct TheoremTests {
  /// Contraposed: whoever can be told apart by an advice can be told apart by the digest.
  @Test func `a version that advises somebody otherwise has another digest`() throws {
    let guideline = try Proven.builtIn().guideline
    let digest = LoadedGuideline(guideline: guideline, findings: []).digest
    for mutation in Mutation.all(of: guideline) {
      let mutated = try mutation.applied(to: guideline)
      #expect(LoadedGuideline(guideline: mutated, findings: []).digest != digest)
    }
  }

  @Test(arguments: 0..<60)
  func `versions with one digest advise everybody alike`(seed: Int) throws {
    let guideline = try GeneratedGuideline.make(seed: seed, trees: 3, decisions: 6, items: 4)
    // Names of decisions are no logic.
    let renamed = try guideline.replacing(
      trees: guideline.trees.map { tree in
        tree.replacing(
          decisions: try tree.decisions.map { decision in
            Decision(
              id: try #require(Name("other-\(decision.id)")), item: decision.item,
              label: decision.label, branches: decision.branches)
          })
      })
    #expect(
      LoadedGuideline(guideline: guideline, findings: []).digest
        == LoadedGuideline(guideline: renamed, findings: []).digest)
    #expect(try !GuidelineDifference(from: guideline, to: renamed).changesAdvice)
  }

  /// An answer more can only take away from what is possible along the whole pathway, too.
  @Test(arguments: 0..<100)
  func `more answers never widen the pathway of a decided tree`(seed: Int) throws {
    let proven = try Proven.builtIn()
    var generator = SeededGenerator(seed: seed)
    let less = PatientState(random: &generator, of: proven.guideline, openness: 5)
    var more = less
    let answer = PatientState(random: &generator, of: proven.guideline, openness: 4)
    for item in proven.guideline.items.indices.map({ Index<Item>($0) }) {
      more.narrow(item, to: answer[item])
    }
    let start = [proven.guideline.start]
    guard let before = try proven.conclusion(less, from: start).advice,
      let after = try proven.conclusion(more, from: start).advice
    else { return }
    for tree in before.trees {
      let later = try #require(after.trees.first { $0.tree == tree.tree })
      #expect(later.possibleOutcomes.isSubset(of: tree.possibleOutcomes))
    }
  }

  /// Who keeps to the tightest limit is in time whatever the open answers turn out to be.
  @Test(arguments: 0..<12)
  func `the tightest limit is the shortest of those still possible`(place: Int) throws {
    let proven = try Proven.builtIn()
    let tree = Index<Tree>(place)
    let limits = proven.guideline[tree].outcomes.map { outcome in
      outcome.limits.filter { !proven.guideline[$0.event].isSetByAdvice }
        .compactMap(\.limit.within?.seconds).min()
    }
    var generator = SeededGenerator(seed: place)
    var compared = 0
    for round in 0..<100 {
      let state = PatientState(random: &generator, of: proven.guideline, openness: round % 10)
      guard let advice = try proven.conclusion(state, from: [tree]).advice else { continue }
      let visit = try #require(advice.trees.first { $0.tree == tree })
      guard visit.outcome == nil else { continue }
      compared += 1
      let possible = visit.possibleOutcomes.compactMap { limits[$0.offset] }
      #expect(visit.tightestLimit?.limit.within?.seconds == possible.min())
    }
    #expect(compared > 30, "cases that do not contradict themselves")
  }
}
