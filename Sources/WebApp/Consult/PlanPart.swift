import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The plan of one patient on a page: what to do and what was done, each line with the form in
/// which its time is entered, confirmed or corrected.
///
/// Used on the plan page, and beside the question of the interview.
struct PlanPart {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation
  /// The page that the forms return to.
  let address: PageAddress
  /// The number of heading levels below the page title, from 1.
  let level: Int
  private let wording: AdviceWording
  private let words: PlanInWords
  /// Why each decided tree has its outcome.
  private let reasons: [TreeOutcome: [AdviceInWords.Fact]]

  /// Prepares the plan for a page.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - consult: The current case.
  ///   - evaluation: The evaluation of the case.
  ///   - address: The page that the forms return to.
  ///   - level: The number of heading levels below the page title, from 1.
  ///   - wording: The wording of the advice.
  ///   - words: The plan in words, if already computed.
  init(
    on page: any Page, _ consult: Consult, _ evaluation: Evaluation, to address: PageAddress,
    level: Int, _ wording: AdviceWording, _ words: PlanInWords? = nil
  ) {
    self.page = page
    self.consult = consult
    self.evaluation = evaluation
    self.address = address
    self.level = level
    self.wording = wording
    self.words = words ?? wording.plan
    reasons = Dictionary(
      evaluation.advice.trees.compactMap { tree in
        tree.outcome.map { (TreeOutcome($0, of: tree.tree), wording.reasons(of: tree)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private var guideline: Guideline { page.guideline }
  private var language: Language { page.language }
  private var pageWords: PageWords { page.words }
  private var phrases: Phrases { Phrases(language) }
  private var plan: Plan { evaluation.plan }
  private var forms: PlanForms { PlanForms(self) }

  var content: Fragment {
    let forms = forms
    return .section(
      [.class("plan live"), .labelledBy(level == 1 ? "question" : "plan")],
      level == 1 ? nil : heading([.id("plan")], phrases.planHeading, at: 0),
      .ul([.class("standing")], .each(forms.topForms) { .li($0) }),
      words.cautionsMarkup(in: language),
      warnings,
      words.groups.isEmpty ? .p(phrases.nothingYet) : nil,
      .each(words.groups) { section($0, forms) },
      awaitedSection(forms),
      always,
      .p([.class("quiet status")], words.status),
      .each(words.folded, folded),
      otherTimes(forms))
  }

  private func heading(_ attributes: [Attribute?] = [], _ text: String, at depth: Int) -> Fragment {
    switch level + depth {
    case 1: .h1(attributes, text)
    case 2: .h2(attributes, text)
    default: .h3(attributes, text)
    }
  }

  private var warnings: Fragment? {
    let warnings = wording.warnings
    guard !warnings.isEmpty else { return nil }
    return .div(
      [.class("notice warning"), .role("group"), .aria("label", phrases.warningsHeading)],
      .each(warnings) { .p(.b("\(phrases.warningsHeading): "), .text($0)) })
  }

  private func section(_ group: PlanInWords.Group, _ forms: PlanForms) -> Fragment {
    let lines = Fragment.ul([.class("lines")], .each(group.lines) { line($0, forms) })
    guard group.section == .history else {
      return .div(
        [.class("part \(group.section.rawValue)")],
        heading([.class("part-name")], group.heading, at: 1), lines)
    }
    return .details(
      [.class("part history")],
      .summary("\(group.heading) (\(group.lines.count))"), lines)
  }

  /// One line: what a clinician acts on is always visible, the rest is collapsed.
  private func line(_ line: PlanInWords.Line, _ forms: PlanForms) -> Fragment {
    let details = line.details
    return .li(
      [
        .class("line \(line.styleName)"), .data("state", line.state.rawValue),
        .data("of", line.entries.map { $0.id(in: guideline) }.joined(separator: " ")),
      ],
      .details(
        .summary(
          line.sign,
          .span(
            [.class("said")], invitation(forms.invitation(to: line)),
            .b([.class("what")], (line.dispute?.lead ?? line.text).closed),
            line.dispute.map(sides), whose(line),
            line.time.map(time),
            line.covered.isEmpty
              ? nil : .span([.class("detail")], phrases.concerns(line.covered).closed),
            .each(details.filter { $0.kind == .said }) {
              .span([.class("detail")], $0.words.closed)
            },
            .each(details.filter { $0.kind == .unconfirmed }) { unconfirmed($0.words.closed) })),
        .div(
          [.class("behind")],
          .each(details.filter { $0.kind == .folded }) { .p($0.words.closed) },
          sources(of: line), forms.forms(of: line), decisions(on: line))))
  }

  /// The visible link text that opens a line; screen readers announce that it expands.
  func invitation(_ words: String) -> Fragment {
    .span([.class("change"), .aria("hidden", "true")], words)
  }

  /// The subject of an outcome whose wording names neither an action nor perhaps a subject.
  private func whose(_ line: PlanInWords.Line) -> Fragment? {
    guard line.state == .holds else { return nil }
    let trees = Set(line.entries.flatMap(\.sources).map(\.tree)).sorted()
    let names = trees.map { tree in
      "\(phrases.trees([tree.offset + 1]).capitalisedFirst) · \(guideline[tree].tab[language])"
    }
    return .span([.class("detail whose")], names.joined(separator: "; ").closed)
  }

  private func time(_ time: PlanInWords.TimeWords) -> Fragment {
    .span(
      [.class("when"), .due(time.due), time.due.map { _ in .relative(time.relative) }],
      time.sentence.closed)
  }

  /// The two sides of a conflict between trees, side by side.
  private func sides(_ dispute: PlanInWords.Dispute) -> Fragment {
    .span(
      [.class("sides")],
      .each(dispute.sides) { side in
        .group([
          .span(
            [.class("side")], .text(side.words.closed),
            side.source.map { source in
              .group([" ", .span([.class("quiet")], source.capitalisedFirst.closed)])
            }), " ",
        ])
      })
  }

  /// A remark on an unconfirmed time, with a symbol, a frame and a colour.
  func unconfirmed(_ words: String) -> Fragment {
    .span(
      [.class("unconfirmed")], .span([.class("doubt"), .aria("hidden", "true")], "?"), " ",
      .text(words))
  }

  /// The trees and outcomes that a line comes from, and the patient's answers that force them.
  private func sources(of line: PlanInWords.Line) -> Fragment? {
    let sources = line.entries.flatMap(\.sources).uniqued
    let open = line.entries.flatMap(\.undecided).filter { tree in
      !sources.contains { $0.tree == tree }
    }
    guard !sources.isEmpty || !open.isEmpty else { return nil }
    return .ul(
      [.class("because")],
      .each(sources) { source in
        .li(
          "\(phrases.trees([source.tree.offset + 1]).capitalisedFirst): ",
          page.link(to: source.outcome, of: source.tree), " ",
          because(reasons[source] ?? []))
      },
      .each(open) { tree in
        .li(
          "\(phrases.trees([tree.offset + 1]).capitalisedFirst): ", page.link(to: tree), " ",
          .span([.class("quiet")], "(\(Phrases.midSentence(phrases.openHeading)))"))
      })
  }

  /// Links to the decision forms of the trees that a line comes from; these are on the plan page.
  private func decisions(on line: PlanInWords.Line) -> Fragment? {
    guard address == .advice else { return nil }
    let trees = Set(line.entries.flatMap(\.sources).map(\.tree))
    let decided = evaluation.advice.trees.filter { tree in
      trees.contains(tree.tree)
        && tree.outcome.map { !guideline[tree.tree].outcomes[$0.offset].role.isRoute } ?? false
    }
    return .each(decided.map(\.tree).sorted()) { tree in
      DecisionForm.anchor(of: tree, in: guideline).map { anchor in
        let name = phrases.trees([tree.offset + 1])
        return .p(
          .a(
            [.href("#\(anchor)")],
            evaluation.patient.decisions[tree] == nil
              ? pageWords.notFollowed(name) : pageWords.changeDecision(name)))
      }
    }
  }

  private func because(_ reasons: [AdviceInWords.Fact]) -> Fragment? {
    guard !reasons.isEmpty else { return nil }
    return .span(
      [.class("reasons")], .b("\(phrases.because):"),
      " \(reasons.map { "\($0.label): \($0.value)" }.joined(separator: "; ")).")
  }

  /// What to come back with, each with its forms.
  private func awaitedSection(_ forms: PlanForms) -> Fragment? {
    let awaited = forms.awaited
    guard !awaited.isEmpty else { return nil }
    return .div(
      [.class("part come-back")],
      heading([.class("part-name")], pageWords.returnWith, at: 1),
      .ul([.class("lines")], .each(awaited) { .li([.class("line")], $0) }))
  }

  /// What always starts a new episode.
  private var always: Fragment? {
    guard let sentence = words.always else { return nil }
    return .div(
      [.class("always")], .p(sentence),
      .details(
        .summary(pageWords.newEpisode),
        .p([.class("quiet")], pageWords.newEpisodeLead(keeps: forms.keptInNewEpisode)),
        page.form(
          [.class("choices")], to: .consult,
          page.button(
            .newEpisode, [.data("same-patient", "")], .text(pageWords.beginNewEpisode)))))
  }

  /// A caution that is not urgent, collapsed behind its first words.
  private func folded(_ caution: PlanInWords.CautionWords) -> Fragment {
    let parts = caution.sentence.split(separator: ": ", maxSplits: 1).map(String.init)
    return .details(
      [.class("folded")],
      .summary(parts[0]),
      .p(
        .text(parts.count > 1 ? parts[1].capitalisedFirst : caution.sentence),
        caution.sources.isEmpty
          ? nil
          : .span(
            [.class("quiet")], " \(phrases.source): \(caution.sources.joined(separator: "; ")).")))
  }

  /// The times of events that have no line.
  private func otherTimes(_ forms: PlanForms) -> Fragment? {
    let events = forms.withoutLine
    guard !events.isEmpty else { return nil }
    return .details(
      [.class("part other-times")],
      .summary(pageWords.otherTimes),
      .ul([.class("lines")], .each(events) { .li([.class("line")], $0) }))
  }
}

extension PlanEntry {
  /// The name of its step, tree or item.
  fileprivate func id(in guideline: Guideline) -> String {
    switch subject {
    case .step(let step): step.name(in: guideline)
    case .decision(let tree): guideline[tree].id.text
    case .choice(let item, _): guideline[item].id.text
    }
  }

  /// The undecided trees that it depends on.
  fileprivate var undecided: [Index<Tree>] {
    let bound = boundBy.flatMap { $0.outcome == nil ? $0.tree : nil }
    guard case .decision(let tree) = subject else {
      return how.map(\.tree) + [bound].compactMap(\.self)
    }
    return [tree]
  }
}
