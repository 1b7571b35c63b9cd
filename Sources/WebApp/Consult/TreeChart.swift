import Consultation
import Drawing
import GuidelineModel
import Markup
import Reasoning

/// One tree as it stands for the patient, twice as a picture and once as a list, and the way to the
/// other trees.
///
/// It stands beside a question, where it is in sight from a desk on, and on the page of a plan, where
/// it is in sight on a wall screen only and folded everywhere else.
struct TreeChart {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation
  /// The page that the answers in the tree and the choice of another tree lead back to.
  let address: PageAddress
  private let tree: Index<Tree>

  /// Prepares the chart: of the tree that was chosen, else of the one that a question is of.
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

  /// The chart with nothing else in it.
  var content: Fragment { content(choices: nil, isOpen: false) }

  /// The chart with the trees to choose from in it, open where one was just chosen.
  var contentWithChoices: Fragment {
    let trees = evaluation.advice.trees.count
    return content(
      choices: trees < 2
        ? nil : .nav([.class("pathway"), .aria("label", words.pathway)], choices),
      isOpen: consult.hasChosenTree)
  }

  /// The trees of the patient's way, with how far each is, behind a line that says so in short.
  var pathway: Fragment {
    .nav(
      [.class("pathway"), .aria("label", words.pathway)],
      .details(
        [.id("pathway")],
        .summary(words.decided(statuses.count { $1.isDecided }, of: statuses.count)), choices))
  }

  private var statuses: [(tree: Index<Tree>, status: TreeStatus)] {
    evaluation.advice.trees.map { tree in
      (tree.tree, TreeStatus(tree, in: guideline, language: language))
    }
  }

  private var choices: Fragment {
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
    let parts = page.site.laidOut.tree(tree, in: language)
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
