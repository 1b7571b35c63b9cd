import Consultation
import Drawing
import GuidelineModel
import Markup
import Synchronization

/// The parts of pages that are the same for every patient, rendered once and shared by all
/// requests.
///
/// Nothing that depends on a patient may be cached here; not even which answers to an item are
/// still possible.
struct SharedPageCache: Sendable {
  /// A part that many pages contain.
  enum Part: Hashable, Sendable {
    case metadata, assets, siteLinks
    case foot(origin: String)
    case help(Interview.Subject)
    /// Every answer to an item, in the words of a tree.
    case answers(Interview.Subject, in: Index<Tree>?)
    /// The same, as checkboxes.
    case ticks(Index<Item>, in: Index<Tree>?)
    /// A number field.
    case amount(Index<Item>)
    /// The alternatives to an answer, with one of the buttons pressed.
    case choices(Interview.Subject, pressed: Command?)
  }

  private struct Key: Hashable, Sendable {
    let part: Part
    let language: Language
  }

  /// One tree in one language: drawn wide and narrow, and as a list.
  struct TreeViews: Sendable {
    let wide: MarkableFlowchart
    let narrow: MarkableFlowchart
    let list: TreeList
  }

  private struct TreeKey: Hashable, Sendable {
    let tree: Index<Tree>
    let language: Language
  }

  /// The key of what is the same in every language.
  private struct Whole: Hashable, Sendable {}

  private let guideline: Guideline
  private let trees = Cache<TreeKey, TreeViews>()
  private let fronts = Cache<Language, RenderedMarkup>()
  private let maps = Cache<Whole, OverviewMap>()
  private let parts = Cache<Key, Fragment>()
  private let exports = Cache<Language, [ExportFile]>()
  private let digest: String

  init(_ guideline: Guideline, digest: String) {
    self.guideline = guideline
    self.digest = digest
  }

  /// A part, rendered on first use.
  func part(_ part: Part, in language: Language, _ make: () -> Fragment) -> Fragment {
    parts[Key(part: part, language: language)] { .rendered(make().html()) }
  }

  /// A tree in every form that pages show.
  func tree(_ index: Index<Tree>, in language: Language) -> TreeViews {
    trees[TreeKey(tree: index, language: language)] {
      func drawing(_ direction: Direction, _ prefix: String) -> MarkableFlowchart {
        MarkableFlowchart(
          tree: guideline[index], guideline: guideline, language: language, direction: direction,
          prefix: prefix, width: FlowchartDrawing.pageWidth)
      }
      return TreeViews(
        wide: drawing(.leftToRight, "wide"), narrow: drawing(.topToBottom, "narrow"),
        list: TreeList(index, of: guideline, in: language))
    }
  }

  /// The positions of the trees on the overview.
  var overviewMap: OverviewMap { maps[Whole()] { OverviewMap(guideline) } }

  /// The guideline in every format for other engines.
  func exports(in language: Language) -> [ExportFile] {
    exports[language] { ExportFile.all(of: guideline, digest: digest, in: language) }
  }

  /// The overview without a case.
  func front(in language: Language, _ make: () -> RenderedMarkup) -> RenderedMarkup {
    fronts[language, make]
  }
}

/// Values that are computed on first use and kept.
private final class Cache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  subscript(key: Key, make: () -> Value) -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    let value = make()
    values.withLock { $0[key] = value }
    return value
  }
}
