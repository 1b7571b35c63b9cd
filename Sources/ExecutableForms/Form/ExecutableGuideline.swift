package import GuidelineModel

/// A guideline in the one form that every export is written from.
package struct ExecutableGuideline: Sendable {
  package let guideline: Guideline
  /// The digest over all that can change an advice.
  package let digest: String
  /// In the order of the guideline.
  package let trees: [ExecutableTree]
  private let start: [Index<Tree>]

  /// Brings a guideline into the form.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - digest: Its digest.
  ///   - start: The trees that the pathway starts at.
  /// - Throws: ``ExportRefusal`` where a tree is too large.
  package init(
    _ guideline: Guideline, digest: String, start: [Index<Tree>]
  ) throws(ExportRefusal) {
    var trees: [ExecutableTree] = []
    for place in guideline.trees.indices {
      trees.append(try ExecutableTree(Index(place), of: guideline))
    }
    self.guideline = guideline
    self.digest = digest
    self.trees = trees
    self.start = start
  }

  /// The pathway, for the forms that tell it.
  ///
  /// - Throws: ``ExportRefusal`` where it depends on more than a form can say.
  package var pathway: ExecutablePathway {
    get throws(ExportRefusal) { try ExecutablePathway(guideline, from: start) }
  }
}
