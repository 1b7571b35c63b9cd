import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The collapsed sections below a plan: what each tree says and why, alternative readings of the
/// source, notes, and findings.
struct TreesPart {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation
  let report: AdviceReport

  private var guideline: Guideline { page.guideline }
  private var language: Language { page.language }
  private var words: PageWords { page.words }
  private var phrases: Phrases { Phrases(language) }

  var content: Fragment {
    .section(
      [.class("todo"), .labelledBy("actions")],
      .h2([.id("actions")], phrases.treesHeading),
      .each(report.words.decided.filter { !$0.isRoute }, decided),
      .each(report.words.open, open),
      otherDecisions,
      report.routes,
      report.notKnown,
      folded(MomentWords.heading(in: language), moments, class: "moments"),
      folded(words.otherReadings, report.readings, class: "readings"),
      folded(
        phrases.notesHeading, report.words.notes.isEmpty ? nil : .bullets(report.words.notes)),
      folded(phrases.findingsHeading, findings, class: "found"))
  }

  private func folded(
    _ heading: String, _ content: Fragment?, class name: String = "notes"
  ) -> Fragment? {
    content.map { .details([.class("card \(name)")], .summary(heading), $0) }
  }

  private func decided(_ conclusion: AdviceInWords.DecidedTree) -> Fragment {
    .details(
      [.class("card"), decisions.isRefused(for: conclusion.tree) ? .flag("open") : nil],
      .summary(
        .h3(
          "\(conclusion.title) ", conclusion.mark.markup, " ",
          .span([.class("quiet")], conclusion.summary),
          decisions.decision(on: conclusion.tree).map {
            .group([" ", .span([.class("decided")], $0)])
          })),
      conclusion.action.markup, conclusion.notesMarkup,
      conclusion.choice.map { .p([.class("choice")], $0) },
      report.labelled(
        phrases.because, conclusion.reasons.map { "\($0.label): \($0.value)" }, class: "reasons"),
      conclusion.remainder.map { .p([.class("quiet")], $0) },
      decisions.content(for: conclusion.tree),
      decisive(for: conclusion.tree),
      rationale(of: conclusion))
  }

  private func open(_ tree: AdviceInWords.OpenTree) -> Fragment {
    .details(
      [.class("card open")],
      .summary(
        .h3(
          "\(tree.title) ", tree.mark.markup, " ",
          .span([.class("quiet")], "\(phrases.waitsFor): \(tree.waitsFor)"))),
      report.openMarkup(tree), decisions.taken(on: tree.tree))
  }

  private var decisions: DecisionForm {
    DecisionForm(page: page, consult: consult, evaluation: evaluation)
  }

  /// The decisions on trees that have no section above.
  private var otherDecisions: Fragment? {
    let listed =
      report.words.decided.filter { !$0.isRoute }.map(\.tree) + report.words.open.map(\.tree)
    let others = evaluation.patient.decisions.keys.filter { !listed.contains($0) }.sorted()
    guard !others.isEmpty else { return nil }
    return folded(
      words.unusedDecisions,
      .each(others) { tree in
        .group([
          .h3(
            "\(phrases.trees([tree.offset + 1]).capitalisedFirst) · \(guideline[tree].title[language])"
          ),
          decisions.taken(on: tree),
        ])
      }, class: "decisions")
  }

  /// The answers that the outcome of a tree depends on.
  private func decisive(for tree: Index<Tree>) -> Fragment? {
    let answers = DecisiveAnswers(
      reasoner: page.site.reasoner, evaluation: evaluation, language: language
    ).answers(of: tree)
    guard !answers.decisive.isEmpty else { return nil }
    return .details(.summary(words.decisive), answers.markup(words))
  }

  private func rationale(of conclusion: AdviceInWords.DecidedTree) -> Fragment {
    let tree = guideline[conclusion.tree]
    let rationale = CitedProse(
      tree.rationale[language], sources: guideline.sources, prefix: "\(tree.id)-source")
    return .details(
      [.class("why")],
      .summary(words.whyTree),
      .div(
        [.class("prose")],
        rationale.text(level: 4),
        rationale.sources.map { .group([.h4(words.sources), $0]) },
        .p(
          page.link(
            to: .outcome(tree.outcomes[conclusion.outcome.offset], of: tree), words.moreOutcome))))
  }

  /// Every moment at which a limit starts or ends, in chronological order.
  private var moments: Fragment? {
    let moments = MomentWords.all(of: evaluation, in: guideline, language: language)
    return moments.isEmpty ? nil : .bullets(moments.map(\.sentence))
  }

  private var findings: Fragment {
    .group([
      report.words.known.isEmpty ? .p(phrases.noAnswers) : nil,
      .dl(
        [.class("findings")],
        .each(report.words.known) { finding in
          .div(
            .dt(finding.label), .dd(finding.value),
            finding.detail.map { .dd([.class("quiet")], $0) })
        }),
      report.unused,
    ])
  }
}

extension DecisiveAnswers.Answers {
  /// Each answer, with what other answers would have led to.
  func markup(_ words: PageWords) -> Fragment {
    .ul(
      [.class("decisive")],
      .each(decisive) { answer in
        .li(
          .b("\(answer.label): \(answer.value)"),
          .bullets(
            answer.alternatives.map { "\(words.ifInstead) ‘\($0.value)’ → \($0.outcome)" }))
      },
      more.map { .li([.class("quiet")], $0) })
  }
}
