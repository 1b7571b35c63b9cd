import Consultation
import GuidelineModel
import Reasoning

extension ConsultPage {
  /// The question with everything that can be said to it.
  func questionContext(_ question: Interview.Question) -> [String: Any] {
    switch question {
    case .item(let index, let options): itemContext(index, options)
    case .event(let index): eventContext(index)
    }
  }

  /// Where the interview stands.
  private var progress: String {
    let decided = advice.trees.count { $0.outcome != nil }
    return Phrases(language).progress(
      question: interview.replyCount + 1, decided: decided, trees: advice.trees.count)
  }

  private func itemContext(_ index: Index<Item>, _ options: PossibleValues) -> [String: Any] {
    let item = guideline[index]
    let measurement = item.measurement?.quantity
    let isOnset = if case .onset = measurement { true } else { false }
    return [
      "progress": progress, "label": item.label[language], "help": item.help[language],
      "remark": item.remark?[language] ?? false,
      "sources": guideline.sources.filter { item.citations.contains($0.id) }.map(\.title),
      "page": "\(PageFrame.home(language))/items/\(item.id)",
      "options": options.enumerated().map { number, value in
        [
          "number": String(number + 1), "label": branchLabel(of: index, value),
          "value": item.values[value].id.text,
          "do": Command.words(answering: item, with: PossibleValues([value])),
        ]
      },
      "unknown": "unknown:\(item.id)",
      "since": isOnset
        ? ["legend": words["since"], "do": "time:\(item.id)"] as [String: Any] : false,
      "months": measurement == .months ? ["do": "months:\(item.id)"] as [String: Any] : false,
      "several": options.count > 2 ? ["do": "some:\(item.id)"] as [String: Any] : false,
    ]
  }

  private func eventContext(_ index: Index<Event>) -> [String: Any] {
    let event = guideline[index]
    return [
      "progress": progress, "label": "\(words["when"]): \(event.label[language])",
      "help": Phrases(language).eventHelp, "remark": false, "sources": [] as [String],
      "page": false,
      "options": [["number": "1", "label": words["now"], "value": "", "do": "now:\(event.id)"]],
      "unknown": "unknown:@\(event.id)",
      "since": ["legend": words["when"], "do": "time:@\(event.id)"] as [String: Any],
      "months": false, "several": false,
    ]
  }

  /// The word for a value in the tree that asks, where it has a branch to itself; else its own.
  private func branchLabel(of index: Index<Item>, _ value: Int) -> String {
    let tree = advice.trees.first { $0.awaitedItem == index }.map { guideline[$0.tree] }
    let branch = tree?.decisions.first { $0.item == index }?.branches.first {
      $0.values == PossibleValues([value])
    }
    return branch?.label[language] ?? guideline[index].values[value].label[language]
  }

  /// Every answer and time that was given, each with what it could be changed to.
  var given: [[String: Any]] {
    let words = AdviceWording(
      guideline: guideline, digest: site.digest, advice: advice,
      patient: interview.patient(at: consult.now), language: language
    ).words
    let answered = guideline.items.indices.map { Index<Item>($0) }
      .filter { interview.record.answers[$0] != nil }
    let dated = guideline.events.indices.map { Index<Event>($0) }
      .filter { interview.record.events[$0] != nil }
    return zip(answered, words.findings).map { index, finding in
      let detail = words.measurements.first { $0.label == finding.label }?.detail
      return givenItem(index, finding, detail: detail)
    } + zip(dated, words.events).map(givenEvent)
  }

  private func givenItem(
    _ index: Index<Item>, _ finding: AdviceInWords.Finding, detail: String?
  ) -> [String: Any] {
    let item = guideline[index]
    let answer = interview.record.answers[index]
    var time: Any = false
    if case .onset = item.measurement?.quantity {
      var fields = clock.formFields(consult.now.instant)
      if case .onset(let onset) = answer { fields = clock.formFields(onset) } else { fields.time = "" }
      time = timeContext(fields, for: .item(index))
    }
    var options: [[String: Any]] = item.values.indices.map { value in
      let values = PossibleValues([value])
      return [
        "label": item.values[value].label[language],
        "do": Command.words(answering: item, with: values), "isGiven": answer == .values(values),
      ]
    }
    options.append([
      "label": words["unknown"], "do": "unknown:\(item.id)", "isGiven": answer == .notKnown,
    ])
    return [
      "label": finding.label, "value": finding.value, "detail": detail ?? false,
      "options": options, "withdraw": "withdraw:\(item.id)", "time": time,
    ]
  }

  private func givenEvent(
    _ index: Index<Event>, _ finding: AdviceInWords.Finding
  ) -> [String: Any] {
    let fields = clock.formFields(
      interview.record.events[index] ?? consult.now.instant)
    return [
      "label": finding.label, "value": finding.value, "detail": false,
      "options": [
        ["label": words["now"], "do": "now:\(guideline[index].id)", "isGiven": false]
          as [String: Any]
      ],
      "withdraw": "withdraw:@\(guideline[index].id)", "time": timeContext(fields, for: .event(index)),
    ]
  }

  private func timeContext(
    _ fields: (day: String, time: String), for subject: Interview.Subject
  ) -> [String: Any] {
    ["date": fields.day, "clock": fields.time, "do": "time:\(subject.text(in: guideline))"]
  }
}
