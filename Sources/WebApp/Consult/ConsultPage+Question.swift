import Consultation
import GuidelineModel
import Markup
import Reasoning

extension ConsultPage {
  /// The question with all possible answers.
  var questionPart: Fragment {
    switch question {
    case .item(let item, let options): question(about: item, options)
    case .event(let event): question(about: event)
    case nil: .group([.h1([.id("question"), .tabindex("-1")], frame.title), lastAnswer])
    }
  }

  /// The last answer with its undo button and its effect.
  private var lastAnswer: Fragment? {
    let said = interview.trail.last.flatMap { step in
      lastWords(step).map { (label: guideline.label(of: step.subject)[language], value: $0) }
    }
    let changed = news(of: consult)
    guard said != nil || changed != nil else { return nil }
    return .div(
      [.class("last")],
      said.map { said in
        form(
          to: .consult,
          .p(
            "\(said.label): ", .b(said.value), " · ",
            button(class: "undo", .back, words.undo)))
      }, changed)
  }

  /// The words of a step of the trail; `nil` if its answer no longer exists.
  private func lastWords(_ step: Interview.Step) -> String? {
    switch step.subject {
    case .item(let item):
      step.isUnanswered ? words.notYetChecked : wording.finding(of: item)?.value
    case .event(let event): step.isUnanswered ? words.notYet : wording.finding(of: event)?.value
    }
  }

  private func question(about index: Index<Item>, _ options: PossibleValues) -> Fragment {
    let item = guideline[index]
    let tree = advice.trees.first { $0.awaitedItem == index }?.tree
    let chosen = orderOfChoice(index)
    // Only the complete set of answers is the same for every patient and may be cached.
    let isWhole = options == item.allValues && chosen.isEmpty
    return .group([
      heading(term: item.question == nil ? nil : item.label[language]),
      help(of: .item(index)) {
        .group([
          .p(item.help[language]), item.remark.map { .p($0[language]) },
          .each(guideline.sources.filter { item.citations.contains($0.id) }) {
            .p([.class("quiet")], $0.title)
          },
          .p(link(to: .item(item), words.moreHelp)),
        ])
      },
      form(
        to: .consult,
        sharedPart(.answers(.item(index), in: tree), if: isWhole) {
          answers(
            choices(of: options, of: index, in: tree, first: chosen)
              .map { ($0, .answer(index, $1)) },
            notKnown: .item(index))
        }),
      lastAnswer,
      measuring(index),
      options.count > 2
        ? severalForm(
          sharedPart(.ticks(index, in: tree), if: isWhole) {
            ticks(zip(labels(of: options, of: index, in: tree), options.indices), of: index)
          }) : nil,
    ])
  }

  private func question(about index: Index<Event>) -> Fragment {
    let assumed = interview.record.assumedTime(of: index)
    let isFirst = interview.isAskedFirst(index)
    let help = help(of: .event(index)) { .p(Phrases(language).eventHelp) }
    return .group([
      heading(),
      // A patient who enters after the event rarely enters at the moment itself.
      isFirst ? timeForm(.event(index), .legend([.class("unseen")], words.when)) : help,
      form(
        to: .consult,
        sharedPart(.answers(.event(index), in: nil), if: assumed == nil) {
          answers(
            answers(to: index, assumed: assumed), notKnown: .event(index),
            guideline[index].defaultsToNow ? words.unknown : words.notYet)
        }),
      lastAnswer,
      isFirst ? help : timeForm(.event(index), .legend(words.when)),
    ])
  }

  /// The answer "now" or, if the event has an assumed time, that time: "now" would then be later.
  private func answers(
    to index: Index<Event>, assumed: Instant?
  ) -> [(words: String, command: Command)] {
    if let assumed {
      return [(words.confirms(clock.clock(assumed)), .moment(.event(index), assumed))]
    }
    return [(words.now, .happenedNow(index))]
      + (guideline[index].defaultsToNow ? [] : [(words.happened, .happened(index))])
  }

  /// A part of the page, from the cache of all requests if it is the same for every patient.
  func sharedPart(
    _ part: SharedPageCache.Part, if isForEveryone: Bool = true, _ make: () -> Fragment
  ) -> Fragment {
    isForEveryone ? site.sharedCache.part(part, in: language, make) : make()
  }

  /// The values of a choice in plan order; empty if the item is not a choice.
  private func orderOfChoice(_ item: Index<Item>) -> [Int] {
    evaluation.plan.entries
      .filter { if case .choice(item, _) = $0.subject { true } else { false } }
      .flatMap(\.options).flatMap { Array($0.values.indices) }
  }

