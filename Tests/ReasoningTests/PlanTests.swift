import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Plans of a made-up guideline, as the rules of plans say them.
struct PlanTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.madeUp(.toothache) }

  @Test
  func `what is at once comes first, then what is due, then what is to be decided`() throws {
    let plan = try clinic.plan("swelling: yes, fever: high", hours: 2)
    #expect(
      clinic.lines(plan) == [
        "course open at-once", "x-ray open within-a-day due 24h",
        "decide result decide within-a-day needs picture", "stop waits none for course-start",
      ])
    #expect(!plan.isSettled)
    #expect(plan.later.map { clinic.name($0.item) } == ["picture"])
  }

  @Test
  func `what nobody can know yet is no question`() throws {
    let patient = PatientCase(
      now: Timestamp(Clinic.complaint, offsetSeconds: 0),
      answers: try clinic.answers("swelling: yes"))
    let evaluation = try #require(clinic.reasoner.conclusion(for: patient).evaluation)
    #expect(clinic.questions(evaluation.advice) == [])
    #expect(evaluation.plan.later.map { clinic.name($0.item) } == ["picture"])
  }

  @Test
  func `a decision stands before the step it must be settled before`() throws {
    let plan = try clinic.plan("swelling: yes", hours: 2)
    #expect(
      clinic.lines(plan) == [
        "decide antibiotics decide at-once needs fever", "x-ray open within-a-day due 24h",
        "decide result decide within-a-day needs picture",
      ])
  }

  @Test
  func `a step past its limit is overdue until its event is given`() throws {
    #expect(
      clinic.lines(try clinic.plan("swelling: yes, fever: none", hours: 25)).first
        == "x-ray open overdue due 24h")
    #expect(
      clinic.lines(
        try clinic.plan("swelling: yes, fever: none", hours: 25, events: ["x-ray": 3])
      ).contains("x-ray done none due 24h at 3h in-time"))
    #expect(
      clinic.lines(
        try clinic.plan("swelling: yes, fever: none", hours: 30, events: ["x-ray": 26])
      ).contains("x-ray done none due 24h at 26h late"))
  }

  @Test
  func `a step done at a time not known is neither late nor in time`() throws {
    let plan = try clinic.plan(
      "swelling: yes, fever: none, picture: caries, tooth: loose", hours: 2,
      events: ["x-ray": nil])
    #expect(
      clinic.lines(plan) == [
        "pull open within-days bound-by time", "check open none",
        "no-course holds none refrain", "x-ray done none due 24h",
      ])
  }

  @Test
  func `an answer proves an event and completes nothing`() throws {
    let plan = try clinic.plan(
      "swelling: yes, fever: none, picture: caries, tooth: loose", hours: 2)
    #expect(clinic.lines(plan).contains("x-ray open within-a-day due 24h presumed"))
    #expect(!plan.isSettled)
  }

  @Test
  func `a result that is not known completes nothing`() throws {
    let plan = try clinic.plan(
      "swelling: yes, fever: none, picture: ?", hours: 2, events: ["x-ray": 1])
    #expect(clinic.lines(plan).contains("x-ray open within-a-day due 24h"))
  }

  @Test
  func `a course runs from its start and ends with its stop, not with one before it`() throws {
    let running = [
      "stop open not-yet not-before 121h due 169h", "course running none since 1h",
    ]
    let answers = "swelling: no, fever: high"
    #expect(
      clinic.lines(try clinic.plan(answers, hours: 2, events: ["course-start": 1])).prefix(2)
        == ["no-x-ray holds none refrain", running[0]])
    let early = try clinic.plan(
      answers, hours: 2, events: ["course-start": 1, "course-stop": 0])
    #expect(clinic.lines(early).suffix(2) == running[...])
    #expect(early.orderViolations.map { clinic.guideline[$0.event].id.text } == ["course-stop"])
    let stopped = try clinic.plan(
      answers, hours: 200, events: ["course-start": 1, "course-stop": 150])
    #expect(
      clinic.lines(stopped).suffix(2) == [
        "stop done none not-before 121h due 169h at 150h in-time", "course done none at 150h",
      ])
  }

  @Test
  func `a wait is a conflict until it ends, and then to be judged`() throws {
    let waiting = try clinic.plan("swelling: yes, fever: low", hours: 2)
    #expect(
      clinic.lines(waiting).first
        == "course-after-swab waits at-once for swab in-conflict")
    #expect(waiting.entries[0].unless?.en == "Not with chills")
    let over = try clinic.plan("swelling: yes, fever: low", hours: 2, events: ["swab": 1])
    #expect(clinic.lines(over).first == "course-after-swab open at-once")
    let settled = try clinic.plan(
      "swelling: yes, fever: low, picture: caries, tooth: loose", hours: 2,
      events: ["swab": 1])
    #expect(clinic.lines(settled).last == "course-after-swab superseded none by treatment")
  }

  @Test
  func `the limit of a tree bounds steps of another, also while it is open`() throws {
    let events: [String: Int64?] = ["x-ray": 2]
    let known = try clinic.plan(
      "swelling: yes, fever: high, picture: caries, tooth: loose", hours: 3, events: events)
    #expect(clinic.lines(known).contains("pull open within-a-day due 26h bound-by time"))
    let open = try clinic.plan(
      "swelling: yes, picture: caries, tooth: loose", hours: 3, events: events)
    #expect(
      clinic.lines(open).contains("pull open within-a-day due 26h provisional bound-by time"))
    #expect(!clinic.lines(known).contains { $0.hasPrefix("treat ") })
  }

  @Test
  func `a choice carries the limit until it is made, and loses it once an option has begun`()
    throws
  {
    let answers = "swelling: yes, fever: none, picture: caries, tooth: firm"
    let open = try clinic.plan(answers, hours: 3, events: ["x-ray": 2])
    #expect(
      clinic.lines(open).first
        == "choose treatment choose within-days due 170h bound-by time")
    let chosen = try clinic.plan(
      answers + ", treatment: pull", hours: 3, events: ["x-ray": 2])
    #expect(
      clinic.lines(chosen).first == "pull open within-days due 170h bound-by time over fill")
    let begun = try clinic.plan(answers, hours: 3, events: ["x-ray": 2, "filled": 3])
    #expect(clinic.lines(begun).first == "choose treatment choose none")
    #expect(
      clinic.lines(begun).contains("treat done none due 170h at 3h in-time"))
  }

  @Test
  func `trees that say different things are set beside each other`() throws {
    let plan = try clinic.plan(
      "swelling: yes, fever: high, picture: caries, tooth: loose", hours: 3,
      events: ["x-ray": 2])
    #expect(
      clinic.lines(plan) == [
        "course differs at-once against no-course", "pull open within-a-day due 26h bound-by time",
        "check open none", "x-ray done none due 24h at 2h in-time",
      ])
  }

  @Test
  func `a later tree takes the place of a step but makes no do weaker`() throws {
    let events: [String: Int64?] = ["x-ray": 2]
    let later = try clinic.plan(
      "swelling: yes, fever: none, picture: abscess, tooth: loose", hours: 3, events: events)
    #expect(clinic.lines(later).last == "swab superseded none by treatment")
    let weaker = try clinic.plan(
      "swelling: yes, fever: none, picture: abscess, tooth: gone", hours: 3, events: events)
    #expect(
      clinic.lines(weaker).first
        == "swab differs within-a-day due 14h against leave,treatment.nothing.2")
  }

  @Test
  func `an outcome outside the guideline stands first and closes what has not begun`() throws {
    let plan = try clinic.plan("swelling: yes, fever: high, picture: other", hours: 3)
    #expect(
      clinic.lines(plan) == [
        "elsewhere holds at-once refrain", "x-ray open within-a-day due 24h presumed",
        "course superseded none by result", "stop superseded none by result",
      ])
    let begun = try clinic.plan(
      "swelling: yes, fever: high, picture: other", hours: 3,
      events: ["x-ray": 2, "course-start": 1])
    #expect(
      clinic.lines(begun) == [
        "elsewhere holds at-once refrain", "stop open not-yet not-before 121h due 169h",
        "course running none since 1h", "x-ray done none due 24h at 2h in-time",
      ])
  }

  @Test
  func `a tree that is not followed still decides others`() throws {
    let plan = try clinic.plan(
      "swelling: yes, fever: high", hours: 2, declined: ["look"])
    #expect(
      clinic.lines(plan) == [
        "course open at-once", "decide result decide within-a-day needs picture",
        "stop waits none for course-start", "x-ray declined none as wish",
      ])
  }

  @Test
  func `a tick completes its step, and one that completes nothing is told`() throws {
    let plan = try clinic.plan(
      "swelling: yes, fever: none, picture: caries, tooth: loose", hours: 3,
      events: ["x-ray": 2], done: ["check"])
    #expect(clinic.lines(plan).contains("check done none"))
    #expect(plan.unusedTicks == [])
    let other = try clinic.plan("swelling: no", hours: 3, done: ["check"])
    #expect(other.unusedTicks.map { clinic.guideline[$0].id.text } == ["check"])
  }

  @Test
  func `an answer that nothing rests on is not used`() throws {
    let plan = try clinic.plan("swelling: no, fever: high, tooth: loose", hours: 2)
    #expect(plan.unused.map(clinic.name) == ["fever", "tooth"])
    #expect(plan.isSettled)
  }

  @Test
  func `without anything said of plans every action is a step of its own`() throws {
    let path = Repository.file("Tests/Fixtures/hyperkalaemia").path
    let guideline = try GuidelineFolder.read(atPath: path).guideline
    let reasoner = Reasoner(guideline)
    for tree in guideline.trees.indices {
      for (place, outcome) in guideline.trees[tree].outcomes.enumerated() {
        let acts = reasoner.planRules.acts(of: TreeOutcome(Index(place), of: Index(tree)))
        let steps = acts.map { reasoner.planRules.acts[$0] }
        #expect(Set(steps.map(\.step)).count == steps.count)
        #expect(
          steps.flatMap(\.stepIndices) == Array(outcome.words.action.places),
          "\(guideline.trees[tree].id)/\(outcome.id)")
      }
    }
  }
}

extension WordedAction {
  /// The places of its steps, in reading order.
  fileprivate var places: Range<Int> {
    func count(_ action: WordedAction) -> Int {
      switch action {
      case .step: 1
      case .group(_, let members): members.reduce(0) { $0 + count($1) }
      }
    }
    return 0..<count(self)
  }
}
