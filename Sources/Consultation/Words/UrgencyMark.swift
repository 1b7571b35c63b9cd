package import GuidelineModel

/// An urgency with the word that goes with its shape.
package struct UrgencyMark: Hashable, Sendable {
  package let urgency: UrgencyDegree
  package let word: String
}
