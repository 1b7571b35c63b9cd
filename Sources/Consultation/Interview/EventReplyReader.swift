import GuidelineModel
import Reasoning

/// Parses what a user types about the time of an event.
struct EventReplyReader {
  let event: Event
  let clock: ClockTimes
  /// The assumed time of the event, unless the user confirmed it.
  let assumed: Instant?

  private var phrases: Phrases { Phrases(clock.language) }

  func meaning(of text: String) -> ReplyMeaning {
    switch text {
    case "-": return .reply(.notKnown)
    case Phrases.happenedMark where !event.defaultsToNow: return .reply(.happened)
    case Phrases.confirmMark: if let assumed { return .reply(.time(assumed)) }
    default: break
    }
    let hint = phrases.timeHint(of: event, isAssumed: assumed != nil)
    switch TimeReader(clock: clock).time(text, hint: hint) {
    case .success(let time): return .reply(.time(time))
    case .failure(let unclear): return .unclear(unclear.words)
    }
  }
}

/// Parses a moment that is not after now.
struct TimeReader {
  /// The message for a text that is not an acceptable moment.
  struct Unclear: Error {
    let words: String
  }

  let clock: ClockTimes

  /// Parses a moment.
  ///
  /// - Parameters:
  ///   - text: What the user typed.
  ///   - hint: What can be typed.
  /// - Returns: The moment, or the message to show.
  func time(_ text: String, hint: String) -> Result<Instant, Unclear> {
    let phrases = Phrases(clock.language)
    guard let time = TypedTime(clock: clock).wallTime(text) else {
      return .failure(Unclear(words: phrases.notATime + hint))
    }
    let moments = time.moments(upTo: clock.now)
    guard let first = moments.first else {
      return .failure(Unclear(words: "\(phrases.skippedTime) \(hint)"))
    }
    guard moments.count == 1 else {
      return .failure(
        Unclear(words: phrases.meansEither(moments.map { (clock.typed($0), clock.dated($0)) })))
    }
    return first > clock.now
      ? .failure(Unclear(words: "\(clock.stillAhead(first)) \(hint)")) : .success(first)
  }
}

extension ClockTimes {
  /// The message for a moment in the future.
  ///
  /// It names the day, because a clock time may have been meant for yesterday.
  func stillAhead(_ time: Instant) -> String {
    let (then, today) = (formFields(time), formFields(now))
    return Phrases(language).stillAhead(
      clock(time), yesterday: then.day == today.day ? then.time : nil)
  }
}
