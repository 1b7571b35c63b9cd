import GuidelineModel
import Proof
import Testing

/// Every branch of the guideline led to every other outcome of its tree, and what is noticed of it.
struct MutationTests {
  @Test func `there is a mutation for every branch that ends a tree and every other outcome`()
    throws
  {
    let guideline = try Proven.builtIn().guideline
    let branches = Set(
      Mutation.all(of: guideline).map { [$0.tree.offset, $0.decision, $0.branch] })
    #expect(branches.count == 61)
  }

  /// The classes found hold exactly the patients whose outcome a plain walk finds changed.
  @Test(arguments: 0..<12)
  func `diff finds exactly the patients affected`(place: Int) throws {
    let guideline = try Proven.builtIn().guideline
    let tree = Index<Tree>(place)
    let answers = guideline.completeAnswers(to: tree)
    let before = answers.map { guideline.ending(of: tree, $0) }
    for mutation in Mutation.all(of: guideline) where mutation.tree == tree {
      let mutated = try mutation.applied(to: guideline)
      let difference = try GuidelineDifference(from: guideline, to: mutated)
      #expect(difference.trees.map(\.new) == [tree])
      #expect(difference.readings.isEmpty && difference.otherLogic.isEmpty)
      let classes = difference.trees.flatMap(\.classes)
      let levels = Dictionary(
        uniqueKeysWithValues: difference.items.enumerated().map { ($1.id, $0) })
      var count = 0
      for (answer, old) in zip(answers, before) {
        let new = mutated.ending(of: tree, answer)
        var byLevel = Array(repeating: 0, count: answer.count)
        for (item, value) in answer.enumerated() {
          byLevel[levels[guideline.items[item].id] ?? 0] = value
        }
        let found = classes.filter { $0.conditions.contains { $0.isMet(by: byLevel) } }
        #expect(found.map(\.old) == (old == new ? [] : [old]))
        #expect(found.map(\.new) == (old == new ? [] : [new]))
        if old != new { count += 1 }
      }
      let share = classes.reduce(0) { $0 + $1.share }
      #expect(abs(share - Double(count) / Double(answers.count)) < 1e-9)
      #expect(difference.changesAdvice)
      for one in classes {
        let witness = try #require(one.witness)
        #expect(witness.old == witness.new)
        let answers = AnswerCondition(
          witness.new.answers.map {
            AnswerCondition.Part(
              level: levels[mutated[$0.item].id] ?? 0, values: $0.values)
          })
        #expect(one.conditions.contains { answers.isWithin($0) })
      }
    }
  }

  /// A changed branch is a change of content, not a mistake in it: what `check` may say of it.
  @Test(arguments: 0..<12)
  func `check reports nothing else than what a changed branch leaves behind`(place: Int) throws {
    let guideline = try Proven.builtIn().guideline
    // A branch may also be led to where another reading has it, which makes that reading idle, and
    // to a limit that a graver finding should not have.
    let expected: Set<String> = [
      "idle-question", "idle-reading", "deadline-order", "idle-exemption",
      // Steps and outcomes that no longer meet, or that nobody has.
      "impossible-conflict", "impossible-caution", "idle-bound",
    ]
    var limits = ProofLimits()
    limits.plans = 0
    for mutation in Mutation.all(of: guideline) where mutation.tree.offset == place {
      let findings = try Findings(try mutation.applied(to: guideline), limits: limits)
      let rules = Set(findings.found.map(\.rule.id))
      #expect(rules.subtracting(expected) == [], "\(mutation)")
    }
  }

  @Test func `no change is proven to be none`() throws {
    let guideline = try Proven.builtIn().guideline
    let difference = try GuidelineDifference(from: guideline, to: guideline)
    #expect(!difference.changesAdvice)
    #expect(difference.structure.isEmpty)
    #expect(difference.pathway?.share == 0)
  }
}
