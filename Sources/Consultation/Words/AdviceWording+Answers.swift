package import GuidelineModel
package import Reasoning

extension AdviceWording {
  /// Why a decided tree has its outcome, in the order in which it asks: the patient's answers, and
  /// what earlier outcomes fix.
  package func reasons(of tree: TreeAdvice) -> [AdviceInWords.Fact] {
    guard let because = tree.because else { return [] }
    let parts =
      because.answers.map { ($0.item, finding($0.item, $0.values, in: tree)) }
      + because.settled.map { ($0.item, settled($0.item, $0.values, in: tree)) }
    return parts.map { (place(of: $0, in: tree), $1) }.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  /// What an earlier outcome fixes, or the patient's own answer if that is more precise.
  private func settled(
    _ item: Index<Item>, _ values: PossibleValues, in tree: TreeAdvice
  ) -> AdviceInWords.Fact {
    if case .values(let own) = patient.answers[item], own.isSubset(of: values), own != values {
      return finding(item, own, in: tree)
    }
    return finding(item, values, in: tree, adding: phrases.followsFromAdvice)
  }

  /// The decisions of an undecided tree that are already fixed.
  func known(of tree: TreeAdvice) -> [AdviceInWords.Fact] {
    tree.path.map { step in
      let isOwn = evaluation.state[step.item] == step.values
      return finding(
        step.item, step.values, in: tree, adding: isOwn ? "" : phrases.followsFromAdvice)
    }
  }

  /// Values of an item in a tree's own words, if the tree has one label for exactly these.
  private func finding(
    _ item: Index<Item>, _ values: PossibleValues, in tree: TreeAdvice, adding remark: String = ""
  ) -> AdviceInWords.Fact {
    let decision = guideline[tree.tree].decisions[place(of: item, in: tree)]
    let branch = decision.branches.first { $0.values == values }
    let labels = values.map { guideline[item].values[$0].label[language] }
    return AdviceInWords.Fact(
      label: decision.label[language],
      value: (branch?.label[language] ?? phrases.oneOf(labels)) + remark)
  }

  /// The index of the decision at which an item counts: on the path, or else the first that asks
  /// it.
  private func place(of item: Index<Item>, in tree: TreeAdvice) -> Int {
    let place =
      tree.path.first { $0.item == item }?.decision.offset
      ?? guideline[tree.tree].decisions.firstIndex { $0.item == item }
    guard let place else { preconditionFailure("A tree hangs on no item that it does not ask.") }
    return place
  }

  /// Whether the whole path to the outcome is known.
  func isSettled(_ tree: TreeAdvice) -> Bool {
    guard let last = tree.path.last else { return false }
    return guideline[tree.tree].decisions[last.decision.offset].branches.contains { branch in
      guard case .outcome = branch.target else { return false }
      return !branch.values.isDisjoint(with: last.values)
    }
  }

  func awaited(_ item: Index<Item>) -> String {
    guideline[item].label[language]
      + (patient.answers[item] == .notKnown ? phrases.unanswerable : "")
  }

  var notKnown: [String] {
    guideline.items.indices.compactMap { place in
      patient.answers[Index(place)] == .notKnown ? guideline.items[place].label[language] : nil
    }
  }

  func question(_ index: Index<Item>) -> AdviceInWords.QuestionWords {
    AdviceInWords.QuestionWords(
      label: guideline[index].label[language],
      question: guideline[index].wholeQuestion(in: language),
      answers: phrases.oneOf(options(of: index)))
  }

  func choice(_ choice: OpenChoice) -> String {
    let item = guideline[choice.item]
    return phrases.choice(
      item.label[language], phrases.oneOf(choice.values.map { item.values[$0].label[language] }))
  }

  private func options(of index: Index<Item>) -> [String] {
    let open = advice.trees.lazy.compactMap(\.openChoice).first { $0.item == index }?.values
    let item = guideline[index]
    return (open ?? evaluation.state[index]).map { item.values[$0].label[language] }
  }

  /// Every answer given, in the order of the data dictionary.
  package var findings: [AdviceInWords.Fact] {
    guideline.items.indices.compactMap { finding(of: Index<Item>($0)) }
  }

  /// The answer to an item, if there is one.
  package func finding(of index: Index<Item>) -> AdviceInWords.Fact? {
    patient.answers[index].map { answer in
      let item = guideline[index]
      let wording = AnswerWording(guideline: guideline, clock: clock)
      return AdviceInWords.Fact(
        label: item.label[language], value: wording.words(answer, for: item),
        isKnown: answer != .notKnown,
        detail: evaluation.state[index].onlyIndex.flatMap { value in
          wording.detail(answer, countedAs: value, of: item, for: patient)
        })
    }
  }

  /// The events that are given, and assumed events that something counts from.
  package var events: [AdviceInWords.Fact] { shownEvents.compactMap { finding(of: $0) } }

  /// The events shown as given, in guideline order.
  package var shownEvents: [Index<Event>] {
    guideline.events.indices.map { Index<Event>($0) }.filter { event in
      patient.assumedEvents.contains(event)
        ? evaluation.counts(from: event, in: guideline) : patient.hasReported(event)
    }
  }

  /// What is reported about an event, if anything.
  package func finding(of event: Index<Event>) -> AdviceInWords.Fact? {
    let label = guideline[event].asFact(in: language)
    if let time = patient.events[event] {
      let remark =
        patient.assumedEvents.contains(event)
        ? phrases.toBeConfirmed
        : evaluation.remark(onTimeOf: event, in: guideline, language)
      return AdviceInWords.Fact(label: label, value: clock.clock(time) + remark)
    }
    return patient.unknownTimes.contains(event)
      ? AdviceInWords.Fact(label: label, value: phrases.happenedWithoutTime) : nil
  }
}
