import Drawing
import ExecutableForms
import GuidelineModel
import Markup

/// One tree: drawn and as a list, why it says what it says, and what it is related to.
struct TreePage: Page {
  let frame: PageFrame
  private let index: Index<Tree>

  init(_ index: Index<Tree>, _ site: Site, _ language: Language) {
    self.index = index
    let tree = site.guideline[index]
    frame = PageFrame(site, language, title: tree.title[language], .tree(tree))
  }

  private var tree: Tree { guideline[index] }

  var content: Fragment {
    let parts = site.sharedCache.tree(index, in: language)
    let unmarked = TreeMarking(unmarked: tree)
    let rationale = CitedProse(
      tree.rationale[language], sources: guideline.sources, prefix: "source")
    return .div(
      [.class("page drawn")],
      crumbs(link(to: .trees, words.trees), here: tree.title[language]),
      .h1(tree.title[language]),
      .p([.class("quiet")], sourcePage(of: tree)),
      .form(
        [.method("post"), .action(address(of: .consult))],
        button(class: "primary", .start([index]), words.startHere)),
      picture("wide", parts.wide.picture(unmarked)),
      picture("narrow", parts.narrow.picture(unmarked)),
      .details([.class("outline")], .summary(words.treeAsList), parts.list.readable),
      .h2(words.outcomes),
      .ul(.each(tree.outcomes.indices) { .li(link(to: Index($0), of: index)) }),
      .h2(words.asks),
      .ul(.each(items) { .li(link(to: $0)) }),
      list(words.comesFrom, leadingHere), list(words.leadsTo, tree.followers),
      .h2(words.rationale),
      .div([.class("prose")], rationale.text(level: 3)),
      readings,
      rationale.sources.map { .group([.h2(words.sources), $0]) },
      exports)
  }

  /// The exports for other engines, or why there is none.
  private var exports: Fragment {
    .details(
      [.class("outline")], .summary(words.forOtherSystems),
      .p([.class("quiet")], words.forOtherSystemsHelp),
      .ul(
        .each(site.sharedCache.exports(in: language)) { file in
          switch file.content {
          case .success(let content):
            .li(link(to: .export(.named(content.hash), .named(file.name)), file.form.title))
          case .failure(let refusal):
            .li("\(file.form.title): \(words.notWritten(because: refusal.message[language]))")
          }
        }))
  }

  private func picture(_ width: String, _ drawing: Fragment) -> Fragment {
    .div(
      [
        .class("picture \(width)"), .tabindex("0"), .role("group"),
        .aria("label", tree.title[language]),
      ], drawing)
  }

  private func list(_ heading: String, _ trees: [Index<Tree>]) -> Fragment? {
    guard !trees.isEmpty else { return nil }
    return .group([.h2(heading), .ul(.each(trees) { .li(link(to: $0)) })])
  }

  /// The items that the tree asks, without duplicates.
  private var items: [Index<Item>] {
    tree.decisions.map(\.item).reduce(into: []) { items, item in
      if !items.contains(item) { items.append(item) }
    }
  }

  /// The trees with an outcome that leads to this one.
  private var leadingHere: [Index<Tree>] {
    guideline.trees.indices.map { Index($0) }.filter { guideline[$0].followers.contains(index) }
  }

  private var readings: Fragment? {
    let readings = guideline.readings.filter { $0.tree == index }
    guard !readings.isEmpty else { return nil }
    return .group([
      .h2(words.readings),
      .each(readings) { reading in
        .p(
          "\(reading.change[language]) ",
          .span([.class("quiet")], "\(words.whyOpen): \(reading.reason[language])"))
      },
    ])
  }
}

extension Page {
  /// The document and page on which the source draws a tree.
  func sourcePage(of tree: Tree) -> String {
    "\(guideline.document.title), \(words.page) \(tree.page)"
  }
}

/// Every tree, by phase.
struct TreesPage: Page {
  let frame: PageFrame

  init(_ site: Site, _ language: Language) {
    frame = PageFrame(site, language, title: PageWords(language: language).trees, .trees)
  }

  var content: Fragment {
    .group([
      .div([.class("page")], .h1(words.trees)),
      .div(
        [.class("phases")],
        .each(guideline.phases) { phase in
          .div(
            [.class("phase")],
            .h2(phase.label[language]), .ul(.each(phase.trees) { .li(link(to: $0)) }))
        }),
    ])
  }
}
