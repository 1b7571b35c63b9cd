import GuidelineModel

extension Scene {
  /// The same drawing, marked for another patient: nothing moves.
  func marked(by marking: TreeMarking) -> Scene {
    var scene = self
    for place in lines.indices {
      scene.lines[place].mark = marking[lines[place].decision, branch: lines[place].branch]
    }
    // A box that branches end in is ruled out with all of them, and else what it stands for.
    let open = Set(scene.lines.filter { $0.mark != .ruledOut }.map(\.target))
    for place in boxes.indices {
      switch boxes[place].subject {
      case .question(let question):
        scene.boxes[place].mark = marking[question.decision]
        scene.boxes[place].isWaiting = marking.waiting == question.decision
      case .result(let result):
        scene.boxes[place].mark = open.contains(place) ? marking[result.outcome] : .ruledOut
      case .reference(let reference):
        scene.boxes[place].mark = open.contains(place) ? marking[reference.decision] : .ruledOut
      }
    }
    return scene
  }
}
