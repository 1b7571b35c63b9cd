/// Formats actions, including their whole structure, as one line or as one line per step.
struct ActionFormatter {
  let steps: [TokenizedStep]
  let phrases: ActionPhrases
  /// For each step, the parts its text does not state.
  let unsaid: [UnsaidParts]
  private let events: [Event]

  init(_ steps: [Step], events: [Event], in language: Language) {
    let spoken = steps.map { TokenizedStep($0, in: language) }
    self.steps = spoken
    phrases = ActionPhrases(language)
    unsaid = Self.unsaid(spoken)
    self.events = events
  }

  /// Leaves out the drug if the previous administration named the same one: "10 mg i.v., then 8-16
  /// mg p.o.".
  private static func unsaid(_ steps: [TokenizedStep]) -> [UnsaidParts] {
    var named: String?
    return steps.map { step in
      var unsaid = UnsaidParts(step, in: Clause(step.text))
      // A part stated in the text of one language only is added in both.
      let translated = UnsaidParts(step, in: Clause(step.translation))
      unsaid.isRefrain = unsaid.isRefrain || translated.isRefrain
      unsaid.urgency = unsaid.urgency || translated.urgency
      guard let drug = step.step.dose?.drug else { return unsaid }
      if named == drug { unsaid.dose.remove(.drug) }
      named = drug
      return unsaid
    }
  }

  /// Each step as a sentence, without its limit.
  var sentences: [String] {
    zip(steps, unsaid).map { phrases.words($0.step, unsaid: $1) }
  }

  /// An action on one line.
  ///
  /// - Parameters:
  ///   - action: The action.
  ///   - first: The index of its first step.
  ///   - withRemarks: Whether to append the sentences that qualify a step.
  /// - Returns: The line, without a full stop.
  func line(of action: Action, from first: Int = 0, withRemarks: Bool = true) -> String {
    switch action {
    case .step(let step):
      let remarks = withRemarks ? step.remarks.map { $0[phrases.language] } : []
      return ([words(step, at: first)] + remarks).joined(separator: ". ")
    case .group(let group):
      var place = first
      var line = ""
      for (joiner, member) in zip(phrases.joiners(of: group), group.actions) {
        let words = self.line(of: member, from: place, withRemarks: withRemarks)
        place += member.steps.count
        let part = member.isGroup(within: group) ? "(\(words))" : words
        line += line.isEmpty ? part : (joiner.map { " \($0) " } ?? "; ") + part
      }
      let condition = group.condition.map { "\($0[phrases.language]): " } ?? ""
      let limited = limit(of: group, from: first).map { "(\(line)), \($0)" }
      return condition + (limited ?? line)
    }
  }

  /// An action as one line per step.
  func lines(
    of action: Action, from first: Int = 0, joiner: String? = nil
  ) -> [OutcomeWords.Line] {
    switch action {
    case .step(let step):
      return [OutcomeWords.Line(joiner: joiner, text: words(step, at: first))]
        + step.remarks.map { OutcomeWords.Line(joiner: nil, text: $0[phrases.language]) }
    case .group(let group):
      var lines =
        group.condition.map {
          [OutcomeWords.Line(joiner: joiner, text: "\($0[phrases.language]):")]
        } ?? []
      var place = first
      for (word, member) in zip(phrases.joiners(of: group), group.actions) {
        lines += self.lines(of: member, from: place, joiner: word ?? (lines.isEmpty ? joiner : nil))
        place += member.steps.count
      }
      return lines
        + (limit(of: group, from: first).map { limit in
          [OutcomeWords.Line(joiner: nil, text: limit.capitalisedFirst)]
        } ?? [])
    }
  }

  private func words(_ step: Step, at place: Int) -> String {
    phrases.words(step, unsaid: unsaid[place], limitedFrom: events)
  }

  /// The limit of a group in words; `nil` if the text of a member states it.
  private func limit(of group: ActionGroup, from first: Int) -> String? {
    guard let limit = group.limit else { return nil }
    let count = group.actions.reduce(0) { $0 + $1.steps.count }
    let isSaid = steps[first..<(first + count)].contains { Clause($0.text).says(limit) }
    return isSaid ? nil : phrases.words(limit, from: events)
  }
}

extension Action {
  /// The complete action on one line, including what only its structure states.
  ///
  /// - Parameters:
  ///   - events: The events that its limits count from.
  ///   - language: The language of the text.
  /// - Returns: The line, without a full stop.
  package func words(countedFrom events: [Event], in language: Language) -> String {
    ActionFormatter(steps, events: events, in: language).line(of: self)
  }

  /// All steps, in reading order.
  package var steps: [Step] {
    switch self {
    case .step(let step): [step]
    case .group(let group): group.actions.flatMap(\.steps)
    }
  }

  /// The condition of the whole action, if any.
  package var condition: Text? {
    switch self {
    case .step(let step): step.condition
    case .group(let group): group.condition
    }
  }

  /// Whether it is a group with another join than the enclosing group.
  fileprivate func isGroup(within outer: ActionGroup) -> Bool {
    guard case .group(let group) = self else { return false }
    return group.join != outer.join || group.condition != nil || group.limit != nil
  }
}
