import Consultation
import Drawing
import GuidelineModel
import Markup
import Reasoning

/// The overview: the ways in, the map of the trees, and every tree by its phase.
struct OverviewPage: Page {
  let frame: PageFrame
  private let hasAnswers: Bool
  /// What is advised so far; nil where nothing was answered yet.
  private let advice: Advice?

  /// Prepares the overview.
  ///
  /// - Parameters:
  ///   - site: What every page is made from.
  ///   - language: The language of the page.
  ///   - state: The case in hand; nil where there is none.
  init(_ site: Site, _ language: Language, state: CaseState?) {
    frame = PageFrame(
      site, language, title: PageWords(language: language).overview,
      state == nil ? .home : .overview, state: state)
    hasAnswers = state?.hasAnswers ?? false
    advice = state.flatMap { $0.hasAnswers ? try? $0.conclusion.get().advice : nil }
  }

  var content: Fragment {
    .group([
      .div(
        [.class("front")],
        .h1([.tabindex("-1")], guideline.title[language]),
        .p([.class("lead")], words.lead),
        scope, hasAnswers ? resume : nil, entries),
      map, phases, load,
    ])
  }

  private var scope: Fragment {
    .div(
      [.class("scope"), .role("group"), .aria("label", words.scope)],
      .p(.b(words.scopeFor), " \(guideline.scope.includes[language])."),
      .p(
        .b(words.scopeNotFor),
        " \(guideline.scope.excludes.map { $0[language] }.joined(separator: "; "))."))
  }

  /// Back to the case in hand, or away from it.
  private var resume: Fragment {
    .div(
      [.class("notice resume")],
      .p(words.caseInHand),
      form(to: .advice, .button([.class("primary"), .type("submit")], words.goOn)),
      link(to: .home, class: "button leave", words.newPatient))
  }

  private var entries: Fragment {
    .section(
      [.labelledBy("entries")],
      .h2([.id("entries")], words.startHeading),
      form(
        [.class("entries")], to: .consult,
        .each(guideline.entries.enumerated()) { place, entry in
          .group([
            button(
              .start(entry.trees), [place == 0 ? .class("primary") : nil],
              .b(entry.label[language]), " ",
              .span(entry.trees.map { guideline[$0].title[language] }.joined(separator: "; "))),
            " ",
          ])
        }))
  }

  private var map: Fragment {
    let progress = advice.map { advice -> (Index<Tree>) -> TreeProgress in
      { index in
        guard let tree = advice.trees.first(where: { $0.tree == index }) else {
          return .notReached
        }
        return tree.outcome != nil && tree.openChoice == nil ? .decided : .waiting
      }
    }
    let drawing = OverviewDrawing(
      guideline: guideline, language: language, map: site.laidOut.overviewMap, progress: progress)
    return .section(
      [.class("map"), .labelledBy("map")],
      .h2([.id("map")], words.mapHeading),
      .div(
        [
          .class("picture"), .tabindex("0"), .role("group"), .aria("label", words.mapHeading),
        ], .rendered(drawing.svg(.classes, prefix: "overview"))))
  }

  private var phases: Fragment {
    .section(
      [.class("phases"), .labelledBy("all-trees")],
      .h2([.id("all-trees"), .class("unseen")], words.allTrees),
      .each(guideline.phases) { phase in
        .div(
          [.class("phase")],
          .h3(phase.label[language]), .ul(.each(phase.trees, tree)))
      })
  }

  private func tree(_ index: Index<Tree>) -> Fragment {
    let tree = guideline[index]
    let status = advice?.trees.first { $0.tree == index }
      .map { TreeStatus($0, in: guideline, language: language) }
    let state = status?.words ?? (advice == nil ? nil : words.stateNotReached)
    let followers = tree.followers.map { guideline[$0].tab[language] }.joined(separator: "; ")
    return .li(
      [.class(status?.name ?? "idle")],
      form(
        to: .consult,
        button(
          .start([index]), [], .span(tree.title[language]), state.map { .small($0) }),
        followers.isEmpty
          ? nil : .small([.class("follows")], "\(words.thenTree): \(followers)")),
      .a(
        [
          .href(address(of: .tree(tree))),
          .aria("label", "\(words.readAbout): \(tree.title[language])"),
        ], words.read))
  }

  /// Opens a case that was saved.
  private var load: Fragment {
    .div(
      [.class("load")],
      .details(
        .summary(words.loadHeading),
        .form(
          [.method("post"), .action(address(of: .advice))],
          .p([.class("quiet"), .id("load-help")], words.loadHelp),
          .label([.for("document")], words.loadLabel),
          .textarea([
            .id("document"), .name(.document), Attribute("rows", "6"), .spellcheck("false"),
            .autocomplete("off"), .aria("describedby", "load-help"),
          ]),
          .p(
            [.class("file"), .hidden],
            .label([.for("file")], words.loadFile), " ",
            .input([
              .id("file"), .type("file"), Attribute("accept", ".json,application/json"),
            ])),
          button(.load, words.loadButton))))
  }
}
