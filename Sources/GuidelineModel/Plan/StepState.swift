/// What has become of a line of a plan.
public enum StepState: String, CaseIterable, Hashable, Sendable {
  /// To be done.
  case open
  /// Completed by an event or a tick.
  case done
  /// Begun and not ended.
  case running
  /// Another tree's advice takes its place.
  case superseded
  /// A clinician decided otherwise.
  case declined
  /// Two trees say different things, and neither takes precedence.
  case differs
  /// A choice that is the clinician's.
  case choose
  /// A tree that is still to be decided.
  case decide
  /// Something else comes first.
  case waits
  /// A refrain, or an outcome said in full without an act.
  case holds
}
