import GuidelineModel

/// Trees as options name them.
enum TreeNames {
  /// The trees of a list with commas between.
  ///
  /// - Throws: ``CommandFailure`` for a name that is no tree's, or stands twice.
  static func trees(
    _ list: String, in guideline: Guideline
  ) throws(CommandFailure) -> [Index<Tree>] {
    let names = guideline.trees.map(\.id.text)
    return try Export.indices(of: list, in: names, nl: "--start: boom", en: "--start: tree").map {
      Index($0)
    }
  }
}
