import GuidelineModel
import Reasoning

extension AdviceWording {
  /// The decisions that led to a tree's outcome, as they are worded there.
  func reasons(of tree: TreeAdvice) -> [AdviceInWords.Finding] {
    tree.path.map { step in
      let label = guideline[tree.tree].decisions[step.decision.offset].label[language]
      return AdviceInWords.Finding(
        label: label,
        value: state?[step.item] == step.values
          ? step.label[language]
          : phrases.oneOf(step.values.map { guideline[step.item].values[$0].label[language] })
            + phrases.followsFromAdvice)
    }
  }

  /// Whether the way to the outcome is known to its end.
  func isSettled(_ tree: TreeAdvice) -> Bool {
    guard let last = tree.path.last else { return false }
    return guideline[tree.tree].decisions[last.decision.offset].branches.contains { branch in
      guard case .outcome = branch.target else { return false }
      return !branch.values.isDisjoint(with: last.values)
    }
  }

  func awaited(_ item: Index<Item>) -> String {
    guideline[item].label[language]
      + (patient.answers[item] == .notKnown ? phrases.askedInVain : "")
  }

  var notKnown: [String] {
    guideline.items.indices.compactMap { place in
      patient.answers[Index(place)] == .notKnown ? guideline.items[place].label[language] : nil
    }
  }

  func question(_ index: Index<Item>) -> AdviceInWords.QuestionWords {
    AdviceInWords.QuestionWords(
      label: guideline[index].label[language], answers: phrases.oneOf(options(of: index)))
  }

  func choice(_ choice: OpenChoice) -> String {
    let item = guideline[choice.item]
    return phrases.choice(
      item.label[language], phrases.oneOf(choice.values.map { item.values[$0].label[language] }))
  }

  private func options(of index: Index<Item>) -> [String] {
    let open = advice.trees.lazy.compactMap(\.openChoice).first { $0.item == index }?.values
    let item = guideline[index]
    return (open ?? state?[index] ?? item.allValues).map { item.values[$0].label[language] }
  }

  /// Every answer given, in the order of the data dictionary.
  package var findings: [AdviceInWords.Finding] {
    guideline.items.indices.compactMap { place in
      patient.answers[Index(place)].map { answer in
        let item = guideline.items[place]
        let wording = AnswerWording(guideline: guideline, clock: clock)
        return AdviceInWords.Finding(
          label: item.label[language], value: wording.words(answer, for: item),
          isKnown: answer != .notKnown,
          detail: state?[Index(place)].only.flatMap { value in
            wording.detail(answer, countedAs: value, of: item, for: patient)
          })
      }
    }
  }

  /// The events whose time was given.
  package var events: [AdviceInWords.Finding] {
    guideline.events.indices.compactMap { place in
      patient.events[Index(place)].map { time in
        AdviceInWords.Finding(
          label: guideline.events[place].label[language], value: clock.clock(time))
      }
    }
  }
}
