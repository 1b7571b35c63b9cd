import Consultation
import GuidelineModel
import Markup
import Reasoning

extension ConsultPage {
  /// Every answer and time that was given, each with what it could be changed to.
  func given(_ wording: AdviceWording) -> Fragment {
    let record = interview.record
    let answered = guideline.items.indices.map { Index<Item>($0) }
      .compactMap { item in record.answers[item].map { (item, $0) } }
    let dated = guideline.events.indices.map { Index<Event>($0) }
      .compactMap { event in record.events[event].map { (event, $0) } }
    return .section(
      [.class("given"), .labelledBy("given")],
      .h2([.id("given")], words.given),
      .ul(
        .each(zip(answered, wording.findings)) { given, finding in
          answer(given.1, to: given.0, finding)
        },
        .each(zip(dated, wording.events)) { given, finding in
          time(given.1, of: given.0, finding)
        }))
  }

  private func answer(
    _ answer: Answer, to index: Index<Item>, _ finding: AdviceInWords.Finding
  ) -> Fragment {
    let item = guideline[index]
    let isOnset = if case .onset = item.measurement?.quantity { true } else { false }
    let time: (day: String, time: String) =
      if case .onset(let onset) = answer { clock.formFields(onset) } else { (now.day, "") }
    return given(
      item.label[language], finding,
      choices: .each(item.values.indices) { value in
        choice(
          .answer(index, PossibleValues([value])), item.values[value].label[language],
          isPressed: answer == .values(PossibleValues([value])))
      },
      choice(.notKnown(.item(index)), words.unknown, isPressed: answer == .notKnown),
      withdraw: .item(index), time: isOnset ? time : nil)
  }

  private func time(
    _ time: Instant, of index: Index<Event>, _ finding: AdviceInWords.Finding
  ) -> Fragment {
    given(
      guideline[index].label[language], finding,
      choices: choice(.happenedNow(index), words.now, isPressed: false),
      withdraw: .event(index), time: clock.formFields(time))
  }

  private func choice(_ command: Command, _ label: String, isPressed: Bool) -> Fragment {
    .group([
      button(command, [isPressed ? .aria("pressed", "true") : nil], .text(label)), " ",
    ])
  }

  private func given(
    _ label: String, _ finding: AdviceInWords.Finding, choices: Fragment...,
    withdraw subject: Interview.Subject, time: (day: String, time: String)?
  ) -> Fragment {
    .li(
      .details(
        .summary(
          .span([.class("label")], label), " ", .b(finding.value),
          finding.detail.map { .group([" ", .small([.class("quiet")], $0)]) }, " ",
          .span([.class("change")], words.change)),
        form(
          to: .consult,
          .div(
            [.class("choices")],
            .group(choices), button(.withdraw(subject), words.withdraw))),
        time.map { time in
          form(
            [.class("measure")], to: .consult,
            timeFields(of: subject, day: time.day, time: time.time))
        }))
  }
}
