import Consultation
import Foundation
import GuidelineModel
import HTTPTypes
import Hummingbird
import Reasoning

/// The values that the page of the whole advice and that of the report name.
struct AdvicePage {
  private let consult: Consult
  private let evaluation: Evaluation
  private let report: AdviceReport

  /// Prepares the advice on a case.
  ///
  /// - Throws: ``Problem`` where the case cannot be.
  init(_ consult: Consult) throws(Problem) {
    self.consult = consult
    evaluation = try consult.evaluation()
    report = AdviceReport(
      guideline: consult.site.guideline, digest: consult.site.digest, evaluation: evaluation,
      language: consult.language)
  }

  private var guideline: Guideline { consult.site.guideline }
  private var advice: Advice { evaluation.advice }
  private var language: Language { consult.language }
  private var words: PageWords { PageWords(language: language) }

  func frame(_ path: String) -> PageFrame {
    PageFrame(
      language: language, title: words[path == "/report" ? "reportHeading" : "adviceHeading"],
      path: path, state: consult.state)
  }

  /// The advice, with what each part of it hangs on.
  var context: [String: Any] {
    var values = report.context
    let trees = values["decided"] as? [[String: Any]] ?? []
    let decisive = DecisiveAnswers(
      reasoner: consult.site.reasoner, evaluation: evaluation, language: language)
    values["decided"] = zip(trees, report.words.decided).map { tree, words in
      var tree = tree
      let answers = decisive.answers(of: words.tree)
      tree["tree"] = guideline[words.tree].id.text
      tree["outcome"] =
        advice.trees.first { $0.tree == words.tree }?.outcome
        .map { guideline[words.tree].outcomes[$0.offset].id.text } ?? ""
      let rationale = RationaleContext(
        guideline[words.tree].rationale[language], sources: guideline.sources,
        prefix: "\(guideline[words.tree].id)-source")
      tree.merge(rationale.values(level: 4)) { $1 }
      tree["hasDecisive"] = !answers.decisive.isEmpty
      tree["moreDecisive"] = answers.more ?? false
      tree["decisive"] = answers.decisive.map { answer in
        [
          "label": answer.label, "value": answer.value,
          "alternatives": answer.alternatives.map { ["value": $0.value, "outcome": $0.outcome] },
        ] as [String: Any]
      }
      return tree
    }
    let moments = MomentWords.all(of: advice, in: guideline, language: language)
    values["momentsHeading"] = MomentWords.heading(in: language)
    // One moment stands by its action already.
    values["hasMoments"] = moments.count > 1
    values["moments"] = moments.map { moment in
      [
        "time": moment.time, "relative": moment.relative ?? false, "kind": moment.kind,
        "action": moment.action,
      ] as [String: Any]
    }
    values["heading"] = words["adviceHeading"]
    values["hasCalendar"] =
      !DeadlineCalendar(guideline: guideline, advice: advice, language: language).isEmpty
    values["bodyClass"] = "advising"
    return values
  }

  /// The report of one sheet, with fields for what is typed and never sent.
  var reportContext: [String: Any] {
    var values = report.context
    values["isTyped"] = true
    values["bodyClass"] = "reporting"
    values["note"] =
      AdviceNote(
        guideline: guideline, digest: consult.site.digest, evaluation: evaluation,
        language: language
      ).text
    return values
  }

  /// The deadlines as a calendar file.
  var calendar: Response {
    let identity: DeadlineCalendar.Identity =
      evaluation.patient.id.map { id in
        .ofCase(id, sequence: consult.site.calendarSequence.next(at: consult.now.instant))
      } ?? .random { UUID().uuidString.lowercased() }
    let text = DeadlineCalendar(guideline: guideline, advice: advice, language: language)
      .text(identity)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/calendar; charset=utf-8",
        .contentDisposition: "attachment; filename=\"\(guideline.id).ics\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
