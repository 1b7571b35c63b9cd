import GuidelineModel
import Reasoning

/// What a line of input or a request for help refers to.
extension AskSession {
  func meaning(
    of text: String, to question: Interview.Question, at now: Timestamp
  ) -> ReplyMeaning {
    switch question {
    case .item(let item, let options): meaning(of: text, to: item, among: options, at: now)
    case .event(let event): meaning(of: text, to: event, at: now)
    }
  }

  func meaning(
    of text: String, to item: Index<Item>, among options: PossibleValues, at now: Timestamp
  ) -> ReplyMeaning {
    guard text != "-" else { return .reply(.notKnown) }
    return ItemReplyReader(item: guideline[item], options: options, clock: clock(at: now))
      .meaning(of: text)
  }

  func meaning(
    of text: String, to event: Index<Event>, at now: Timestamp
  ) -> ReplyMeaning {
    EventReplyReader(event: guideline[event], clock: clock(at: now), assumed: assumed(event))
      .meaning(of: text)
  }

  /// The subject that the help text explains; `nil` if only the pause can be explained.
  func subjectOfHelp(after evaluation: Evaluation) -> Interview.Subject? {
    switch chosenEntry {
    case .event(let event): return .event(event)
    case .item(let item): return .item(item)
    case .newEpisode:
      return guideline.plan.newEpisode.flatMap { guideline.event(named: $0.asks.text) }
        .map { .event($0) }
    case .step: return nil
    case nil: break
    }
    switch interview.question(after: evaluation) {
    case .item(let item, _): return .item(item)
    case .event(let event): return .event(event)
    case nil: return nil
    }
  }

  /// The possible answers to an item that the user chose.
  func options(of item: Index<Item>, after evaluation: Evaluation) -> PossibleValues {
    evaluation.advice.trees.lazy.compactMap(\.openChoice).first { $0.item == item }?.values
      ?? evaluation.state[item]
  }
}
