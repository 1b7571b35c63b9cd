import GuidelineModel

/// A tree on a patient's way, with how far it is.
struct PathwayStencil: Sendable {
  /// What is put in, as text.
  struct Step {
    let tree: Tree
    let status: TreeStatus
    let isShown: Bool
  }

  private enum Slot: Sendable { case state, tree, current, tab, stateWord }

  private let stencil: Stencil<Slot>
  private let language: Language

  init(in language: Language) {
    self.language = language
    var marks = StencilMarks<Slot>()
    let context = [
      "state": marks.mark(.state), "tree": marks.mark(.tree), "current": marks.mark(.current),
      "tab": marks.mark(.tab), "stateWord": marks.mark(.stateWord),
    ]
    stencil = Stencil(PageTemplates.in(language).html("pathway", context), marks)
  }

  /// Writes one tree.
  func write(_ step: Step, to html: inout String) {
    stencil.write(to: &html) { slot in
      switch slot {
      case .state: step.status.name
      case .tree: step.tree.id.text
      case .current: step.isShown ? " aria-current=\"step\"" : ""
      case .tab: HTMLText.escaped(step.tree.tab[language])
      case .stateWord: HTMLText.escaped(step.status.words)
      }
    }
  }
}
