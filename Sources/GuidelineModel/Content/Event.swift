/// A moment in a patient's course from which time limits count, and which may complete steps.
public struct Event: Hashable, Sendable {
  /// Its name in cases.
  public let id: Name<Event>
  /// The event as a noun.
  public let label: Text
  /// The question for its time, with what counts as the event; nil if it is not asked.
  public let question: Text?
  /// The event as something that has happened.
  public let fact: Text?
  /// Whether the event is assumed to happen now if a case gives no time for it.
  public let defaultsToNow: Bool
  /// Whether following the advice is what brings the event about.
  ///
  /// A limit that counts from such an event belongs to the advice of a decided tree; it does not bound
  /// the time while the tree is still undecided.
  public let isSetByAdvice: Bool
  /// The events that it must directly follow.
  package let after: [Name<Event>]
  /// Events of which it is the earliest; a case never gives such an event.
  package let firstOf: [Name<Event>]
  /// Events that it shows to have happened, beside those it must follow.
  package let proves: [Name<Event>]
  /// What earlier versions called the event.
  package let formerNames: [Name<Event>]

  /// Whether it follows from others, so that a case never gives it.
  public var isDerived: Bool { !firstOf.isEmpty }

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
