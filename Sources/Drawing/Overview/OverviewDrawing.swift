package import GuidelineModel
package import Markup

/// The layout of a guideline's trees on the overview, independent of language and patient.
package struct OverviewMap: Sendable {
  let graph: OverviewGraph

  /// Computes the layout.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - comparisons: The number of comparisons of two lines that the search for few crossings may
  ///     take.
  package init(
    _ guideline: Guideline, comparisons: Int = SearchBudget.usual
  ) {
    graph = OverviewGraph(guideline, SearchBudget(comparisons: comparisons))
  }
}

/// The overview of a guideline's trees: phases from left to right, and an arrow for every link.
package struct OverviewDrawing: Sendable {
  let guideline: Guideline
  let language: Language
  let progress: [TreeProgress]?

  /// The drawing with all coordinates.
  package let scene: OverviewScene

  /// Creates an overview.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - language: The language of all words.
  ///   - map: The layout, if it was computed before; computing it once is worthwhile for several
  ///     drawings.
  ///   - progress: The progress of each tree for a patient; nothing is marked if nil.
  package init(
    guideline: Guideline, language: Language, map: OverviewMap? = nil,
    progress: ((Index<Tree>) -> TreeProgress)? = nil
  ) {
    self.guideline = guideline
    self.language = language
    let states = progress.map { state in guideline.trees.indices.map { state(Index($0)) } }
    self.progress = states
    let map = map ?? OverviewMap(guideline)
    scene = OverviewLayout(guideline, language, states, graph: map.graph).scene()
  }

  /// The overview as SVG.
  ///
  /// - Parameters:
  ///   - styling: Whether the drawing carries its own style.
  ///   - prefix: The prefix of every identifier, so that a page can hold several drawings.
  /// - Returns: An SVG document.
  package func svg(_ styling: Styling = .standalone, prefix: String = "overview") -> RenderedMarkup
  {
    SVGParts.document(
      width: scene.width, height: scene.height, prefix: prefix,
      title: guideline.title[language], description: DrawingPhrases.overview[language] + ".",
      language: language.rawValue, styling: styling,
      content: [
        Fragment.element("g", ["class": "phases"], scene.phases.map(element)),
        Fragment.element("g", ["class": "links"], links(prefix)),
        Fragment.element("g", ["class": "trees"], scene.boxes.map { element(of: $0, prefix) }),
      ]
    ).xml()
  }

  private func mark(_ tree: Int) -> Mark { progress.map { $0[tree].mark } ?? .possible }

  /// A link is taken if its source is decided and its target is reached; else it is ruled out.
  private func links(_ prefix: String) -> [Fragment] {
    let marked = scene.links.map { link in
      let target = mark(link.target)
      let isFollowed = mark(link.source) == .taken && target != .ruledOut
      return (link, progress == nil ? Mark.possible : isFollowed ? .taken : .ruledOut)
    }
    return [Mark.ruledOut, .possible, .taken].flatMap { mark in
      marked.filter { $0.1 == mark }.map { link, _ in
        let (source, target) = (guideline.trees[link.source].id, guideline.trees[link.target].id)
        return Fragment.element(
          "g",
          [
            "class": "link \(mark.rawValue)", "id": "\(prefix)-link-\(source)--\(target)",
            "data-from": source.text, "data-to": target.text,
          ], SVGParts.arrow(along: link.points, isThick: mark == .taken))
      }
    }
  }

  private func element(of phase: OverviewScene.Phase) -> Fragment {
    let frame = phase.frame
    let line = Fragment.element(
      "path", ["class": "band", "d": "M\(frame.x) \(frame.maxY)L\(frame.maxX) \(frame.maxY)"])
    return Fragment.element(
      "g", ["class": "phase"],
      SVGParts.text(phase.label, at: Point(x: frame.x, y: frame.y)) + [line])
  }

  private func element(of box: OverviewScene.Box, _ prefix: String) -> Fragment {
    let frame = box.frame
    let id = guideline.trees[box.tree].id
    var children = [
      Fragment.element(
        "rect",
        [
          "class": "box", "x": "\(frame.x)", "y": "\(frame.y)", "width": "\(frame.width)",
          "height": "\(frame.height)", "rx": "6",
        ])
    ]
    if let starts = box.starts, let place = box.startsFrame {
      children += SVGParts.text(starts, at: Point(x: place.x, y: place.y), class: "start")
    }
    let content = box.title.height + (box.progress.map { $0.height + 4 } ?? 0)
    var y = frame.y + (frame.height - content) / 2
    let x = frame.x + OverviewTree.padding
    children += SVGParts.text(box.title, at: Point(x: x, y: y))
    y += box.title.height + 4
    if let progress = box.progress {
      children += SVGParts.text(progress, at: Point(x: x, y: y), class: "quiet")
    }
    let state = progress.map { " " + $0[box.tree].rawValue } ?? ""
    return Fragment.element(
      "g",
      [
        "class": "tree \(mark(box.tree).rawValue)\(state)", "id": "\(prefix)-tree-\(id)",
        "data-tree": id.text,
      ], children)
  }
}
