import GuidelineModel

/// Lays out a flowchart from top to bottom, for the width of a phone.
///
/// The branches of a question hang from a line at its left. What a branch leads to is indented,
/// except a question at the last branch: the line runs straight down into it, so that the main path
/// reads downwards without moving to the right.
struct NarrowLayout {
  /// The width of a small phone.
  static let phoneWidth = 360

  private static let size = 14
  private static let margin = 8
  private static let indent = 24
  /// The distance of a question's line from the left of its box.
  private static let stem = 10
  private static let gap = 14
  private static let leastWidth = 150

  private let language: Language
  private let right: Int
  private var scene = Scene()
  private var y = Self.margin

  /// Lays out an outline.
  ///
  /// - Parameters:
  ///   - outline: What to draw.
  ///   - width: The width of the drawing, in pixels; deep nesting can make it wider.
  /// - Returns: The drawing with all coordinates.
  static func scene(of outline: Outline, width: Int = phoneWidth) -> Scene {
    var layout = NarrowLayout(outline, width: width)
    _ = layout.add(outline.root, x: margin)
    layout.scene.width = max(
      width, (layout.scene.boxes.map(\.outerFrame.maxX).max() ?? 0) + margin)
    layout.scene.height = layout.y + margin
    return layout.scene
  }

  private init(_ outline: Outline, width: Int) {
    language = outline.language
    right = width - Self.margin
  }

  private func boxWidth(at x: Int) -> Int { max(right - x, Self.leastWidth) }

  /// Places a question and everything below it.
  ///
  /// - Returns: The index of its box in the scene.
  private mutating func add(_ question: Outline.Question, x: Int) -> Int {
    let face = BoxContent(question: question.label, size: Self.size, width: boxWidth(at: x))
    let box = place(.question(question), face, mark: question.mark, x: x)
    let stem = x + Self.stem
    let bottom = Point(x: stem, y: scene.boxes[box].frame.maxY)
    for (number, answer) in question.answers.enumerated() {
      if case .question(let next) = answer.next, number == question.answers.count - 1 {
        let label = label(of: answer, x: stem + 8)
        let origin = Point(x: stem + 8, y: y + 6)
        y = origin.y + label.height + 8
        let end = Point(x: stem, y: y)
        let target = add(next, x: x)
        append(question, number, [bottom, end], label, origin, target)
      } else {
        let label = label(of: answer, x: x + Self.indent)
        let origin = Point(x: x + Self.indent, y: y + (number == 0 ? 8 : Self.gap))
        y = origin.y + label.height + 4
        let target = add(answer.next, x: x + Self.indent)
        let end = Point(x: x + Self.indent, y: scene.boxes[target].frame.midY)
        append(
          question, number, [bottom, Point(x: stem, y: end.y), end], label, origin, target)
      }
    }
    return box
  }

  private mutating func add(_ next: Outline.Next, x: Int) -> Int {
    let width = boxWidth(at: x)
    switch next {
    case .question(let question):
      return add(question, x: x)
    case .result(let result):
      let face = BoxContent(result: result, size: Self.size, width: width)
      return place(.result(result), face, mark: result.mark, x: x)
    case .elsewhere(let reference):
      let label = DrawingPhrases.continueAt[language] + ": " + reference.label
      let face = BoxContent(reference: label, size: Self.size, width: width)
      return place(.reference(reference), face, mark: reference.mark, x: x)
    }
  }

  private mutating func place(
    _ subject: Scene.Box.Subject, _ face: BoxContent, mark: Mark, x: Int
  ) -> Int {
    let width = max(boxWidth(at: x), face.width)
    scene.boxes.append(
      Scene.Box(
        subject: subject, mark: mark, face: face,
        frame: Rectangle(x: x, y: y, width: width, height: face.height)))
    y += face.height + face.tabsHeight
    return scene.boxes.count - 1
  }

  private func label(of answer: Outline.Branch, x: Int) -> TextBlock {
    TextBlock(answer.label, size: Self.size, within: boxWidth(at: x))
  }

  private mutating func append(
    _ question: Outline.Question, _ number: Int, _ points: [Point], _ label: TextBlock,
    _ origin: Point, _ target: Int
  ) {
    scene.lines.append(
      Scene.Line(
        decision: question.decision, decisionID: question.id, branch: number,
        mark: question.answers[number].mark, points: points, label: label, labelOrigin: origin,
        target: target))
  }
}
