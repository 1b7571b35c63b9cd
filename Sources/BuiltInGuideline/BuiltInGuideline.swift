public import GuidelineFormat

extension LoadedGuideline {
  /// The guideline that the binary carries.
  ///
  /// - Throws: Never for what the build plugin embedded, which was checked when it was built.
  public static func builtIn() throws -> LoadedGuideline {
    try LoadedGuideline(embedded: embeddedGuideline)
  }
}
