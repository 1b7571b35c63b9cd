import Consultation
import GuidelineFormat
import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import WebApp

/// What a button says is read as what it was written for.
@Suite struct CommandTests {
  private let guideline: Guideline

  init() throws {
    guideline = try Clinic.builtIn().guideline
  }

  @Test func `every command is read from its own text`() throws {
    let subjects =
      guideline.items.indices.map { Interview.Subject.item(Index($0)) }
      + guideline.events.indices.map { .event(Index($0)) }
    var commands: [Command] = [.show, .load, .back, .newEpisode]
    commands += guideline.trees.indices.flatMap { tree in
      [
        Command.start([Index(tree)]), .startWithNewPatient([Index(tree)]), .view(Index(tree)),
        .follow(Index(tree)), .decline(Index(tree)), .undecide(Index(tree)),
      ]
    }
    commands += subjects.flatMap { [.time($0), .notKnown($0), .withdraw($0)] }
    commands += guideline.events.indices.flatMap { event in
      [Command.happenedNow(Index(event)), .happened(Index(event))]
    }
    commands += guideline.steps.indices.flatMap { step in
      [
        Command.done(Index(step)), .doneNow(Index(step)), .doneThen(Index(step)),
        .doneAt(Index(step), Instant(seconds: 1_795_000_000)), .undone(Index(step)),
      ]
    }
    for (place, item) in guideline.items.enumerated() {
      let index = Index<Item>(place)
      commands += [.several(index), .amount(index), .answer(index, item.allValues)]
      commands += item.values.indices.map { .answer(index, PossibleValues([$0])) }
    }
    for command in commands {
      let text = command.text(in: guideline)
      #expect(Command(text, in: guideline) == command, "\(text)")
    }
    #expect(Set(commands.map { $0.text(in: guideline) }).count == commands.count)
  }

  @Test func `what happens now is told later by its moment, and nothing else is`() throws {
    let moment = try Timestamp(rfc3339: "2026-11-22T20:00:00Z")
    let event = Index<Event>(0)
    let step = Index<PlanStep>(0)
    for (now, then) in [
      (Command.happenedNow(event), Command.moment(.event(event), moment.instant)),
      (.doneNow(step), .doneAt(step, moment.instant)),
    ] {
      let later = try #require(now.textForLater(in: guideline))
      #expect(Command(later + "2026-11-22T20:00:00Z", in: guideline) == then)
    }
    #expect(Command.happened(event).textForLater(in: guideline) == nil)
    #expect(Command.done(step).textForLater(in: guideline) == nil)
  }

  @Test(arguments: [
    "dance", "start:nowhere", "start", "answer:", "answer:pain", "answer:pain=", "answer:pain=x",
    "answer:pain=none=mild", "time:@nothing", "some:@surgery", "now:pain", "withdraw:", "BACK",
    "done:surgery-now", "done-now:surgery-now", "done-moment:supportive-care",
    "done-moment:supportive-care=soon", "anew", "anew:nowhere",
    "undone:", "happened:pain", "episodes", "follow", "decline:pain", "undecide:",
    "decline:nowhere",
  ])
  func `what no button says is no command`(text: String) {
    #expect(Command(text, in: guideline) == nil)
  }
}
