package import GuidelineModel
package import Markup

/// A flowchart of a tree, drawn as in the source, in several formats.
///
/// The same arguments always give the same bytes.
package struct FlowchartDrawing: Sendable {
  let tree: Tree
  let marking: TreeMarking?
  let direction: Direction
  private let width: Int

  /// The tree as nested questions and answers.
  package let outline: Outline

  /// The width of a drawing from top to bottom for a phone, in pixels.
  package static let phoneWidth = NarrowLayout.phoneWidth
  /// That width without the margins of a page.
  package static let pageWidth = phoneWidth - 32

  /// Creates a drawing.
  ///
  /// - Parameters:
  ///   - tree: The tree, or the alternative of a reading.
  ///   - guideline: The guideline the tree belongs to.
  ///   - language: The language of all words.
  ///   - direction: The direction of the flowchart.
  ///   - marking: The marks of a patient; nothing is marked if nil.
  ///   - width: The width of a drawing from top to bottom, in pixels; from left to right, the
  ///     columns determine it.
  ///   - notes: What is added to the answer of each branch of each decision, such as a count.
  package init(
    tree: Tree, guideline: Guideline, language: Language, direction: Direction,
    marking: TreeMarking? = nil, width: Int = FlowchartDrawing.phoneWidth,
    notes: [[String]]? = nil
  ) {
    self.tree = tree
    self.marking = marking
    self.direction = direction
    self.width = width
    outline = Outline(
      tree: tree, guideline: guideline, language: language, marking: marking, notes: notes)
  }

  /// The drawing with all coordinates.
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
  ///   - prefix: The prefix of every identifier, so that a page can hold several drawings; by
  ///     default, made from the tree's name.
  /// - Returns: An SVG document.
  package func svg(_ styling: Styling = .standalone, prefix: String? = nil) -> RenderedMarkup {
    let scene = scene
    let prefix = prefix ?? "tree-\(tree.id)"
    return picture(
      of: scene.elements(prefix: prefix), width: scene.width, height: scene.height, styling, prefix
    ).xml()
  }

  /// The SVG element that contains the drawing.
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
  /// The outcomes that branches lead to, one for each branch.
  var usedOutcomes: [Index<Outcome>] {
    decisions.flatMap { decision in
      decision.branches.compactMap { branch in
        if case .outcome(let outcome) = branch.target { outcome } else { nil }
      }
    }
  }
}
