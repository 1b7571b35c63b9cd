import Consultation
import Drawing
import GuidelineModel
import Markup
import Reasoning

/// One tree with the patient's path, as two drawings and a list, and the choice of other trees.
///
/// Beside a question it is visible from desktop width on; on the plan page it is visible on a wall
/// screen and collapsed elsewhere.
struct TreeChart {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation
  /// The page that answers in the tree and the choice of another tree return to.
  let address: PageAddress
  private let tree: Index<Tree>

  /// Prepares the tree that the user chose, or else the tree of the current question.
  init(
    on page: any Page, _ consult: Consult, _ evaluation: Evaluation, to address: PageAddress,
    _ question: Interview.Question?
  ) {
    self.page = page
    self.consult = consult
    self.evaluation = evaluation
    self.address = address
    let trees = evaluation.advice.trees
    let guideline = page.guideline
    let asked: Index<Tree>? =
      switch question {
      case .item(let item, _):
        trees.first { $0.awaitedItem == item || $0.openChoice?.item == item }?.tree
          ?? trees.first { tree in
            guideline[tree.tree].decisions.contains { $0.item == item }
          }?.tree
      case .event(let event):
        evaluation.advice.deadlines.first { $0.limit.event == event }?.tree
      case nil: nil
      }
    tree = consult.state.shown ?? asked ?? trees.last?.tree ?? guideline.start
  }

  private var guideline: Guideline { page.guideline }
  private var language: Language { page.language }
  private var words: PageWords { page.words }

  /// The tree without the choice of trees.
  var content: Fragment { content(choices: nil, isOpen: false) }

  /// The tree with the choice of trees; open if the user has just chosen one.
  var contentWithChoices: Fragment {
    let trees = evaluation.advice.trees.count
    return content(
      choices: trees < 2
        ? nil : .nav([.class("pathway"), .aria("label", words.pathway)], choices(statuses)),
      isOpen: consult.hasChosenTree)
  }

  /// The patient's trees with their status, collapsed behind a summary.
  var pathway: Fragment {
    let statuses = statuses
    return .nav(
      [.class("pathway"), .aria("label", words.pathway)],
      .details(
        [.id("pathway")],
        .summary(words.decided(statuses.count { $1.isDecided }, of: statuses.count)),
        choices(statuses)))
  }

  private var statuses: [(tree: Index<Tree>, status: TreeStatus)] {
    evaluation.advice.trees.map { tree in
      (tree.tree, TreeStatus(tree, in: guideline, language: language))
    }
  }

  private func choices(_ statuses: [(tree: Index<Tree>, status: TreeStatus)]) -> Fragment {
    page.form(
      to: address,
      .ol(
        .each(statuses) { tree, status in
          .li(
            [.class(status.name)],
            page.button(
              .view(tree), [tree == self.tree ? .aria("current", "step") : nil],
              "\(guideline[tree].tab[language]) ", .small(status.words)))
        }))
  }

  private func content(choices: Fragment?, isOpen: Bool) -> Fragment {
    let shown = guideline[tree]
    let marking = TreeMarking(shown) { evaluation.values(of: $0, in: tree) }
    let parts = page.site.sharedCache.tree(tree, in: language)
    func picture(_ width: String, _ drawing: MarkableFlowchart) -> Fragment {
      .div(
        [
          .class("picture \(width)"), .tabindex("0"), .role("group"), .labelledBy("chart"),
        ], drawing.picture(marking))
    }
    return .section(
      [.class("chart"), .labelledBy("chart")],
      .details(
        [.class("frame"), .id("flowchart"), isOpen ? .flag("open") : nil],
        .summary(
          [isOpen ? .flag("autofocus") : nil],
          .h2([.id("chart")], "\(words.chart): \(shown.title[language])")),
        .button([.type("button"), .class("close"), .hidden], words.close),
        choices, picture("wide", parts.wide), picture("narrow", parts.narrow),
        .details(
          [.class("outline")],
          .summary(words.asList),
          page.form(to: address, parts.list.choosable(marking))),
        .p([.class("quiet")], page.link(to: .tree(shown), words.readTree))))
  }
}

/// The status of a tree for a patient, in words.
struct TreeStatus {
  let name: String
  let words: String

  /// Whether the tree is decided and needs no choice.
  var isDecided: Bool { name == Self.decided }

  private static let decided = "decided"

  init(_ tree: TreeAdvice, in guideline: Guideline, language: Language) {
    let words = PageWords(language: language)
    if let choice = tree.openChoice {
      name = "waiting"
      self.words = "\(words.stateChoice): \(guideline[choice.item].label[language])"
    } else if tree.outcome != nil {
      name = Self.decided
      self.words = words.stateDecided
    } else {
      name = "waiting"
      self.words = words.waitsFor(tree.awaitedItem.map { guideline[$0].label[language] } ?? "")
    }
  }
}
