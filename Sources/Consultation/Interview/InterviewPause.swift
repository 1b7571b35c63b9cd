import GuidelineModel
import Reasoning

/// The pause of an interview: nothing more can be asked until something has happened or is known.
///
/// Everything that can be entered then is a numbered row. If a time must be given or confirmed, it
/// is asked directly.
struct InterviewPause {
  /// Something that can be entered.
  enum Row: Hashable {
    case event(Index<Event>)
    case item(Index<Item>, from: Index<Event>?)
    case step(Index<PlanStep>)
  }

  let rows: [Row]
  /// The event whose time is asked, if any.
  let asked: Index<Event>?

  init(at evaluation: Evaluation, asking asked: Index<Event>?, in guideline: Guideline) {
    let options = ReportOptions(of: evaluation, in: guideline)
    rows =
      options.events.map { .event($0) } + options.ticks.filter { !$0.isDone }.map { .step($0.step) }
      + options.items.map { .item($0.item, from: $0.from) }
    self.asked = asked
  }
}

/// Parses what a user types when the interview is paused.
struct PauseReader {
  /// The meaning of a line.
  enum Meaning: Hashable {
    case row(InterviewPause.Row)
    case newEpisode
    /// A reply about the event that is asked.
    case reply(Interview.Reply)
    case unclear(String)
  }

  let pause: InterviewPause
  let guideline: Guideline
  let clock: ClockTimes
  /// The assumed time of the event that is asked.
  let assumed: Instant?

  private var language: Language { clock.language }
  private var phrases: Phrases { Phrases(language) }

  func meaning(of text: String) -> Meaning {
    if text.lowercased() == Phrases.newEpisodeKey, guideline.plan.newEpisode != nil {
      return .newEpisode
    }
    if let number = text.typedNumber {
      guard pause.rows.indices.contains(number - 1) else { return .unclear(allowed) }
      return .row(pause.rows[number - 1])
    }
    if let asked = pause.asked {
      switch EventReplyReader(event: guideline[asked], clock: clock, assumed: assumed)
        .meaning(of: text)
      {
      case .reply(let reply): return .reply(reply)
      case .unclear(let words): return named(text) ?? .unclear("\(words) \(allowed)")
      }
    }
    return named(text) ?? .unclear(phrases.notRecognised + allowed)
  }

  /// The one row with this name or, if there is none, the one whose name starts with it.
  private func named(_ text: String) -> Meaning? {
    let text = text.lowercased()
    let whole = pause.rows.filter { names(of: $0).contains(text) }
    let begun = pause.rows.filter { names(of: $0).contains { $0.hasPrefix(text) } }
    return (whole.only ?? begun.only).map { .row($0) }
  }

  private func names(of row: InterviewPause.Row) -> [String] {
    let (id, label) =
      switch row {
      case .event(let event):
        (guideline[event].id.text, guideline[event].asFact(in: language))
      case .item(let item, _): (guideline[item].id.text, guideline[item].label[language])
      case .step(let step): (guideline[step].id.text, guideline[step].label[language])
      }
    return [id, label.lowercased()]
  }

  private var allowed: String {
    phrases.allowedInPause(rows: pause.rows.count, hasEpisode: guideline.plan.newEpisode != nil)
  }
}

extension Array {
  fileprivate var only: Element? { count == 1 ? first : nil }
}
