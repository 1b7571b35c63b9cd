import GuidelineModel
import Reasoning

/// Confirms in the guideline's words how a reply was understood, so that a typing error is noticed.
struct ReplyWording {
  let interview: Interview
  let now: Timestamp
  let language: Language

  private var guideline: Guideline { interview.reasoner.guideline }
  private var phrases: Phrases { Phrases(language) }
  private var clock: ClockTimes {
    ClockTimes(now: now.instant, timeZone: guideline.timeZone, language: language)
  }

  /// The words for a reply to a question of the interview.
  func words(_ reply: Interview.Reply, to question: Interview.Question) -> String {
    switch question {
    case .event(let event):
      let said =
        switch reply {
        case .time(let time): dated(time)
        case .happened: phrases.happenedWithoutTime
        case .answer, .notKnown:
          guideline[event].defaultsToNow ? phrases.notKnown : phrases.notKnownOrNotYet
        }
      return "\(guideline[event].label[language]): \(said)"
    case .item(let item, let options):
      return "\(guideline[item].label[language]): \(words(reply, of: item, among: options))"
    }
  }

  private func words(
    _ reply: Interview.Reply, of index: Index<Item>, among options: PossibleValues
  ) -> String {
    let item = guideline[index]
    let wording = AnswerWording(guideline: guideline, clock: clock)
    switch reply {
    case .answer(.values(let values)) where values != options:
      return wording.words(.values(values), for: item)
    case .answer(.onset(let onset)):
      return [clock.dated(onset), detail(.onset(onset), of: index)].compactMap(\.self)
        .joined(separator: "; ")
    case .answer(.amount(let amount, let scale)):
      return [
        scale.words(amount, in: language), detail(.amount(amount, scale), of: index),
      ].compactMap(\.self).joined(separator: "; ")
    case .answer(.values), .answer(.notKnown), .notKnown, .time, .happened:
      // If nothing was added, the earlier answer still applies.
      return interview.record.answers[index].map {
        "\(wording.words($0, for: item)); \(phrases.noMoreKnown)"
      } ?? phrases.notKnown
    }
  }

  /// The value that a measurement maps to; `nil` if the case leaves that open.
  private func detail(_ answer: Answer, of index: Index<Item>) -> String? {
    var patient = interview.patient(at: now)
    patient.answers[index] = answer
    let counted = try? patient.measuredValue(answer, of: index, in: guideline)
    guard let value = counted?.onlyIndex else { return nil }
    return AnswerWording(guideline: guideline, clock: clock)
      .detail(answer, countedAs: value, of: guideline[index], for: patient)
  }

  private func dated(_ time: Instant) -> String {
    let seconds = time.wholeSeconds(until: now.instant)
    let ago = seconds < 60 ? phrases.now : phrases.ago(clock.length(seconds))
    return "\(clock.dated(time)); \(ago)"
  }
}
