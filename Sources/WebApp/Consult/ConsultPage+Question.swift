import Consultation
import GuidelineModel
import Markup
import Reasoning

extension ConsultPage {
  /// The question with everything that can be said to it.
  var questionPart: Fragment {
    switch question {
    case .item(let item, let options): question(about: item, options)
    case .event(let event): question(about: event)
    case nil: .h1([.id("question"), .tabindex("-1")], words.noMoreQuestions)
    }
  }

  private func question(about index: Index<Item>, _ options: PossibleValues) -> Fragment {
    let item = guideline[index]
    let labels = labels(of: options, of: index)
    let isOnset = if case .onset = item.measurement?.quantity { true } else { false }
    return .group([
      heading(item.label[language]),
      help(
        .p(item.help[language]), item.remark.map { .p($0[language]) },
        .each(guideline.sources.filter { item.citations.contains($0.id) }) {
          .p([.class("quiet")], $0.title)
        },
        .p(link(to: .item(item), words.moreHelp))),
      answers(
        zip(labels, options).map { ($0, .answer(index, PossibleValues([$1]))) },
        notKnown: .item(index)),
      isOnset ? timeForm(words.since, .item(index)) : nil,
      item.measurement?.quantity == .months ? monthsForm(index) : nil,
      options.count > 2 ? severalForm(zip(labels, options), of: index) : nil,
    ])
  }

  private func question(about index: Index<Event>) -> Fragment {
    .group([
      heading("\(words.when): \(guideline[index].label[language])"),
      help(.p(Phrases(language).eventHelp)),
      answers([(words.now, .happenedNow(index))], notKnown: .event(index)),
      timeForm(words.when, .event(index)),
    ])
  }

  /// The answers to choose from, in the words of the tree that waits for them.
  private func labels(of options: PossibleValues, of index: Index<Item>) -> [String] {
    let tree = advice.trees.first { $0.awaitedItem == index }.map { guideline[$0.tree] }
    let decision = tree?.decisions.first { $0.item == index }
    return options.map { value in
      // Only a branch that a value has to itself is about this value.
      let branch = decision?.branches.first { $0.values == PossibleValues([value]) }
      return (branch?.label ?? guideline[index].values[value].label)[language]
    }
  }

  private func heading(_ label: String) -> Fragment {
    let decided = advice.trees.count { $0.outcome != nil }
    let progress = Phrases(language).progress(
      question: interview.replyCount + 1, decided: decided, trees: advice.trees.count)
    return .group([
      .p([.class("progress quiet")], progress),
      .h1([.id("question"), .tabindex("-1")], "\(label)?"),
    ])
  }

  private func help(_ parts: Fragment?...) -> Fragment {
    .details([.class("help")], .summary(words.help), .group(parts))
  }

  private func answers(
    _ answers: [(words: String, command: Command)], notKnown subject: Interview.Subject
  ) -> Fragment {
    form(
      to: .consult,
      .ul(
        [.class("answers")],
        .each(answers.enumerated()) { place, answer in
          .li(button(answer.command, [], key(place + 1), .span(answer.words)))
        },
        .li(button(class: "unknown", .notKnown(subject), [], key(0), .span(words.unknown)))))
  }

  /// The key that gives an answer too.
  private func key(_ number: Int) -> Fragment {
    .span([.class("key"), .aria("hidden", "true")], String(number))
  }

  private func timeForm(_ legend: String, _ subject: Interview.Subject) -> Fragment {
    form(
      [.class("measure")], to: .consult,
      .fieldset(.legend(legend), timeFields(of: subject, day: now.day)),
      .p([.class("quiet")], "\(words.zone) \(guideline.timeZone)."))
  }

  /// A day and a time to fill in.
  func timeFields(of subject: Interview.Subject, day: String, time: String? = nil) -> Fragment {
    .group([
      .label(
        "\(words.day) ",
        .input([.type("date"), .name(.date), .value(day), Attribute("max", now.day)])),
      " ",
      .label(
        "\(words.clockTime) ",
        .input([.type("time"), .name(.time), .optional("value", time)])),
      " ",
      button(.time(subject), words.useTime),
    ])
  }

  private func monthsForm(_ index: Index<Item>) -> Fragment {
    form(
      [.class("measure")], to: .consult,
      .fieldset(
        .legend(words.orMonths),
        .label(
          "\(words.monthCount) ",
          .input([
            .type("text"), Attribute("inputmode", "decimal"), .name(.months),
            Attribute("size", "6"), .autocomplete("off"),
          ])),
        " ",
        button(.months(index), words.useMonths)))
  }

  /// Values to tick, where more than one may still be possible.
  private func severalForm(
    _ options: some Sequence<(String, Int)>, of index: Index<Item>
  ) -> Fragment {
    .details(
      [.class("several")],
      .summary(words.several),
      form(
        to: .consult,
        .fieldset(
          .legend(words.severalLegend),
          .each(options) { label, value in
            let id = guideline[index].values[value].id.text
            return .group([
              .label(
                [.class("tick")],
                .input([.type("checkbox"), .name(listOf: .values), .value(id)]), " \(label)"),
              " ",
            ])
          }),
        button(.several(index), words.useSeveral)))
  }
}
