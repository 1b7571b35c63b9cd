package import GuidelineModel
package import Markup

/// One tree, drawn as the source draws it, in any of the forms a reader may want.
///
/// The same arguments give the same bytes, wherever and whenever they are drawn.
package struct FlowchartDrawing: Sendable {
  let tree: Tree
  let marking: TreeMarking?
  let direction: Direction
  private let width: Int

  /// The tree as nested questions and answers.
  package let outline: Outline

  /// The narrowest drawing from top to bottom, made for a phone.
  package static let phoneWidth = NarrowLayout.phoneWidth
  /// What the margins of a page leave of that.
  package static let pageWidth = phoneWidth - 32

  /// Creates a drawing.
  ///
  /// - Parameters:
  ///   - tree: The tree, or the alternative of a reading.
  ///   - guideline: The guideline the tree belongs to.
  ///   - language: The language of every word.
  ///   - direction: Which way it runs.
  ///   - marking: What each part means for a patient; nothing is marked where absent.
  ///   - width: How wide a drawing from top to bottom is; one from left to right is as wide as its
  ///     columns.
  package init(
    tree: Tree, guideline: Guideline, language: Language, direction: Direction,
    marking: TreeMarking? = nil, width: Int = FlowchartDrawing.phoneWidth
  ) {
    self.tree = tree
    self.marking = marking
    self.direction = direction
    self.width = width
    outline = Outline(tree: tree, guideline: guideline, language: language, marking: marking)
  }

  /// Every box and line in its place.
  package var scene: Scene {
    let scene =
      switch direction {
      case .leftToRight: WideLayout.scene(of: outline)
      case .topToBottom: NarrowLayout.scene(of: outline, width: width)
      }
    return scene.marked(by: marking ?? TreeMarking(unmarked: tree))
  }

  /// The drawing as SVG.
  ///
  /// - Parameters:
  ///   - styling: Whether the drawing carries its own style.
  ///   - prefix: What every identifier begins with, so that several drawings fit in one page; the
  ///     tree's name unless given.
  /// - Returns: A whole SVG document.
  package func svg(_ styling: Styling = .standalone, prefix: String? = nil) -> RenderedMarkup {
    let scene = scene
    let prefix = prefix ?? "tree-\(tree.id)"
    return picture(
      of: scene.elements(prefix: prefix), width: scene.width, height: scene.height, styling, prefix
    ).xml()
  }

  /// The picture around what is drawn.
  func picture(
    of content: [Fragment], width: Int, height: Int, _ styling: Styling, _ prefix: String
  ) -> Fragment {
    let size = DrawingPhrases.size(
      questions: tree.decisions.count, outcomes: Set(tree.usedOutcomes).count, outline.language)
    return SVGParts.document(
      width: width, height: height, prefix: prefix, title: outline.title,
      description: DrawingPhrases.flowchart[outline.language] + " " + size + ".",
      language: outline.language.rawValue, styling: styling,
      content: content)
  }
}

extension Tree {
  /// The outcomes that some branch leads to, once for each branch.
  var usedOutcomes: [Index<Outcome>] {
    decisions.flatMap { decision in
      decision.branches.compactMap { branch in
        if case .outcome(let outcome) = branch.target { outcome } else { nil }
      }
    }
  }
}
