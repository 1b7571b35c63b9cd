import Consultation
import GuidelineModel
import HTTPTypes
import Markup
import Reasoning

/// A letter of the guideline about one patient, to print and to copy, with fields whose content is
/// never sent.
struct LetterPage: Page {
  let frame: PageFrame
  private let letter: LetterInWords

  /// Prepares a letter about a case.
  ///
  /// - Throws: ``Problem`` when the case is impossible or the letter does not apply to its plan.
  init(_ letter: Letter, _ consult: Consult) throws(Problem) {
    let evaluation = try consult.evaluation()
    let guideline = consult.site.guideline
    guard letter.isFor(evaluation, in: guideline) else { throw .noSuchLetter }
    self.letter =
      LetterWording(
        guideline: guideline, digest: consult.site.digest, evaluation: evaluation,
        language: consult.language
      ).words(of: letter)
    frame = PageFrame(
      consult.site, consult.language, title: "\(self.letter.title) \(consult.moment())",
      .letter(letter), state: consult.state, kind: "writing", origin: self.letter.origin,
      sheet: self.letter.sheet)
  }

  var content: Fragment {
    .group([
      .div(
        [
          .class("steps screen-only"), .id("question"), .tabindex("-1"),
          .aria("label", letter.title), .role("group"),
        ],
        step(to: .advice, class: "back", words.showAdvice),
        .button([.type("button"), .id("print"), .hidden, .class("primary")], words.print),
        .button([.type("button"), .id("copy"), .hidden], words.copyText)),
      letter.instruction.map { .p([.class("notice screen-only")], $0) },
      .p([.class("quiet screen-only")], words.neverSent),
      letter.markup,
      letter.sources.isEmpty
        ? nil
        : .p(
          [.class("quiet screen-only")],
          "\(words.sources): \(letter.sources.joined(separator: "; ")).".closed),
      .details(
        [.class("screen-only plain")],
        .summary(words.asText),
        .label([.for("note")], words.asTextLabel),
        .textarea([.id("note"), .readonly, Attribute("rows", "20")], letter.text)),
    ])
  }
}

extension Page {
  /// The links to the letters that apply to a plan.
  func letters(for evaluation: Evaluation) -> Fragment {
    .each(guideline.letters.filter { $0.isFor(evaluation, in: guideline) }) { letter in
      step(to: .letter(letter), letter.title[language])
    }
  }
}

extension Problem {
  static let noSuchLetter = Problem(
    status: .unprocessableContent,
    title: Text(
      nl: "Deze brief hoort niet bij dit plan", en: "This letter does not go with this plan"))
}
