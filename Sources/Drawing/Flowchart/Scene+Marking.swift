import GuidelineModel

extension Scene {
  /// The same drawing, marked for another patient: nothing moves.
  func marked(by marking: TreeMarking) -> Scene {
    var scene = self
    for place in lines.indices {
      scene.lines[place].mark = marking[lines[place].decision, branch: lines[place].branch]
    }
    for place in boxes.indices {
      switch boxes[place].subject {
      case .question(let question):
        scene.boxes[place].mark = marking[question.decision]
        scene.boxes[place].isWaiting = marking.waiting == question.decision
      case .result(let result):
        scene.boxes[place].mark = scene.mark(of: place, where: marking[result.outcome])
      case .reference(let reference):
        scene.boxes[place].mark = scene.mark(of: place, where: marking[reference.decision])
      }
    }
    return scene
  }

  /// The mark of a box that branches end in: ruled out with all of them, else what it stands for.
  private func mark(of box: Int, where mark: Mark) -> Mark {
    lines.allSatisfy { $0.target != box || $0.mark == .ruledOut } ? .ruledOut : mark
  }
}
