import Consultation
import GuidelineModel
import Markup

/// The parts that the pages of one patient share.
extension Page {
  /// Why a command was refused; with the possible meanings if its input was ambiguous.
  func refusal(of consult: Consult, to address: PageAddress) -> Fragment? {
    consult.refusal.map { refusal in
      .div(
        [.class("notice refusal"), .role("alert")], .p(refusal),
        consult.meanings.isEmpty
          ? nil
          : form(
            [.class("steps")], to: address,
            .each(consult.meanings) { button($0.command, $0.words) }))
    }
  }

  /// The effect of the last answer.
  func news(of consult: Consult) -> Fragment? {
    guard !consult.changes.isEmpty else { return nil }
    return .div(
      [.class("news"), .role("group"), .aria("label", words.news)],
      .ul(
        .each(consult.changes) { change in
          .li([change.isReversal ? .class("reversal") : nil], change.sentence)
        }))
  }
}

extension Interview.Question {
  /// The question in words.
  func words(in guideline: Guideline, _ language: Language) -> String {
    switch self {
    case .item(let item, _): guideline[item].wholeQuestion(in: language)
    case .event(let event):
      guideline[event].question?[language]
        ?? "\(PageWords(language: language).when): \(guideline[event].label[language])?"
    }
  }
}
