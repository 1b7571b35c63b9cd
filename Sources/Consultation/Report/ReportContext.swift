import GuidelineModel
import Reasoning

/// The values that the templates of a report name.
///
/// A template looks outwards for a name it does not find, so every name a part uses is always set;
/// `false` stands for what is absent.
struct ReportContext {
  private let words: AdviceInWords

  init(_ words: AdviceInWords) {
    self.words = words
  }

  private var phrases: Phrases { Phrases(words.language) }

  /// Everything on the page.
  var page: [String: Any] {
    [
      "language": words.language.rawValue, "style": ReportStyle.css, "density": density,
      "isTyped": false, "title": words.title, "heading": phrases.reportTitle,
      "moment": words.moment,
      "patientLine": phrases.patientLine, "birthLine": phrases.birthLine,
      "numberLine": phrases.numberLine,
      "warningsHeading": phrases.warningsHeading, "hasWarnings": !words.warnings.isEmpty,
      "warnings": words.warnings,
      "actionsHeading": phrases.actionsHeading, "nothingYet": phrases.nothingYet,
      "decided": words.decided.map(decided),
      "openHeading": phrases.openHeading, "possibleHeading": phrases.possible,
      "hasOpen": !words.open.isEmpty || !words.notKnown.isEmpty || !words.questions.isEmpty,
      "open": words.open.map(open),
      "notKnown": labelled(phrases.notKnownHeading, words.notKnown),
      "question": labelled(phrases.questionsHeading, words.questions.prefix(1).map(\.label)),
      "questionsRemark": words.questionsRemark ?? false,
      "findingsHeading": phrases.findingsHeading, "noAnswers": phrases.noAnswers,
      "findings": findings,
      "readingsHeading": phrases.readingsHeading, "reasonHeading": phrases.reason,
      "hasReadings": words.readings.agreement != nil || !words.readings.differences.isEmpty,
      "differences": words.readings.differences.map(difference),
      "agreement": words.readings.agreement ?? false,
      "notesHeading": phrases.notesHeading, "hasNotes": !words.notes.isEmpty,
      "notes": words.notes,
      "signatures": [true, true], "signatureLine": phrases.signatureLine,
      "dateLine": phrases.dateLine,
      "origin": words.origin, "disclaimer": words.disclaimer,
    ]
  }

  /// How closely the page is set, so that a long advice still fits on one sheet.
  private var density: String {
    let decided = words.decided.flatMap { tree in
      tree.action.statements + tree.reasons.map { $0.label + $0.value } + [tree.title]
    }
    let open = words.open.flatMap { $0.possible + [$0.title, $0.waitsFor, $0.holding ?? ""] }
    let readings = words.readings.differences.flatMap { difference in
      difference.trees + difference.readings.flatMap { [$0.change, $0.reason] }
    }
    let count = (decided + open + readings + words.notes + words.warnings)
      .reduce(0) { $0 + $1.count }
    switch count + words.findings.count * 60 {
    case ...2300: return "roomy"
    case ...4700: return "dense"
    default: return "dense packed"
    }
  }

  private func labelled(_ label: String, _ words: [String]) -> Any {
    words.isEmpty
      ? false : ["label": label, "text": words.joined(separator: "; ") + "."] as [String: Any]
  }

  private func decided(_ tree: AdviceInWords.DecidedTree) -> [String: Any] {
    [
      "title": tree.title, "mark": ActionContext.mark(tree.mark),
      "action": ActionContext.list(of: tree.action),
      "reasons": labelled(phrases.because, tree.reasons.map { "\($0.label): \($0.value)" }),
      "remainder": tree.remainder ?? false, "choice": tree.choice ?? false,
    ]
  }

  private func open(_ tree: AdviceInWords.OpenTree) -> [String: Any] {
    [
      "title": tree.title, "mark": ActionContext.mark(tree.mark), "holding": tree.holding ?? false,
      "due": tree.limit?.due?.utc ?? false,
      "relative": tree.limit?.relative ?? "",
      "waitsFor": "\(phrases.waitsFor): \(tree.waitsFor).", "possible": tree.possible,
    ]
  }

  private func difference(
    _ difference: AdviceInWords.ReadingWords.Difference
  ) -> [String: Any] {
    [
      "readings": difference.readings.map { ["change": $0.change, "reason": $0.reason] },
      "trees": difference.trees,
    ]
  }

  /// Times of events and answers that are known; a measured answer with what it counts as.
  private var findings: [[String: Any]] {
    (words.events + words.findings.filter(\.isKnown)).map { finding in
      ["label": finding.label, "value": finding.value, "detail": finding.detail ?? false]
    }
  }
}
