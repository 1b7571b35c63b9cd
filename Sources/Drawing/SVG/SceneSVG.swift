import GuidelineModel
import Markup

extension Scene {
  /// The order of drawing lines: ruled-out ones first, taken ones last, on top.
  static let drawingOrder: [Mark] = [.ruledOut, .possible, .taken]

  /// Every box and line as SVG.
  func elements(prefix: String) -> [Fragment] {
    let lines = Self.drawingOrder.flatMap { mark in
      self.lines.filter { $0.mark == mark }.map { element(of: $0, prefix) }
    }
    let boxes = zip(self.boxes, boxIdentifiers(prefix: prefix)).map(element)
    return Self.layers(lines: lines, boxes: boxes)
  }

  /// Boxes are drawn over lines.
  static func layers(lines: [Fragment?], boxes: [Fragment?]) -> [Fragment] {
    [.element("g", ["class": "branches"], lines), .element("g", ["class": "boxes"], boxes)]
  }

  /// A unique identifier for every box; several boxes may have the same outcome.
  func boxIdentifiers(prefix: String) -> [String] {
    var copies: [String: Int] = [:]
    return boxes.map { box in
      let copy = copies[box.name, default: 0] + 1
      copies[box.name] = copy
      return "\(prefix)-\(box.name)" + (copy == 1 ? "" : "--\(copy)")
    }
  }

  func element(of line: Line, _ prefix: String) -> Fragment {
    Fragment.element(
      "g",
      [
        "class": "branch \(line.mark.rawValue)",
        "id": "\(prefix)-branch-\(line.decisionID)--\(line.branch)",
        "data-decision": line.decisionID.text, "data-branch": "\(line.branch)",
      ],
      SVGParts.arrow(along: line.points, isThick: line.mark == .taken)
        + SVGParts.text(line.label, at: line.labelOrigin))
  }

  func element(of box: Box, id: String) -> Fragment {
    let frame = box.frame
    let isQuestion = if case .question = box.subject { true } else { false }
    let radius = isQuestion ? min(16, frame.height / 2) : 3
    var children = [
      Fragment.element(
        "rect",
        [
          "class": "box", "x": "\(frame.x)", "y": "\(frame.y)", "width": "\(frame.width)",
          "height": "\(frame.height)", "rx": "\(radius)",
        ])
    ]
    if let urgency = box.face.urgency {
      let mark = Point(x: frame.x + BoxContent.padding, y: frame.y + 9)
      children.append(SVGParts.mark(urgency.urgency, at: mark))
      let words = TextBlock(urgency.words, size: box.face.text.size, within: frame.width)
      let origin = Point(x: mark.x + BoxContent.markWidth, y: mark.y + 4 - box.face.text.size / 2)
      let isQuiet = urgency.urgency >= .noLimit
      children += SVGParts.text(words, at: origin, class: isQuiet ? "quiet" : nil)
    }
    let origin = box.face.textOrigin(inHeight: frame.height)
    children += SVGParts.text(
      box.face.text, at: Point(x: frame.x + origin.x, y: frame.y + origin.y))
    for (tab, frame) in zip(box.face.tabs, box.tabs) { children.append(element(of: tab, frame)) }
    return Fragment.element(
      "g",
      [
        "class": "\(box.kind) \(box.mark.rawValue)", "id": id,
        "data-decision": box.decision?.text, "data-outcome": box.outcome?.text,
        "data-waiting": box.isWaiting ? "true" : nil,
      ], children)
  }

  private func element(of tab: BoxContent.Tab, _ frame: Rectangle) -> Fragment {
    guard let link = tab.link else {
      return Fragment.element(
        "g", ["class": "choice"], SVGParts.text(tab.text, at: Point(x: frame.x, y: frame.y)))
    }
    let rectangle = Fragment.element(
      "rect",
      [
        "x": "\(frame.x)", "y": "\(frame.y)", "width": "\(frame.width)",
        "height": "\(frame.height)", "rx": "6",
      ])
    let text = SVGParts.text(tab.text, at: Point(x: frame.x + 8, y: frame.y + 4))
    return Fragment.element("g", ["class": "tab", "data-tree": link.tree.text], [rectangle] + text)
  }
}

extension Scene.Box {
  fileprivate var kind: String {
    switch subject {
    case .question: "decision"
    case .result: "outcome"
    case .reference: "reference"
    }
  }

  fileprivate var name: String {
    switch subject {
    case .question(let question): "decision-\(question.id)"
    case .result(let result): "outcome-\(result.id)"
    case .reference(let reference): "reference-\(reference.id)"
    }
  }

  fileprivate var decision: Name<Decision>? {
    switch subject {
    case .question(let question): question.id
    case .result: nil
    case .reference(let reference): reference.id
    }
  }

  fileprivate var outcome: Name<Outcome>? {
    if case .result(let result) = subject { result.id } else { nil }
  }
}
