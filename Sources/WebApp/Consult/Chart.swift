import Consultation
import Drawing
import GuidelineModel
import Markup
import Reasoning

/// One tree as it stands for a patient: twice as a picture, once as a list.
struct Chart {
  private let marking: TreeMarking
  private let drawing: SiteStencils.TreeParts

  /// Prepares the tree as it stands for the patient of an interview.
  init(_ page: ConsultPage, tree: Index<Tree>) {
    drawing = page.site.stencils.tree(tree, in: page.language)
    let evaluation = page.evaluation
    marking = TreeMarking(page.guideline[tree]) { evaluation.values(of: $0, in: tree) }
  }

  var wide: String { drawing.wide.svg(marking).text }
  var narrow: String { drawing.narrow.svg(marking).text }
  var list: String { drawing.list.html(marking) }
}
