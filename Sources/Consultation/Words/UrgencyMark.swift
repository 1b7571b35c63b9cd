package import GuidelineModel
package import Reasoning

/// An urgency with the word that goes with its shape.
package struct UrgencyMark: Hashable, Sendable {
  package let urgency: UrgencyDegree
  package let word: String
  /// The time that ``word`` says how far off is; nil where it says no such thing.
  package var due: Instant?
}