  /// The answers to choose from: for a scale first the ranges that the tree distinguishes, then
  /// finer ones; for a choice in plan order, so that answers do not change places.
  private func choices(
    of options: PossibleValues, of index: Index<Item>, in tree: Index<Tree>?, first: [Int]
  ) -> [(words: String, values: PossibleValues)] {
    func place(_ value: Int) -> Int { first.firstIndex(of: value) ?? first.count + value }
    let each = zip(labels(of: options, of: index, in: tree), options.indices)
      .sorted { place($0.1) < place($1.1) }
      .map { (words: $0, values: PossibleValues([$1])) }
    guard guideline[index].measurement != nil, let tree,
      let decision = guideline[tree].decisions.first(where: { $0.item == index })
    else { return each }
    let parts = decision.branches
      .map { (words: $0.label[language], values: $0.values.intersection(options)) }
      .filter { !$0.values.isEmpty && $0.values != options }
    guard parts.contains(where: { $0.values.count > 1 }) else { return each }
    return parts + each.filter { one in !parts.contains { $0.values == one.values } }
  }

  /// The answers to choose from, in the words of the tree that asks.
  private func labels(
    of options: PossibleValues, of index: Index<Item>, in tree: Index<Tree>?
  ) -> [String] {
    let decision = tree.flatMap { guideline[$0].decisions.first { $0.item == index } }
    return options.map { value in
      // Only a branch for a single value is about that value.
      let branch = decision?.branches.first { $0.values == PossibleValues(value) }
      return (branch?.label ?? guideline[index].values[value].label)[language]
    }
  }

  /// The largest number of remaining questions that the page shows.
  private static let maximumCounted = 20

  /// The progress of the interview, and the question; a term is in the source's words, the question
  /// is not.
  private func heading(term: String? = nil) -> Fragment {
    let left = max(1, interview.mostQuestions(after: evaluation))
    return .group([
      // A large number is discouraging, and hardly any interview gets that long.
      left > Self.maximumCounted
        ? nil : .p([.class("progress quiet")], Phrases(language).questionsLeft(atMost: left)),
      .h1([.id("question"), .tabindex("-1")], frame.title),
      term.map { .p([.class("term quiet")], $0) },
    ])
  }

  private func help(of subject: Interview.Subject, _ text: () -> Fragment) -> Fragment {
    sharedPart(.help(subject)) { .details([.class("help")], .summary(words.help), text()) }
  }

  private func answers(
    _ answers: [(words: String, command: Command)], notKnown subject: Interview.Subject,
    _ unknown: String? = nil
  ) -> Fragment {
    .ul(
      [.class("answers")],
      .each(answers.enumerated()) { place, answer in
        .li(button(answer.command, [], key(place + 1), .span(answer.words)))
      },
      .li(button(class: "unknown", .notKnown(subject), [], key(0), .span(unknown ?? words.unknown)))
    )
  }

  /// The key that also gives an answer.
  private func key(_ number: Int) -> Fragment {
    .span([.class("key"), .aria("hidden", "true")], String(number))
  }

  private func timeForm(_ subject: Interview.Subject, _ legend: Fragment) -> Fragment {
    form(
      [.class("measure")], to: .consult,
      .fieldset(legend, timeFields(of: subject, day: now.day, upTo: now.day)),
      .p([.class("quiet")], "\(words.clockTime(in: guideline.timeZone))."))
  }

  /// A field for a measurement; `nil` if the item is not measured.
  private func measuring(_ index: Index<Item>) -> Fragment? {
    guard let scale = guideline[index].measurement?.scale else { return nil }
    switch scale.input {
    case .moment: return timeForm(.item(index), .legend(words.since))
    case .number: return amountForm(index, scale)
    }
  }

  private func amountForm(_ index: Index<Item>, _ scale: Scale) -> Fragment {
    form(
      [.class("measure")], to: .consult,
      sharedPart(.amount(index)) {
        .fieldset(
          .legend(words.orAmount(on: scale)),
          .label(
            "\(scale.words.units[language].capitalisedFirst) ",
            .input([
              .type("text"), Attribute("inputmode", "decimal"), .name(.amount),
              Attribute("size", "6"), .autocomplete("off"),
            ])),
          " ",
          button(.amount(index), words.useAmount))
      })
  }

  /// Checkboxes to say that several values are possible.
  private func severalForm(_ ticks: Fragment) -> Fragment {
    .details(
      [.class("several")], .summary(words.several), form(to: .consult, ticks))
  }

  private func ticks(
    _ options: some Sequence<(String, Int)>, of index: Index<Item>
  ) -> Fragment {
    .group([
      .fieldset(
        .legend(words.severalLegend),
        .each(options) { label, value in
          let id = guideline[index].values[value].id.text
          return .group([
            .label(
              [.class("tick")],
              .input([.type("checkbox"), .name(.values), .value(id)]), " \(label)"),
            " ",
          ])
        }),
      button(.several(index), words.useSeveral),
    ])
  }
}
