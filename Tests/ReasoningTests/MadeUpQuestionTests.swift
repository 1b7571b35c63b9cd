import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// What is asked of a patient of `Tests/Fixtures/sting/README.md`, and why an outcome is given.
struct MadeUpQuestionTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.madeUp(.sting) }

  @Test(
    arguments: [
      ([], "", ["swelling", "stinger", "stung"]), ([], "swelling: none", []),
      ([], "swelling: local", ["stinger", "stung"]), ([], "swelling: none|spreading", ["swelling"]),
      ([], "swelling: local, stinger: absent|present", ["stinger", "stung"]),
      ([], "swelling: local, stinger: ?", ["stung"]), ([], "swelling: ?", ["stinger", "stung"]),
      ([], "swelling: local, stinger: absent, stung: ?", []),
      ([], "swelling: spreading", ["treatment"]),
      ([], "swelling: local, stinger: present", ["age", "stung", "treatment"]),
      (["treat"], "stung: older", ["age"]), (["treat"], "age: infant|child", ["age", "stung"]),
      (["treat"], "age: adult, stung: recent", ["treatment"]),
      (["treat"], "age: adult, stung: recent, treatment: ?", []),
      (["review", "treat"], "", ["treatment", "age", "stung"]),
    ] as [([String], String, [String])])
  func `what can change an outcome is asked, in the order of trees and decisions`(
    start: [String], answers: String, expected: [String]
  ) throws {
    #expect(try clinic.questions(clinic.advice(from: start, answers)) == expected)
  }

  @Test func `what nobody can know yet is asked once its event is given`() throws {
    let before = try clinic.evaluation(from: ["review"], "treatment: ice")
    #expect(clinic.questions(before.advice) == [])
    #expect(clinic.later(before.plan) == ["relief from treated"])
    let after = try clinic.evaluation(
      from: ["review"], "treatment: ice", events: ["treated": "2026-11-22T20:30:00+01:00"])
    #expect(clinic.questions(after.advice) == ["relief"])
    #expect(clinic.later(after.plan) == [])
  }

  @Test func `a tree waits for the first decision that can change its outcome`() throws {
    #expect(try clinic.waitsFor(clinic.advice("")) == ["swelling"])
    #expect(try clinic.waitsFor(clinic.advice("swelling: spreading")) == ["-", "treatment"])
    #expect(
      try clinic.waitsFor(clinic.advice(from: ["treat"], "age: adult, stung: recent"))
        == ["choice of treatment"])
  }

  /// By hand: one question and, for a local swelling, one and a half more.
  @Test(arguments: [
    ("look", "", "swelling", 1.5), ("look", "swelling: local", "stinger", 1.5),
    ("look", "swelling: local|spreading", "swelling", 1.75),
    ("treat", "", "age", 5.0 / 3), ("treat", "age: infant|child", "age", 1.5),
    ("treat", "age: child|adult", "stung", 1), ("review", "", "treatment", 5.0 / 3),
  ])
  func `the question expected to decide a tree soonest is the one worked out by hand`(
    tree: String, answers: String, item: String, expected: Double
  ) throws {
    let best = try #require(
      try clinic.reasoner.fewestQuestions(for: clinic.tree(tree), state: clinic.state(answers)))
    #expect(clinic.name(best.item) == item)
    #expect(abs(best.expected - expected) < 1e-9)
  }

  @Test(arguments: ["swelling: none", "swelling: local, stinger: absent, stung: ?"])
  func `a decided tree, or one that waits for what is not known, needs no question`(
    answers: String
  ) throws {
    #expect(
      try clinic.reasoner.fewestQuestions(
        for: clinic.tree("look"), state: clinic.state(answers)) == nil)
  }

  @Test(
    arguments: [
      (
        [], "swelling: none, stinger: present",
        ["look: swelling=none", "review: ; treatment=none from look reassure"]
      ),
      (
        [], "swelling: local, stinger: absent, stung: older, age: adult",
        ["look: swelling=local, stinger=absent, stung=older"]
      ),
      (
        ["treat"], "age: child|adult, stung: older, relief: ?",
        ["treat: stung=older, age=child|adult"]
      ),
      (["treat"], "age: 15 months, stung: older", ["treat: stung=older, age=child"]),
      (
        ["review"], "treatment: ice|ointment, relief: yes",
        ["review: treatment=ice|ointment, relief=yes"]
      ),
    ] as [([String], String, [String])])
  func `a reason is the least of the patient's answers that forces the outcome`(
    start: [String], answers: String, expected: [String]
  ) throws {
    #expect(
      try clinic.advice(from: start, answers).trees.compactMap(clinic.reason) == expected)
  }
}
