public import GuidelineModel

/// Something in a case that cannot be; never holds what the case said.
public enum ImpossibleCase: Error, Hashable, Sendable {
  /// Before ``Instant/earliest``, as the two below.
  case nowTooEarly
  /// The event lies before ``Instant/earliest``.
  case eventTooEarly(Index<Event>)
  /// The onset lies before ``Instant/earliest``.
  case onsetTooEarly(Index<Item>)
  /// The event lies after the moment at which the question is put.
  case eventAfterNow(Index<Event>)
  /// The onset lies after the moment at which the question is put.
  case onsetAfterNow(Index<Item>)
  /// The step was ticked for a time after the moment at which the question is put.
  case tickAfterNow(Index<PlanStep>)
  /// The time of the tick lies before ``Instant/earliest``.
  case tickTooEarly(Index<PlanStep>)
  /// Less than the scale's least, or more than its most.
  case outOfRange(Index<Item>, Scale)
  /// A measurement on an item that takes none, or takes another kind.
  case notMeasured(Index<Item>)
  /// An answer that leaves no value possible.
  case noValue(Index<Item>)
}

extension ImpossibleCase {
  /// What is wrong, as one clause that never holds what the case said.
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
