import Drawing
import GuidelineModel

/// A tree as nested questions and answers that can be chosen, to be marked for any number of
/// patients.
struct OutlineStencil: Sendable {
  private enum Slot: Sendable {
    /// The class of a part.
    case look(OutlineContext.Part)
    /// The word that says the same, where there is one.
    case state(OutlineContext.Part)
  }

  private let stencil: Stencil<Slot>
  private let states: [Mark: String]
  private let waiting: String

  /// Lays a tree out.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - guideline: The guideline it belongs to.
  ///   - language: The language of every word.
  init(tree: Tree, guideline: Guideline, language: Language) {
    let templates = PageTemplates.in(language)
    let words = PageWords(language: language)
    func state(_ name: String) -> String { templates.html("aside", ["text": words[name]]) }
    states = [.taken: state("markTaken"), .ruledOut: state("markRuledOut")]
    waiting = state("waiting")
    var marks = StencilMarks<Slot>()
    let context = OutlineContext(tree: tree, guideline: guideline, language: language)
      .choosable { part in (marks.mark(.look(part)), marks.mark(.state(part))) }
    stencil = Stencil(templates.html("outline", context), marks)
  }

  /// The tree as it stands for a patient, as HTML.
  func html(_ marking: TreeMarking) -> String {
    stencil.html { slot in
      switch slot {
      case .look(.question(let decision)):
        marking[decision].rawValue + (marking.waiting == decision ? " waiting" : "")
      case .look(.answer(let decision, let branch)):
        marking[decision, branch: branch].rawValue
      case .state(.question(let decision)):
        marking.waiting == decision ? waiting : ""
      case .state(.answer(let decision, let branch)):
        states[marking[decision, branch: branch]] ?? ""
      }
    }
  }
}
