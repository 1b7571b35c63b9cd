/// A moment in a patient's course that time limits count from, and that completes what is to be done.
public struct Event: Hashable, Sendable {
  /// Its name in cases.
  public let id: Name<Event>
  /// The event as a noun.
  public let label: Text
  /// The question for its time, with what counts and what does not; absent where it is not asked.
  public let question: Text?
  /// The event as something that has happened.
  public let fact: Text?
  /// Whether the event is taken to be now where a case does not say when it was.
  public let defaultsToNow: Bool
  /// Whether following the advice is what brings the event about.
  ///
  /// A limit counted from such an event says how an advice ends, so it is never one to keep while
  /// the tree is still undecided.
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
