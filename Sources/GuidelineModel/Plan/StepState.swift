/// The state of a line of a plan.
public enum StepState: String, CaseIterable, Hashable, Sendable {
  /// To be done.
  case open
  /// Completed by an event or a tick.
  case done
  /// Begun and not ended.
  case running
  /// Replaced by another tree's advice.
  case superseded
  /// The clinician decided not to follow it.
  case declined
  /// Two trees say different things, and neither takes precedence.
  case differs
  /// A choice that the clinician must make.
  case choose
  /// A tree that is still to be decided.
  case decide
  /// It must wait for something else.
  case waits
  /// Advice not to do something, or an outcome quoted in full.
  case holds
}
