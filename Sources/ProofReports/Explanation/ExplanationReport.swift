import Consultation
package import GuidelineModel
package import Proof
package import Reasoning

/// The explanation of a patient's advice, in plain text and as JSON.
package struct ExplanationReport: Sendable {
  /// The largest number of open questions that text lists.
  private static let mostQuestions = 5

  let explainer: Explainer
  let evaluation: Evaluation
  let requestedOutcomes: [TreeOutcome]
  private let language: Language

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - explainer: An explainer for the guideline and the patient's start.
  ///   - evaluation: The evaluation to explain.
  ///   - requestedOutcomes: Outcomes to which changes are to be found.
  ///   - language: The language of the report.
  package init(
    _ explainer: Explainer, evaluation: Evaluation, requestedOutcomes: [TreeOutcome],
    language: Language
  ) {
    self.explainer = explainer
    self.evaluation = evaluation
    self.requestedOutcomes = requestedOutcomes
    self.language = language
  }

  var guideline: Guideline { explainer.guideline }
  var advice: Advice { evaluation.advice }
  private var phrases: ProofPhrases { ProofPhrases(language) }
  private var wording: ExplanationWording {
    ExplanationWording(explainer, evaluation: evaluation, language: language)
  }

  /// The report in plain text.
  ///
  /// - Returns: Lines, each ending in a line feed.
  /// - Throws: ``LimitExceeded`` when an answer exceeds the limits.
  package func text() throws(LimitExceeded) -> String {
    var lines: [String] = []
    for tree in advice.trees { lines += paragraph(try wording.words(for: tree)) + [""] }
    for requested in requestedOutcomes {
      lines += paragraph(try wording.whyNot(requested.outcome, of: requested.tree)) + [""]
    }
    if !advice.questions.isEmpty {
      lines.append(phrases.whatIfHeading.uppercased())
      for item in advice.questions.prefix(Self.mostQuestions) {
        let question = wording.whatIf(item)
        lines.append("  \(question.label)")
        for (value, effect) in question.answers {
          lines.append("    \(value) → \(effect.joined(separator: " | "))")
        }
      }
      let more = advice.questions.count - Self.mostQuestions
      if more > 0 { lines.append("  \(phrases.moreQuestions(more))") }
    }
    lines += timeLines
    return lines.map { $0 + "\n" }.joined()
  }

  /// The moments at which limits start and end, and the effects of later events.
  private var timeLines: [String] {
    let moments = MomentWords.all(of: evaluation, in: guideline, language: language)
      .map { "  \($0.sentence)" }
    let later = wording.laterEvents.map { later in
      "  \(later.time): \(later.effect.joined(separator: " | "))"
    }
    return
      (moments.isEmpty ? [] : ["", MomentWords.heading(in: language).uppercased()] + moments)
      + (later.isEmpty ? [] : ["", phrases.laterHeading.uppercased()] + later)
  }

  private func paragraph(_ tree: ExplanationInWords.TreeWords) -> [String] {
    guard let outcome = tree.outcome else {
      var lines = ["\(phrases.openHeading.uppercased()) · \(tree.title)"]
      if !tree.endings.isEmpty { lines.append("  \(phrases.checkedForAll)") }
      for ending in tree.endings {
        lines.append("  \(ending.outcome)")
        for condition in ending.conditions {
          lines.append("    \(phrases.instead(condition.joined(separator: "; ")))")
        }
        if let more = ending.more { lines.append("    \(more)") }
      }
      return lines + (tree.questions.map { ["  \($0)"] } ?? [])
    }
    var lines = ["\(phrases.whyHeading.uppercased()) · \(tree.title): \(outcome)"]
    if tree.isAlways { return lines + ["  \(phrases.alwaysSo)"] }
    for reason in tree.reasons {
      lines.append("  \(phrases.enough): \(reason.joined(separator: "; "))")
    }
    return lines + (tree.reasonsRemark.map { ["  \($0)"] } ?? [])
  }

  private func paragraph(_ whyNot: ExplanationInWords.WhyNotWords) -> [String] {
    var lines = [whyNot.heading.uppercased()]
    if let remark = whyNot.remark { return lines + ["  \(remark)"] }
    lines.append("  \(phrases.changesIntroduction)")
    for change in whyNot.changes {
      let parts = change.parts.map { ($0.canBeInfluenced ? "▸ " : "") + $0.words }
      lines.append("  • \(parts.joined(separator: phrases.either(" en ", " and ")))")
    }
    return lines + (whyNot.more.map { ["  \($0)"] } ?? [])
  }
}
