import Drawing
import GuidelineModel
import Synchronization

/// Every tree drawn both ways, each laid out when it is first asked for.
///
/// What is kept is the tree as the guideline has it; a patient's marks are put in for one page and
/// forgotten with it.
final class Flowcharts: Sendable {
  /// One tree in one language: wide and narrow.
  struct Pair: Sendable {
    let wide: FlowchartStencil
    let narrow: FlowchartStencil
  }

  private struct Key: Hashable {
    let tree: Index<Tree>
    let language: Language
  }

  private let guideline: Guideline
  private let drawn = Mutex<[Key: Pair]>([:])

  init(of guideline: Guideline) {
    self.guideline = guideline
  }

  subscript(tree: Index<Tree>, language: Language) -> Pair {
    let key = Key(tree: tree, language: language)
    if let pair = drawn.withLock({ $0[key] }) { return pair }
    func stencil(_ direction: Direction, _ prefix: String) -> FlowchartStencil {
      FlowchartStencil(
        tree: guideline[tree], guideline: guideline, language: language, direction: direction,
        prefix: prefix)
    }
    let pair = Pair(
      wide: stencil(.leftToRight, "wide"), narrow: stencil(.topToBottom, "narrow"))
    drawn.withLock { $0[key] = pair }
    return pair
  }
}
