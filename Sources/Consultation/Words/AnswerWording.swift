package import GuidelineModel
import Reasoning

/// Words an answer.
struct AnswerWording {
  let guideline: Guideline
  let clock: ClockTimes

  private var language: Language { clock.language }
  private var phrases: Phrases { Phrases(language) }

  func words(_ answer: Answer, for item: Item) -> String {
    switch answer {
    case .values(let values): phrases.oneOf(values.map { item.values[$0].label[language] })
    case .onset(let onset): clock.clock(onset)
    case .amount(let amount, let scale): scale.words(amount, in: language)
    case .notKnown: phrases.notKnown
    }
  }

  /// For a measured answer: its length, the value it maps to and the bounds of that value; `nil` if
  /// it was not measured.
  func detail(
    _ answer: Answer, countedAs value: Int, of item: Item, for patient: PatientCase
  ) -> String? {
    guard let measurement = item.measurement else { return nil }
    switch answer {
    case .values, .notKnown: return nil
    case .onset, .amount: break
    }
    let counted = item.values[value]
    return [
      length(answer, by: measurement, of: patient),
      phrases.countsAs(counted.label[language], bounds(of: counted.id, in: measurement)),
    ].compactMap(\.self).joined(separator: "; ")
  }

  /// The time from an onset to the moment it is measured to; `nil` if no time is measured.
  private func length(
    _ answer: Answer, by measurement: Measurement, of patient: PatientCase
  ) -> String? {
    guard case .onset(let onset) = answer else { return nil }
    let event = measurement.until.flatMap { guideline.event(named: $0.text) }
    let end = event.flatMap { patient.time(of: $0, in: guideline) } ?? patient.now.instant
    let seconds = max(0, onset.wholeSeconds(until: end))
    let label = event.map { Phrases.midSentence(guideline[$0].label[language]) } ?? clock.thisMoment
    let length = phrases.before(clock.length(seconds), label)
    let isDoubtful = seconds > Self.doubtfulLength && seconds > measurement.longestBound
    return isDoubtful ? "\(length) (\(phrases.checkYear))" : length
  }

  /// A year, in seconds: a longer time is more likely a mistyped year than a real onset, and can
  /// make an advice less urgent.
  private static let doubtfulLength: Int64 = 365 * 86_400

  /// The bounds of a value, with the side to which the exact boundary belongs.
  private func bounds(of value: Name<Item.Value>, in measurement: Measurement) -> String {
    guard let place = measurement.bands.firstIndex(where: { $0.value == value }) else { return "" }
    let lower = place == 0 ? nil : measurement.bands[place - 1].bound
    let upper = measurement.bands[place].bound
    let parts = [
      lower.map { bound in
        let amount = amount(bound, of: measurement.scale)
        return bound.isInclusive ? phrases.moreThan(amount) : phrases.from(amount)
      },
      upper.map { bound in
        let amount = amount(bound, of: measurement.scale)
        return bound.isInclusive ? phrases.upToAndIncluding(amount) : phrases.lessThan(amount)
      },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private func amount(_ bound: Measurement.Bound, of scale: Scale) -> String {
    switch scale.input {
    case .number: return scale.words(bound.amount, in: language)
    case .moment:
      let seconds = bound.thousandths / 1000
      return seconds % 86_400 == 0 && seconds > 172_800
        ? phrases.days(seconds / 86_400) : clock.length(seconds)
    }
  }
}

extension Measurement {
  /// The largest bound between two values of an onset, in seconds.
  fileprivate var longestBound: Int64 {
    bands.compactMap { $0.bound.map { $0.thousandths / 1000 } }.max() ?? 0
  }
}

extension Item {
  /// The item as a complete question: in the guideline's words, or its label with a question mark.
  package func wholeQuestion(in language: Language) -> String {
    question?[language] ?? "\(label[language])?"
  }
}

extension Event {
  /// The event as a statement, such as "Biopt genomen", or its label if the guideline has no such
  /// words.
  package func asFact(in language: Language) -> String { factOrLabel[language] }
}
