/// A moment in a patient's course that time limits count from.
public struct Event: Hashable, Sendable {
  /// Its name in cases.
  public let id: Name<Event>
  /// The event as a noun.
  public let label: Text
  /// Whether the event is taken to be now where a case does not say when it was.
  public let defaultsToNow: Bool
  /// Whether following the advice is what brings the event about.
  ///
  /// A limit counted from such an event says how an advice ends, so it is never one to keep while
  /// the tree is still undecided.
  public let isSetByAdvice: Bool
  /// What earlier versions called the event.
  public let formerNames: [Name<Event>]

  package init(
    id: Name<Event>, label: Text, defaultsToNow: Bool, isSetByAdvice: Bool,
    formerNames: [Name<Event>] = []
  ) {
    self.id = id
    self.label = label
    self.defaultsToNow = defaultsToNow
    self.isSetByAdvice = isSetByAdvice
    self.formerNames = formerNames
  }
}
