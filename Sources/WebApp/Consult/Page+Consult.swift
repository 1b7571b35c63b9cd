import Consultation
import GuidelineModel
import Markup

/// What the pages of one patient show alike.
extension Page {
  /// Why a wish was not granted; with what was filled in, where that can mean two things.
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

  /// What the last answer changed.
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
