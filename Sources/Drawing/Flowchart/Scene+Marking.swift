import GuidelineModel

extension Scene {
  /// What every line and every box means for a patient, in the order of the scene.
  struct Marks {
    let lines: [Mark]
    let boxes: [(mark: Mark, isWaiting: Bool)]
  }

  func marks(by marking: TreeMarking) -> Marks {
    let lineMarks = lines.map { marking[$0.decision, branch: $0.branch] }
    // A box that branches end in is ruled out with all of them, and else what it stands for.
    var isReached = boxes.map { _ in false }
    for (line, mark) in zip(lines, lineMarks) where mark != .ruledOut {
      isReached[line.target] = true
    }
    let boxMarks = boxes.indices.map { place -> (mark: Mark, isWaiting: Bool) in
      switch boxes[place].subject {
      case .question(let question):
        (marking[question.decision], marking.waiting == question.decision)
      case .result(let result):
        (isReached[place] ? marking[result.outcome] : .ruledOut, false)
      case .reference(let reference):
        (isReached[place] ? marking[reference.decision] : .ruledOut, false)
      }
    }
    return Marks(lines: lineMarks, boxes: boxMarks)
  }

  /// The same drawing, marked for another patient: nothing moves.
  func marked(by marking: TreeMarking) -> Scene {
    let marks = marks(by: marking)
    var scene = self
    for (place, mark) in marks.lines.enumerated() { scene.lines[place].mark = mark }
    for (place, look) in marks.boxes.enumerated() {
      scene.boxes[place].mark = look.mark
      scene.boxes[place].isWaiting = look.isWaiting
    }
    return scene
  }
}
