import GuidelineModel
import Markup
import Testing

@testable import Drawing

/// A tree that is laid out once and marked later gives the same drawing as one laid out for the case.
struct MarkableFlowchartTests {
  @Test(arguments: try DrawnTree.all())
  func `a flowchart that is marked later is the marked drawing, byte for byte`(drawn: DrawnTree) {
    let flowchart = MarkableFlowchart(
      tree: drawn.tree, guideline: drawn.guideline, language: drawn.language,
      direction: drawn.direction, prefix: "p")
    let items = drawn.guideline.items
    for round in 0..<24 {
      let marking = TreeMarking(drawn.tree) { item in
        let count = items[item.offset].values.count
        let pick = (item.offset * 7 + round * 13) % (count + 1)
        return pick == count
          ? PossibleValues(firstCount: count) : PossibleValues([pick])
      }
      let drawing = FlowchartDrawing(
        tree: drawn.tree, guideline: drawn.guideline, language: drawn.language,
        direction: drawn.direction, marking: marking)
      #expect(flowchart.picture(marking).xml() == drawing.svg(.classes, prefix: "p"))
    }
    #expect(
      flowchart.picture(TreeMarking(unmarked: drawn.tree)).xml()
        == drawn.drawing.svg(.classes, prefix: "p"))
  }
}
