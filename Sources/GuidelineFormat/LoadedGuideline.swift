public import GuidelineModel

/// A guideline that is ready for use, with its logic digest.
public struct LoadedGuideline: Sendable {
  /// The guideline itself.
  public let guideline: Guideline
  /// `sha256:` and 64 hexadecimal digits: the hash of everything that can change an advice.
  ///
  /// It is the same on every machine, and equal for guidelines that differ only in their texts.
  public let digest: String
  /// Problems that should be corrected, although every advice is right.
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
