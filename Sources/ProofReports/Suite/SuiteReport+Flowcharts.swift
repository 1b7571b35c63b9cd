import Drawing
import GuidelineFormat
package import GuidelineModel
import Markup
import Proof
import Reasoning

extension SuiteReport {
  /// The flowchart of a tree with the way of one case marked; nil where the case does not reach it.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - number: The place of the case among those run.
  /// - Returns: SVG.
  package func flowchart(of tree: Index<Tree>, forCase number: Int) -> String? {
    let guideline = suite.loaded.guideline
    guard let visit = suite.results[number].evaluation?.pathway.visit(of: tree) else { return nil }
    return FlowchartDrawing(
      tree: guideline[tree], guideline: guideline, language: language, direction: .leftToRight,
      marking: TreeMarking(guideline[tree]) { visit.values[$0.offset] }
    ).svg().text
  }
}
