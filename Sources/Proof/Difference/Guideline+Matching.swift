package import GuidelineModel

extension Guideline {
  /// This version with the names that another version of the guideline has for the same parts.
  ///
  /// - Parameter other: The other version.
  /// - Returns: The same content; a part that the other version renamed has its new name.
  /// - Throws: ``Incomparable`` when the two are not versions of one guideline.
  package func withNames(of other: Guideline) throws(Incomparable) -> Guideline {
    try MatchedVersions(self, other).old
  }
}
