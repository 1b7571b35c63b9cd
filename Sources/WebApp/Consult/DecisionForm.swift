import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The form in which a clinician decides whether the advice of a tree is followed, gives a reason,
/// and withdraws the decision.
struct DecisionForm {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation

  private var guideline: Guideline { page.guideline }
  private var language: Language { page.language }
  private var words: PageWords { page.words }

  /// The fragment identifier of a tree's decision form; `nil` if the guideline has no reasons to
  /// choose from.
  static func anchor(of tree: Index<Tree>, in guideline: Guideline) -> String? {
    guideline.declineReasons.isEmpty ? nil : "decide-\(guideline[tree].id)"
  }

  /// Whether the decision form of a tree was refused.
  func isRefused(for tree: Index<Tree>) -> Bool { consult.refusedDecision?.tree == tree }

  /// The decision on a tree in words, if there is one.
  func decision(on tree: Index<Tree>) -> String? {
    evaluation.patient.decisions[tree].map {
      Phrases(language).decided($0, on: tree, evaluation, in: guideline).capitalisedFirst
    }
  }

  /// The decision on a tree, and the form to change it.
  func content(for tree: Index<Tree>) -> Fragment? {
    guard let anchor = Self.anchor(of: tree, in: guideline) else { return taken(on: tree) }
    let refusedDecision = consult.refusedDecision.flatMap { $0.tree == tree ? $0 : nil }
    return .details(
      [.class("decision"), refusedDecision == nil ? nil : .flag("open")],
      .summary(
        [.id(anchor)], .text(words.decisionHeading(Phrases(language).trees([tree.offset + 1])))),
      page.form(
        [.class("deciding")], to: .advice,
        .p([.class("quiet")], words.decisionHelp),
        .label(
          "\(words.declineReason) ", reasons(selected: refusedDecision?.reason ?? reason(of: tree))),
        // Only a script can prevent it from being sent.
        .label(
          [.class("own-words"), .hidden],
          "\(words.remark(upTo: TreeDecision.maximumRemarkLength)) ",
          .textarea(
            [.name(.remark), Attribute("rows", "2"), .autocomplete("off")],
            refusedDecision?.remark ?? evaluation.patient.decisions[tree]?.remark ?? "")),
        .p([.class("remark-refused"), .role("alert"), .hidden]),
        .noscript(.p([.class("quiet")], words.remarkNeedsScript)),
        .div(
          [.class("choices")],
          page.button(.decline(tree), words.decline), page.button(.follow(tree), words.follow),
          evaluation.patient.decisions[tree] == nil
            ? nil : page.button(.undecide(tree), words.undecide))))
  }

  /// A decision on a tree that the case does not reach, with a button to withdraw it.
  func taken(on tree: Index<Tree>) -> Fragment? {
    decision(on: tree).map { decision in
      page.form(
        [.class("deciding")], to: .advice, .p([.class("choice")], decision.closed),
        .div([.class("choices")], page.button(.undecide(tree), words.undecide)))
    }
  }

  private func reason(of tree: Index<Tree>) -> String? {
    guard case .declined(let reason, _) = evaluation.patient.decisions[tree] else { return nil }
    return guideline[reason].id.text
  }

  private func reasons(selected: String?) -> Fragment {
    .select(
      [.name(.reason)],
      .option([.value("")], words.chooseReason),
      .each(guideline.declineReasons) { reason in
        .option(
          [.value(reason.id.text), reason.id.text == selected ? .selected : nil],
          reason.label[language])
      })
  }
}
