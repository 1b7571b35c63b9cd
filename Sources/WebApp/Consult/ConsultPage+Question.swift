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
}
