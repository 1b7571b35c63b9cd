/// Something that happens to a patient at a moment, such as an admission.
///
/// Time limits count from events, and an event can complete steps of a plan.
public struct Event: Hashable, Sendable {
  /// Its name in cases.
  public let id: Name<Event>
  /// The event as a noun.
  public let label: Text
  /// The question that asks for its time and says what counts as the event; nil if it is not asked.
  public let question: Text?
  /// The statement that the event has happened; nil if the label is enough.
  public let fact: Text?
  /// Whether the event is assumed to happen now if a case gives no time for it.
  public let defaultsToNow: Bool
  /// Whether the event happens because the advice is followed.
  ///
  /// A limit that counts from such an event belongs to the advice of a decided tree; it does not bound
  /// the time while the tree is still undecided.
  public let isSetByAdvice: Bool
  /// The events that it must directly follow.
  package let after: [Name<Event>]
  /// The events of which it is the earliest; if there are any, a case never gives this event.
  package let firstOf: [Name<Event>]
  /// Events that must have happened if this one has, in addition to those in `after`.
  package let proves: [Name<Event>]
  /// What earlier versions called the event.
  package let formerNames: [Name<Event>]

  /// Whether its time is computed from other events, so that a case never gives it.
  public var isDerived: Bool { !firstOf.isEmpty }

  /// The statement that the event has happened, or the label if there is none.
  package var factOrLabel: Text { fact ?? label }

  package init(
    id: Name<Event>, label: Text, question: Text? = nil, fact: Text? = nil, defaultsToNow: Bool,
    isSetByAdvice: Bool, after: [Name<Event>] = [], firstOf: [Name<Event>] = [],
    proves: [Name<Event>] = [], formerNames: [Name<Event>] = []
  ) {
    self.id = id
    self.label = label
    self.question = question
    self.fact = fact
    self.defaultsToNow = defaultsToNow
    self.isSetByAdvice = isSetByAdvice
    self.after = after
    self.firstOf = firstOf
    self.proves = proves
    self.formerNames = formerNames
  }
}
