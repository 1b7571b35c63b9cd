import GuidelineModel
import Reasoning

/// Says what was answered.
struct AnswerWording {
  let guideline: Guideline
  let clock: ClockTimes

  private var language: Language { clock.language }
  private var phrases: Phrases { Phrases(language) }

  func words(_ answer: Answer, for item: Item) -> String {
    switch answer {
    case .values(let values): phrases.oneOf(values.map { item.values[$0].label[language] })
    case .onset(let onset): clock.clock(onset)
    case .months(let months): phrases.months(months)
    case .notKnown: phrases.notKnown
    }
  }

  /// What was measured, and up to when.
  func measured(_ answer: Answer, by measurement: Measurement, of patient: PatientCase) -> String {
    guard case .onset(let onset) = answer, case .onset(let until) = measurement.quantity else {
      guard case .months(let months) = answer else { return "" }
      return phrases.months(months)
    }
    let event = until.flatMap { guideline.event(named: $0.text) }
    let end = event.flatMap { patient.time(of: $0, in: guideline) } ?? patient.now.instant
    let length = clock.length(max(0, Int64(onset.seconds(until: end))))
    let label = event.map { Phrases.midSentence(guideline[$0].label[language]) } ?? phrases.now
    return "\(clock.clock(onset)), \(phrases.before(length, label))"
  }

  /// From where to where a value reaches, with the side on which the exact boundary lies.
  func bounds(of value: Name<Item.Value>, in measurement: Measurement) -> String {
    guard let place = measurement.bands.firstIndex(where: { $0.value == value }) else { return "" }
    let lower = place == 0 ? nil : measurement.bands[place - 1].bound
    let upper = measurement.bands[place].bound
    let parts = [
      lower.map { bound in
        let amount = amount(bound, of: measurement.quantity)
        return bound.isInclusive ? phrases.moreThan(amount) : phrases.from(amount)
      },
      upper.map { bound in
        let amount = amount(bound, of: measurement.quantity)
        return bound.isInclusive ? phrases.upToAndIncluding(amount) : phrases.lessThan(amount)
      },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private func amount(_ bound: Measurement.Bound, of quantity: Measurement.Quantity) -> String {
    switch quantity {
    case .months: return phrases.months(Double(bound.thousandths) / 1000)
    case .onset:
      let seconds = bound.thousandths / 1000
      return seconds % 86_400 == 0 && seconds > 172_800
        ? phrases.days(seconds / 86_400) : clock.length(seconds)
    }
  }
}
