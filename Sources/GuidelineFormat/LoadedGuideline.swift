public import GuidelineModel

/// A guideline that is ready for use, with the digest that tells it from every other.
public struct LoadedGuideline: Sendable {
  /// The guideline itself.
  public let guideline: Guideline
  /// `sha256:` and 64 hexadecimal digits over all that can change an advice.
  ///
  /// The same on every machine, and the same for two guidelines that differ in wording only.
  public let digest: String
  /// What is worth mending although every advice is right.
  public let findings: [Diagnostic]

  /// The positions of its parts; `nil` for a guideline that was not read from files.
  package let places: GuidelinePlaces?

  init(guideline: Guideline, findings: [Diagnostic], places: GuidelinePlaces? = nil) {
    self.guideline = guideline
    self.findings = findings
    self.places = places
    digest = "sha256:" + SHA256.hexadecimalHash(of: guideline.canonicalLogic.utf8)
  }
}
