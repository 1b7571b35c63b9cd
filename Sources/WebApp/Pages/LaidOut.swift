import Drawing
import GuidelineModel
import Markup
import Synchronization

/// What pages show of a guideline to everyone alike, laid out when it is first asked for.
struct LaidOut: Sendable {
  /// One tree in one language: drawn wide and narrow, and as a list.
  struct TreeViews: Sendable {
    let wide: MarkableFlowchart
    let narrow: MarkableFlowchart
    let list: TreeList
  }

  private let guideline: Guideline
  private let trees: [Language: [Once<TreeViews>]]
  private let fronts: [Language: Once<RenderedMarkup>]
  private let map = Once<OverviewMap>()

  init(_ guideline: Guideline) {
    self.guideline = guideline
    func each<Value>(_ make: () -> Value) -> [Language: Value] {
      Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, make()) })
    }
    trees = each { guideline.trees.map { _ in Once() } }
    fronts = each { Once() }
  }

  /// A tree in every form that a page shows it in.
  func tree(_ index: Index<Tree>, in language: Language) -> TreeViews {
    func make() -> TreeViews {
      func drawing(_ direction: Direction, _ prefix: String) -> MarkableFlowchart {
        MarkableFlowchart(
          tree: guideline[index], guideline: guideline, language: language, direction: direction,
          prefix: prefix)
      }
      return TreeViews(
        wide: drawing(.leftToRight, "wide"), narrow: drawing(.topToBottom, "narrow"),
        list: TreeList(index, of: guideline, in: language))
    }
    return trees[language]?[index.offset].value(make) ?? make()
  }

  /// Where the trees stand on the overview.
  var overviewMap: OverviewMap { map.value { OverviewMap(guideline) } }

  /// The overview where no case is in hand.
  func front(in language: Language, _ make: () -> RenderedMarkup) -> RenderedMarkup {
    fronts[language]?.value(make) ?? make()
  }
}

/// A value that is made when it is first asked for, and kept.
private final class Once<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  func value(_ make: () -> Value) -> Value {
    if let value = made.withLock({ $0 }) { return value }
    let value = make()
    made.withLock { $0 = value }
    return value
  }
}
