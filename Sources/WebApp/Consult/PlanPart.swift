import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The plan of one patient on a page: what is to be done and what was done, each line with the form
/// in which its time is given, confirmed or corrected.
///
/// It stands on a page of its own, and beside the question of the interview.
struct PlanPart {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation
  /// The page that the forms lead back to.
  let address: PageAddress
  /// How far below the title of the page its heading stands, from 1.
  let level: Int
  private let wording: AdviceWording
  private let words: PlanInWords
  /// Why each decided tree ends as it does.
  private let reasons: [TreeOutcome: [AdviceInWords.Finding]]

  /// Prepares the plan for a page.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - consult: The case in hand.
  ///   - evaluation: What follows from it.
  ///   - address: The page that the forms lead back to.
  ///   - level: The level of its heading, from 1.
  ///   - wording: The words of the advice.
  ///   - words: The plan in words, where they are made already.
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
      .ul([.class("standing")], .each(forms.standing) { .li($0) }),
      words.cautionsMarkup(in: language),
      warnings,
      words.groups.isEmpty ? .p(phrases.nothingYet) : nil,
      .each(words.groups) { section($0, forms) },
      comeBack(forms),
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

  /// One line: what a doctor acts on in sight, the rest behind it.
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

  /// What opening a line is for, in sight; who cannot see it is told that it opens.
  func invitation(_ words: String) -> Fragment {
    .span([.class("change"), .aria("hidden", "true")], words)
  }

  /// What an outcome is about that says it without an act, and perhaps without a subject.
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

  /// Both halves of what trees say against each other, side by side.
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

  /// Words on a time that nobody has confirmed: a sign, a frame and a colour beside them.
  func unconfirmed(_ words: String) -> Fragment {
    .span(
      [.class("unconfirmed")], .span([.class("doubt"), .aria("hidden", "true")], "?"), " ",
      .text(words))
  }

  /// The trees and outcomes that a line comes from, and the patient's own answers that force them.
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

  /// The ways to where the trees that a line comes from are decided on, which a page of its own holds.
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

  private func because(_ reasons: [AdviceInWords.Finding]) -> Fragment? {
    guard !reasons.isEmpty else { return nil }
    return .span(
      [.class("reasons")], .b("\(phrases.because):"),
      " \(reasons.map { "\($0.label): \($0.value)" }.joined(separator: "; ")).")
  }

  /// What to come back with, each with what can be said then.
  private func comeBack(_ forms: PlanForms) -> Fragment? {
    let awaited = forms.awaited
    guard !awaited.isEmpty else { return nil }
    return .div(
      [.class("part come-back")],
      heading([.class("part-name")], pageWords.comeBack, at: 1),
      .ul([.class("lines")], .each(awaited) { .li([.class("line")], $0) }))
  }

  /// What always leads back to the beginning.
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

  /// A caution without haste, behind its first words.
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

  /// Times of events that no line tells of.
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

  /// The trees that it hangs on and that are not decided.
  fileprivate var undecided: [Index<Tree>] {
    let bound = boundBy.flatMap { $0.outcome == nil ? $0.tree : nil }
    guard case .decision(let tree) = subject else {
      return how.map(\.tree) + [bound].compactMap(\.self)
    }
    return [tree]
  }
}
