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
    let patient = page.interview.patient(at: page.consult.now)
    let state = (try? patient.state(in: page.guideline)) ?? PatientState(of: page.guideline)
    let start = patient.start.isEmpty ? [page.guideline.start] : patient.start
    let values = page.site.reasoner.pathway(for: state, from: start).visit(of: tree)?.values
    marking = TreeMarking(page.guideline[tree]) { item in values?[item.offset] ?? state[item] }
  }

  var wide: String { drawing.wide.svg(marking).text }
  var narrow: String { drawing.narrow.svg(marking).text }
  var list: String { drawing.list.html(marking) }
}
