import Consultation
import GuidelineModel
import Reasoning

extension ConsultPage {
  /// Every answer and time that was given, each with what it could be changed to, as HTML.
  ///
  /// - Parameters:
  ///   - words: The advice in words.
  ///   - fields: The hidden fields of a form.
  /// - Returns: The members of a list; nothing where nothing was given.
  func given(_ words: AdviceWording, fields: String) -> String {
    var html = ""
    let record = interview.record
    let now = clock.formFields(consult.now.instant)
    func write(
      _ subject: GivenStencil.Subject, _ finding: AdviceInWords.Finding,
      pressed: GivenStencil.Pressed? = nil, time: (day: String, time: String)
    ) {
      site.stencils.given(subject, in: language).write(
        GivenStencil.Given(
          fields: fields, value: finding.value, detail: finding.detail, pressed: pressed,
          time: time, today: now.day),
        to: &html)
    }
    let answered = guideline.items.indices.map { Index<Item>($0) }
      .compactMap { item in record.answers[item].map { (item, $0) } }
    for ((item, answer), finding) in zip(answered, words.findings) {
      write(.item(item), finding, pressed: pressed(answer), time: time(answer, now))
    }
    let dated = guideline.events.indices.map { Index<Event>($0) }
      .compactMap { event in record.events[event].map { (event, $0) } }
    for ((event, time), finding) in zip(dated, words.events) {
      write(.event(event), finding, time: clock.formFields(time))
    }
    return html
  }

  /// The button that gives this answer and nothing else, where there is one.
  private func pressed(_ answer: Answer) -> GivenStencil.Pressed? {
    switch answer {
    case .values(let values):
      values.only.map { .value($0) }
    case .notKnown: .notKnown
    case .onset, .amount: nil
    }
  }

  /// What stands in the form of a time: what was answered, else today.
  private func time(
    _ answer: Answer, _ now: (day: String, time: String)
  ) -> (day: String, time: String) {
    if case .onset(let onset) = answer { clock.formFields(onset) } else { (now.day, "") }
  }
}
