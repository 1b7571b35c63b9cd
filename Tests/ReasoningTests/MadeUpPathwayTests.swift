import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// The pathway of a patient through the trees of `Tests/Fixtures/sting/README.md`.
struct MadeUpPathwayTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.madeUp(.sting) }

  private func visits(from start: [String] = [], _ answers: String) throws -> [String] {
    try clinic.visits(clinic.advice(from: start, answers))
  }

  private static let openLook = "look ? reassure | remove | cool | wait | emergency"
  private static let openTreat = "treat ? ice-only | choose | ointment-daily"
  private static let openReview = "review ? no-review | discharge | see-again"
  private static let reviewOfTreated = "review ? discharge | see-again"

  @Test(arguments: [
    ("", [openLook]),
    ("swelling: spreading", ["look ⇒ emergency", openReview]),
    ("swelling: none", ["look ⇒ reassure", "review ⇒ no-review"]),
    ("swelling: local", ["look ? remove | cool | wait"]),
    ("swelling: none|spreading", ["look ? reassure | emergency"]),
    ("swelling: local, stinger: absent", ["look ? cool | wait"]),
    (
      "swelling: local, stinger: absent, stung: recent", ["look ⇒ cool", reviewOfTreated]
    ),
    ("swelling: local, stinger: absent, stung: older", ["look ⇒ wait"]),
    ("swelling: local, stinger: present", ["look ⇒ remove", openTreat, openReview]),
    (
      "swelling: local, stinger: present, age: infant",
      ["look ⇒ remove", "treat ⇒ ice-only", reviewOfTreated]
    ),
    (
      "swelling: local, stinger: present, age: child|adult, stung: older, relief: yes",
      ["look ⇒ remove", "treat ⇒ ointment-daily", "review ⇒ discharge"]
    ),
    ("stinger: present, stung: recent", ["look ? reassure | remove | emergency"]),
  ])
  func `a decided tree leads on, an undecided one does not`(
    answers: String, expected: [String]
  ) throws {
    #expect(try visits(answers) == expected)
  }

  @Test func `what is asked and not known leaves every value possible`() throws {
    #expect(try visits("swelling: local, stinger: ?") == ["look ? remove | cool | wait"])
    #expect(try visits("swelling: ?") == [Self.openLook])
    #expect(
      try visits(from: ["review"], "treatment: ice, relief: ?") == [Self.reviewOfTreated])
  }

  @Test func `trees stand in the order in which they are queued, each once`() throws {
    #expect(
      try visits(from: ["treat", "look"], "age: infant, swelling: spreading")
        == ["treat ⇒ ice-only", "look ⇒ emergency", Self.reviewOfTreated])
    #expect(
      try visits(from: ["review", "look"], "swelling: spreading")
        == [Self.openReview, "look ⇒ emergency"])
  }

  @Test(arguments: ["look", "treat", "review"])
  func `a pathway can start at every tree`(tree: String) throws {
    let all = ["look": Self.openLook, "treat": Self.openTreat, "review": Self.openReview]
    #expect(try visits(from: [tree], "") == [all[tree]])
  }

  @Test func `a tree is complete where it is decided and so is all that follows`() throws {
    #expect(try clinic.advice("swelling: none").isComplete)
    #expect(try clinic.advice("swelling: local, stinger: absent, stung: older").isComplete)
    #expect(!(try clinic.advice("swelling: spreading").isComplete))
    #expect(!(try clinic.advice("").isComplete))
  }

  @Test func `the path is what was asked on the way`() throws {
    let advice = try clinic.advice("swelling: local, stinger: present, age: child, stung: older")
    #expect(
      advice.trees.map(clinic.path) == [
        ["swelling: local", "stinger: present"], ["age: child", "stung: older"],
        ["treatment: ointment"],
      ])
  }

  @Test func `what an outcome settles holds for the trees after it only`() throws {
    #expect(
      try visits(from: ["review", "treat"], "age: infant, relief: yes")
        == ["review ? no-review | discharge", "treat ⇒ ice-only"])
    #expect(
      try visits(from: ["treat", "review"], "age: infant, relief: yes")
        == ["treat ⇒ ice-only", "review ⇒ discharge"])
  }

  @Test(arguments: ["?", "ice", "ice|none", "ice|ointment", "none|ice|ointment"])
  func `what is settled takes the place of not known and narrows a coarse answer`(
    answer: String
  ) throws {
    #expect(
      try visits(from: ["treat"], "age: infant, relief: no, treatment: \(answer)")
        == ["treat ⇒ ice-only", "review ⇒ see-again"])
  }

  @Test(arguments: [
    (["look"], "swelling: none, treatment: ice", "treatment: answer, look reassure"),
    (["look"], "swelling: none, treatment: ice|ointment", "treatment: answer, look reassure"),
    (
      ["look", "treat"], "swelling: none, age: infant",
      "treatment: look reassure, treat ice-only"
    ),
    (["look"], "swelling: spreading, treatment: none", "none"),
    (["look"], "swelling: none|local, treatment: ice", "none"),
    (["treat"], "age: adult, stung: recent, treatment: none", "treatment: answer, treat choose"),
  ])
  func `an answer or an outcome that rules out what is settled is told with both sides`(
    start: [String], answers: String, expected: String
  ) throws {
    #expect(try clinic.contradiction(from: start, answers) == expected)
  }

  @Test(
    arguments: [
      ("", "ice|ointment", nil), (", treatment: ?", "ice|ointment", nil),
      (", treatment: none|ice|ointment", "ice|ointment", nil),
      (", treatment: ice", nil, []), (", treatment: none|ice", nil, []),
      (", treatment: ointment", nil, ["review"]),
    ] as [(String, String?, [String]?)])
  func `a choice is open until one option is left, and each leads to its own trees`(
    treatment: String, open: String?, next: [String]?
  ) throws {
    let advice = try clinic.advice(from: ["treat"], "age: adult, stung: recent" + treatment)
    #expect(clinic.visits(advice).first == "treat ⇒ choose")
    #expect(
      advice.trees[0].openChoice.map { clinic.names($0.values, of: $0.item) } == open)
    #expect(clinic.next(advice) == next)
  }
}
