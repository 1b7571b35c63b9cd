import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// Differences between versions against a plain walk through both, and witnesses that replay.
struct DifferenceTests {
  @Test(arguments: 0..<60)
  func `generated versions differ exactly where a plain walk differs`(seed: Int) throws {
    let old = try GeneratedGuideline.make(seed: seed, trees: 2, decisions: 6, items: 4)
    let other = try GeneratedGuideline.make(seed: seed, trees: 2, decisions: 7, items: 4)
    // The same items, links and outcomes; other decisions.
    let new = try old.replacing(
      trees: zip(old.trees, other.trees).map { $0.replacing(decisions: $1.decisions) })
    let difference = try GuidelineDifference(from: old, to: new)
    let levels = difference.items.map { new.item(named: $0.id.text)?.offset ?? 0 }
    for place in old.trees.indices {
      let classes = difference.trees.first { $0.new.offset == place }?.classes ?? []
      for answer in old.completeAnswers {
        let (before, after) = (
          old.ending(of: Index(place), answer), new.ending(of: Index(place), answer)
        )
        let byLevel = levels.map { answer[$0] }
        let found = classes.filter { $0.conditions.contains { $0.isMet(by: byLevel) } }
        #expect(found.map(\.old) == (before == after ? [] : [before]))
        #expect(found.map(\.new) == (before == after ? [] : [after]))
      }
    }
  }

  @Test func `every witness replays: it has the old outcome before and the new one after`() throws {
    let guideline = try Proven.builtIn().guideline
    for mutation in Mutation.all(of: guideline) {
      let mutated = try mutation.applied(to: guideline)
      let difference = try GuidelineDifference(from: guideline, to: mutated)
      for patients in difference.trees.flatMap(\.classes) {
        let witness = try #require(patients.witness)
        #expect(try witness.old.outcome(in: guideline) == patients.old)
        #expect(try witness.new.outcome(in: mutated) == patients.new)
      }
    }
  }

  /// Items, values and trees of one version only: each case knows those of its own version.
  @Test(arguments: 0..<80)
  func `every witness replays on its own side where a version knows more`(seed: Int) throws {
    let old = try GeneratedGuideline.make(
      seed: seed, trees: 2 + seed % 2, decisions: 5, items: 3 + seed % 3)
    let new = try GeneratedGuideline.make(
      seed: seed + 1000, trees: 3 - seed % 2, decisions: 6, items: 5 - seed % 3)
    let difference = try GuidelineDifference(from: old, to: new)
    for change in difference.trees {
      for patients in change.classes {
        guard let witness = patients.witness else {
          // Then no case of them is accepted.
          for condition in patients.conditions {
            let answers = condition.parts.map { part in
              let item = difference.items[part.level]
              return (item.id.text, part.values.map { item.values[$0].id.text })
            }
            #expect(
              try old.refuses(answers, from: change.old) || new.refuses(answers, from: change.new))
          }
          continue
        }
        #expect(witness.old.start == change.old && witness.new.start == change.new)
        #expect(try witness.old.outcome(in: old) == patients.old)
        #expect(try witness.new.outcome(in: new) == patients.new)
      }
    }
  }

  /// Where a version does not know an answer, it leaves the item open.
  @Test(arguments: 0..<40)
  func `classes are exact where a version knows more`(seed: Int) throws {
    let old = try GeneratedGuideline.make(seed: seed, trees: 2, decisions: 5, items: 3)
    let new = try GeneratedGuideline.make(seed: seed + 1000, trees: 2, decisions: 5, items: 4)
    let difference = try GuidelineDifference(from: old, to: new)
    let answers = difference.items.reduce([[]]) { answers, item in
      answers.flatMap { answer in item.values.indices.map { answer + [$0] } }
    }
    for place in old.trees.indices {
      let classes = difference.trees.first { $0.new.offset == place }?.classes ?? []
      let changed = difference.trees.first { $0.new.offset == place }?.outcomes.map(\.outcome) ?? []
      for answer in answers {
        let named = Dictionary(
          uniqueKeysWithValues: zip(difference.items, answer).map {
            ($0.id.text, $0.values[$1].id.text)
          })
        let before = old.outcome(of: Index(place), named)
        let after = new.outcome(of: Index(place), named)
        let told = before.map { changed.contains(old.trees[place].outcomes[$0.offset].id) } ?? false
        let found = classes.filter { $0.conditions.contains { $0.isMet(by: answer) } }
        let isSame = before == after && !told
        #expect(found.map(\.old) == (isSame ? [] : [before]))
        #expect(found.map(\.new) == (isSame ? [] : [after]))
      }
    }
  }

  @Test func `guidelines without a common item are not compared`() throws {
    let one = try GeneratedGuideline.make(seed: 1, trees: 1, decisions: 3, items: 3)
    var names = Renaming()
    for item in one.items { names.items[item.id] = Name("other-\(item.id)") }
    #expect(throws: Incomparable.noCommonItem) {
      try GuidelineDifference(from: one, to: one.renamed(names))
    }
  }

  @Test func `two guidelines are not compared as if they were versions of one`() throws {
    let one = try Proven.builtIn().guideline
    let other = try GeneratedGuideline.make(seed: 1, trees: 1, decisions: 3, items: 3)
    #expect(throws: Incomparable.differentGuidelines(one.id, other.id)) {
      try GuidelineDifference(from: one, to: other)
    }
  }

  /// "Every reading gives this advice" is said of a decided tree on which no reading differs; then no
  /// way of answering what is open makes any reading say otherwise.
  @Test(arguments: 0..<9)
  func `where the engine says a reading agrees, no complete answer makes it disagree`(
    place: Int
  ) throws {
    var proven = try Proven.builtIn()
    let reading = Index<Reading>(place)
    var generator = SeededGenerator(seed: place)
    for start in [proven.guideline.start, proven.guideline.readings[place].tree] {
      let pathway = try proven.symbolic.pathway(from: [start], under: reading)
      let (space, store) = (proven.symbolic.space, proven.symbolic.store)
      for round in 0..<300 {
        let state = PatientState(random: &generator, of: proven.guideline, openness: round % 8)
        guard let advice = try proven.conclusion(state, from: [start]).advice else {
          continue
        }
        let differing = Set(advice.differences.filter { $0.reading == reading }.map(\.tree))
        for tree in advice.trees where !differing.contains(tree.tree) {
          guard let outcome = tree.outcome else { continue }
          let results = store.terminals(
            of:
              pathway.advice[tree.tree.offset], within: space.byLevel(state.values))
          #expect(results == [outcome.offset + 1])
        }
      }
    }
  }

  /// The patients of section 5 for whom `steroids-exchanged` matters.
  @Test func `the classes of a reading are those of its change`() throws {
    var proven = try Proven.builtIn()
    let place = try #require(
      proven.guideline.readings.firstIndex { $0.id.text == "steroids-exchanged" })
    let classes = try proven.symbolic.classes(of: Index(place))
    let words = classes.map { $0.conditions.map(proven.words) }
    #expect(words == [["epidural-compression: radiological"], ["epidural-compression: none"]])
    #expect(classes.allSatisfy { abs($0.share - 1.0 / 3) < 1e-12 })
    #expect(
      try proven.guideline.readings.indices.allSatisfy { place in
        try !proven.symbolic.classes(of: Index(place)).isEmpty
      })
  }
}
