package import GuidelineModel

/// Why a guideline cannot be written in a form, with the part of it that stands in the way.
package struct ExportRefusal: Error, Hashable, Sendable {
  package let part: GuidelinePart
  package let message: Text

  package init(_ part: GuidelinePart, nl: String, en: String) {
    self.part = part
    message = Text(nl: nl, en: en)
  }

  static func tooManyWays(_ tree: Tree, _ index: Index<Tree>) -> ExportRefusal {
    ExportRefusal(
      .tree(index),
      nl: "boom \"\(tree.id)\" heeft meer dan \(ExecutableTree.mostWays) wegen naar een uitkomst, "
        + "het meeste dat wordt uitgeschreven",
      en: "tree \"\(tree.id)\" has more than \(ExecutableTree.mostWays) ways to an outcome, "
        + "the most that are written out")
  }
}
