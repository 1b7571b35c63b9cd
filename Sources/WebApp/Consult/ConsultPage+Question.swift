import Consultation
import GuidelineModel
import Reasoning

extension ConsultPage {
  /// The question with everything that can be said to it, as HTML.
  ///
  /// - Parameters:
  ///   - fields: The hidden fields of a form.
  ///   - today: The day, as forms write it.
  /// - Returns: The question, or that there is none.
  func questionHTML(fields: String, today: String) -> String {
    let subject: QuestionStencil.Subject
    switch question {
    case nil: return PageTemplates.in(language).html("no-question", [:])
    case .event(let event): subject = .event(event)
    case .item(let item, let options):
      subject = .item(
        item, options: options, tree: advice.trees.first { $0.awaitedItem == item }?.tree)
    }
    return site.stencils.question(subject, in: language).html(
      QuestionStencil.Filling(
        fields: fields, progress: HTMLText.escaped(progress), today: today))
  }

  /// Where the interview stands.
  private var progress: String {
    let decided = advice.trees.count { $0.outcome != nil }
    return Phrases(language).progress(
      question: interview.replyCount + 1, decided: decided, trees: advice.trees.count)
  }
}
