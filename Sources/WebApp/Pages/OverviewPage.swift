import Consultation
import Drawing
import Exchange
import GuidelineModel
import HTTPTypes
import Markup
import Reasoning

/// The overview: the entry points, the map of the trees, and every tree by phase.
struct OverviewPage: Page {
  let frame: PageFrame
  private let hasAnswers: Bool
  /// The advice so far; `nil` if nothing was answered.
  private let advice: Advice?
  /// The text that could not be opened as a case, if any.
  private let refused: RefusedCase?

  /// Prepares the overview.
  ///
  /// - Parameters:
  ///   - site: What all pages are made from.
  ///   - language: The language of the page.
  ///   - state: The current case, if any.
  ///   - refused: A text that could not be opened as a case.
  init(
    _ site: Site, _ language: Language, state: CaseState?, refused: RefusedCase? = nil
  ) {
    let title = refused?.problem.title[language] ?? PageWords(language: language).overview
    self.refused = refused
    frame =
      refused == nil
      ? PageFrame(
        site, language, title: title, state == nil ? .home : .overview, state: state)
      : PageFrame(
        site, language, title: title, .advice, state: state, resubmittedForm: Self.loadForm)
    hasAnswers = state?.hasAnswers ?? false
    advice = state.flatMap { $0.hasAnswers ? try? $0.conclusion.get().advice : nil }
  }

  var content: Fragment {
    .group([
      .div(
        [.class("front")],
        .h1([.tabindex("-1")], refused == nil ? guideline.title[language] : frame.title),
        refused == nil ? .p([.class("lead")], words.lead) : load,
        scope, hasAnswers ? resume : nil, devicePart, entries),
      map, phases,
      refused == nil
        ? .div([.class("load")], .details(.summary(words.loadHeading), load)) : nil,
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

  /// Links back to the current case, or away from it.
  private var resume: Fragment {
    .div(
      [.class("notice resume")],
      .p(words.currentCase),
      form(to: .advice, .button([.class("primary"), .type("submit")], words.continueCase)),
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
      guideline: guideline, language: language, map: site.sharedCache.overviewMap,
      progress: progress)
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

  /// The identifier of the form that opens a saved case.
  private static let loadForm = "load"

  /// The form that opens a saved case.
  ///
  /// A text that is not a case is kept in the form, with what is wrong with it above.
  private var load: Fragment {
    form(
      [.id(Self.loadForm), .class("load-form")], to: .advice,
      .input([
        .type("hidden"), .name(.do), .value(Command.load.text(in: guideline)),
      ]),
      .div(
        [
          .id("load-refusal"), .class("notice refusal"), .role("alert"),
          refused == nil ? .hidden : nil,
        ],
        refused.map { CaseProblemPart($0.problem, of: guideline, in: language).content }),
      .p([.class("quiet"), .id("load-help")], words.loadHelp),
      .label([.for("document")], words.loadLabel),
      .textarea(
        [
          .id("document"), .name(.document), Attribute("rows", "6"),
          .spellcheck("false"), .autocomplete("off"),
          .aria("describedby", refused == nil ? "load-help" : "load-refusal load-help"),
          refused == nil ? nil : .aria("invalid", "true"),
          refused == nil ? nil : .flag("autofocus"),
          .data("most", String(WebPages.maximumFormSize)), .data("too-large", words.loadTooLarge),
          .data("no-text", words.loadNoText),
          // A text that is no case, or whose remarks a script cannot take out, is refused in the
          // server's words, unsent.
          .data("not-json", sentence(CaseProblem.notJSON)),
          .data("no-object", sentence(CaseProblem.objectExpected)),
          .data("unknown-key", sentence(CaseProblem.unknownKey)),
          .data("remark-expected", sentence(CaseProblem.remarkExpected)),
        ], refused.map { Self.textAreaContent($0.text) } ?? ""),
      .p(
        [.class("file"), .hidden],
        .label([.for("file")], words.loadFile), " ",
        .input([
          .id("file"), .type("file"), Attribute("accept", ".json,application/json"),
        ])),
      .button([.type("submit")], words.loadButton))
  }

  private func sentence(_ message: Text) -> String { message[language].closed.capitalisedFirst }

  /// A text as the content of a text area: a leading line break is written twice, since HTML
  /// parsers drop the first.
  private static func textAreaContent(_ text: String) -> String {
    text.first?.isNewline == true ? "\n" + text : text
  }
}

/// A text that could not be opened as a case, with the reason.
struct RefusedCase {
  let text: String
  let problem: Problem
}

extension Problem {
  static let nothingToOpen = Problem(
    status: .badRequest,
    title: Text(nl: "Er is niets om te openen", en: "There is nothing to open"),
    detail: Text(
      nl: "het vak is leeg; plak er de inhoud van een bewaarde casus in",
      en: "the box is empty; paste what a saved case holds into it"))
}
