import Consultation
import GuidelineModel
import Markup
import Reasoning

extension ConsultPage {
  /// Every answer and time given, each with its alternatives.
  var given: Fragment {
    let answered = guideline.items.indices.map { Index<Item>($0) }
      .compactMap { item in interview.record.answers[item].map { (item, $0) } }
    return .section(
      [.class("changeable given"), .labelledBy("given")],
      .h2([.id("given")], words.given),
      .ul(
        .each(answered) { item, answer in
          wording.finding(of: item).map { self.answer(answer, to: item, $0) }
        },
        .each(wording.shownEvents) { event in
          wording.finding(of: event).map { time(of: event, $0) }
        }))
  }

  private func answer(
    _ answer: Answer, to index: Index<Item>, _ finding: AdviceInWords.Fact
  ) -> Fragment {
    let item = guideline[index]
    let isOnset = item.measurement?.scale.input == .moment
    let time: (day: String, time: String) =
      if case .onset(let onset) = answer { clock.formFields(onset) } else { (now.day, "") }
    return given(
      item.label[language], finding,
      choices: choices(of: .item(index), pressed: pressed(answer, to: index)) {
        item.values.indices.map { value in
          (item.values[value].label[language], .answer(index, PossibleValues([value])))
        } + [(words.unknown, .notKnown(.item(index)))]
      }, time: isOnset ? timeForm(of: .item(index), time) : nil)
  }

  /// The command that gives exactly this answer, if there is one.
  private func pressed(_ answer: Answer, to index: Index<Item>) -> Command? {
    switch answer {
    case .values(let values): values.only.map { .answer(index, PossibleValues($0)) }
    case .notKnown: .notKnown(.item(index))
    case .onset, .amount: nil
    }
  }

  private func time(of index: Index<Event>, _ finding: AdviceInWords.Fact) -> Fragment {
    let isUnknown = interview.record.unknownTimes.contains(index)
    let time = interview.record.events[index].map(clock.formFields) ?? (now.day, "")
    let assumed =
      interview.record.assumedEvents.contains(index) ? interview.record.events[index] : nil
    let happened =
      guideline[index].defaultsToNow
      ? [] : [(words: words.happened, command: Command.happened(index))]
    return given(
      guideline[index].label[language], finding,
      choices: choices(
        of: .event(index), pressed: isUnknown ? .happened(index) : nil,
        isForEveryone: assumed == nil
      ) {
        [
          assumed.map {
            (words: words.confirms(clock.clock($0)), command: .moment(.event(index), $0))
          }
            ?? (words: words.now, command: .happenedNow(index))
        ] + happened
      }, time: timeForm(of: .event(index), time))
  }

  /// The alternatives to an answer, including withdrawing it.
  private func choices(
    of subject: Interview.Subject, pressed: Command?, isForEveryone: Bool = true,
    _ choices: () -> [(words: String, command: Command)]
  ) -> Fragment {
    sharedPart(.choices(subject, pressed: pressed), if: isForEveryone) {
      .div(
        [.class("choices")],
        .each(choices()) { choice in
          let isPressed = choice.command == pressed
          return .group([
            button(
              choice.command, [isPressed ? .aria("pressed", "true") : nil], .text(choice.words)),
            " ",
          ])
        },
        button(.withdraw(subject), words.withdraw))
    }
  }

  private func timeForm(
    of subject: Interview.Subject, _ time: (day: String, time: String)
  ) -> Fragment {
    form(
      [.class("measure")], to: .consult,
      timeFields(of: subject, day: time.day, time: time.time, upTo: now.day))
  }

  private func given(
    _ label: String, _ finding: AdviceInWords.Fact, choices: Fragment, time: Fragment?
  ) -> Fragment {
    .li(
      .details(
        .summary(
          .span([.class("label")], label), " ", .b(finding.value),
          finding.detail.map { .group([" ", .small([.class("quiet")], $0)]) }, " ",
          .span([.class("change")], words.change)),
        form(to: .consult, choices), time))
  }
}
