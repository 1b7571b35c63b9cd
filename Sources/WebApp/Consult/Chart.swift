import Consultation
import Drawing
import GuidelineModel
import Reasoning

/// The values with which a page shows one tree: twice as a picture, once as a list.
struct Chart {
  private let guideline: Guideline
  private let language: Language
  private let tree: Index<Tree>
  private let marking: TreeMarking
  private let drawing: SiteStencils.TreeParts

  /// Prepares the tree as it stands for the patient of an interview.
  init(_ page: ConsultPage, tree: Index<Tree>) {
    guideline = page.guideline
    language = page.language
    self.tree = tree
    drawing = page.site.stencils.tree(tree, in: page.language)
    let patient = page.interview.patient(at: page.consult.now)
    let state = (try? patient.state(in: page.guideline)) ?? PatientState(of: page.guideline)
    let start = patient.start.isEmpty ? [page.guideline.start] : patient.start
    let values = page.site.reasoner.pathway(for: state, from: start).visit(of: tree)?.values
    marking = TreeMarking(page.guideline[tree]) { item in values?[item.offset] ?? state[item] }
  }

  var values: [String: Any] {
    [
      "tree": guideline[tree].id.text, "title": guideline[tree].title[language],
      "wide": drawing.wide.svg(marking), "narrow": drawing.narrow.svg(marking),
      "list": drawing.list.html(marking),
    ]
  }
}
