import GuidelineModel
import Reasoning

/// Reads what a person types to a question.
struct ReplyReader {
  /// What was meant.
  enum Meaning: Hashable {
    case reply(Interview.Reply)
    case help
    case back
    case stop
    case nothing
    /// No answer, or more than one; what to say about it never repeats what was typed.
    case unclear(String)
  }

  let guideline: Guideline
  let language: Language

  func meaning(
    of line: String, to question: Interview.Question, at now: Timestamp
  ) -> Meaning {
    let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch text.lowercased() {
    case "": return .nothing
    case "?": return .help
    case "<": return .back
    case "q": return .stop
    case "-": return .reply(.notKnown)
    default: break
    }
    let clock = ClockTimes(
      now: now.instant, timeZone: guideline.timeZone, language: language)
    switch question {
    case .event(let event):
      let canBeUnknown = !guideline[event].defaultsToNow
      if canBeUnknown, text == Phrases.happenedMark { return .reply(.happened) }
      return time(text, clock, canBeUnknown: canBeUnknown)
    case .item(let item, let options):
      return ItemReplyReader(item: guideline[item], options: options, clock: clock)
        .meaning(of: text)
    }
  }

  private func time(
    _ text: String, _ clock: ClockTimes, canBeUnknown: Bool
  ) -> Meaning {
    let phrases = Phrases(language)
    guard let time = TypedTime(clock: clock).wallTime(text) else {
      return .unclear(phrases.notATime(canBeUnknown: canBeUnknown))
    }
    let moments = time.moments(upTo: clock.now)
    guard let first = moments.first else { return .unclear(phrases.skippedTime) }
    guard moments.count == 1 else {
      return .unclear(phrases.meansEither(moments.map { (clock.typed($0), clock.dated($0)) }))
    }
    return first > clock.now ? .unclear(clock.stillAhead(first)) : .reply(.time(first))
  }
}

extension ClockTimes {
  /// Why a moment cannot be taken that has yet to come: told with its day, since a clock time alone
  /// may have been meant for yesterday.
  func stillAhead(_ time: Instant) -> String {
    let (then, today) = (formFields(time), formFields(now))
    return Phrases(language).stillAhead(
      clock(time), yesterday: then.day == today.day ? then.time : nil)
  }
}
