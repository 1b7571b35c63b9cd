public import GuidelineModel

/// An impossible statement in a case; never carries the patient's answers or times.
public enum ImpossibleCase: Error, Hashable, Sendable {
  /// ``PatientCase/now`` lies before ``Instant/earliest``.
  case nowTooEarly
  /// The event lies before ``Instant/earliest``.
  case eventTooEarly(Index<Event>)
  /// The onset lies before ``Instant/earliest``.
  case onsetTooEarly(Index<Item>)
  /// The event lies after ``PatientCase/now``.
  case eventAfterNow(Index<Event>)
  /// The onset lies after ``PatientCase/now``.
  case onsetAfterNow(Index<Item>)
  /// The step is ticked for a time after ``PatientCase/now``.
  case tickAfterNow(Index<PlanStep>)
  /// The time of the tick lies before ``Instant/earliest``.
  case tickTooEarly(Index<PlanStep>)
  /// The amount lies outside the range of the scale.
  case outOfRange(Index<Item>, Scale)
  /// The item does not accept measurements, or not of this kind.
  case notMeasured(Index<Item>)
  /// The answer leaves no possible value.
  case noValue(Index<Item>)
}

extension ImpossibleCase {
  /// What is wrong, as one clause without patient data.
  public var message: Text {
    switch self {
    case .nowTooEarly, .eventTooEarly, .onsetTooEarly, .tickTooEarly:
      Text(
        nl: "een tijd ligt voor het jaar 1900; kijk het jaartal na",
        en: "a time lies before the year 1900; check the year")
    case .eventAfterNow:
      Text(nl: "een gebeurtenis ligt na \"now\"", en: "an event lies after \"now\"")
    case .onsetAfterNow:
      Text(nl: "een begin ligt na \"now\"", en: "an onset lies after \"now\"")
    case .tickAfterNow:
      Text(
        nl: "een stap is afgevinkt op een tijd na \"now\"",
        en: "a step is ticked for a time after \"now\"")
    case .outOfRange(_, let scale): scale.allowed
    case .notMeasured:
      Text(
        nl: "dit gegeven kan niet als deze meting worden gegeven",
        en: "this item cannot be given as this measurement")
    case .noValue:
      Text(nl: "het antwoord laat geen waarde over", en: "the answer leaves no value")
    }
  }
}
