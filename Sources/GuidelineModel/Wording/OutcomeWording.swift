/// Composes the texts of an outcome in one language: steps, wording and summary, each completed by
/// what it does not state.
struct OutcomeWording {
  private let action: Action
  private let wording: String
  private let summary: String
  private let formatter: ActionFormatter
  private let inWording: StepLocations
  /// For each step, what the wording does not state; `nil` if it does not mention the step.
  private let unsaid: [UnsaidParts?]

  private var steps: [TokenizedStep] { formatter.steps }
  private var phrases: ActionPhrases { formatter.phrases }

  init(
    _ action: Action, wording: Text, summary: Text, events: [Event], in language: Language
  ) {
    self.action = action
    self.wording = wording[language]
    self.summary = summary[language]
    let formatter = ActionFormatter(action.steps, events: events, in: language)
    let places = StepLocations(formatter.steps, in: TextTokens(wording[language], language))
    self.formatter = formatter
    inWording = places
    unsaid = formatter.steps.indices.map { places.unsaid($0, of: formatter) }
  }

  /// The completed texts in this language.
  var words: OutcomeWords.InLanguage {
    let gaps = gaps(in: action, from: 0)
    let lines = lines(for: gaps)
    return OutcomeWords.InLanguage(
      sentences: formatter.sentences, headline: headline(for: gaps), wording: wording(with: lines),
      lines: lines)
  }

  /// The lines that a drawing shows beside or in place of the wording; `nil` if the wording is
  /// complete.
  private func lines(for gaps: [Gap]) -> OutcomeWords.Lines? {
    guard !gaps.isEmpty else { return nil }
    if inWording.coverText {
      return OutcomeWords.Lines(replaceWording: true, lines: formatter.lines(of: action))
    }
    return OutcomeWords.Lines(
      replaceWording: false,
      lines: gaps.map { gap in
        OutcomeWords.Line(joiner: nil, text: formatter.line(of: gap.action, from: gap.first))
      })
  }

  /// The wording, completed.
  private func wording(with lines: OutcomeWords.Lines?) -> String {
    guard let lines else { return wording }
    if lines.replaceWording { return formatter.line(of: action) }
    let sentence = wording.hasSuffix(".") ? String(wording.dropLast()) : wording
    return ([sentence] + lines.lines.map(\.text)).joined(separator: ". ")
  }

  /// The summary, completed by what neither it nor the wording states; it always includes what
  /// applies to the whole outcome.
  private func headline(for gaps: [Gap]) -> String {
    guard !gaps.isEmpty else { return whole(summary) }
    let places = StepLocations(steps, in: TextTokens(summary, phrases.language))
    let open = gaps.filter { isGap($0, in: places) }
    guard !open.isEmpty else { return whole(summary) }
    if places.coverText { return whole(formatter.line(of: action, withRemarks: false)) }
    let lines = open.map { formatter.line(of: $0.action, from: $0.first, withRemarks: false) }
    return whole("\(summary): \(lines.joined(separator: "; "))")
  }

  /// The headline, completed by the strength and condition of the whole action.
  private func whole(_ headline: String) -> String {
    let language = phrases.language
    let isRefrain = steps.allSatisfy(\.step.isRefrain)
    let strength = steps.first?.step.strength ?? .perform
    let isShared = steps.allSatisfy { $0.step.strength == strength }
    let shared = isShared ? strength : .perform
    let condition = action.condition?[language]
    guard isRefrain || shared != .perform || condition != nil else { return headline }
    let clause = Clause(TextTokens(headline, language))
    let isSaid = (!isRefrain || clause.saysNotToDo) && clause.says(shared)
    let lead = isSaid ? nil : phrases.lead(shared, isRefrain: isRefrain)
    let isWhen = condition.map { clause.has(TextTokens($0, language)) } ?? true
    return ActionPhrases.text(
      (lead.map { "\($0): " } ?? "") + headline, under: isWhen ? nil : condition)
  }
}

extension OutcomeWording {
  /// A part of the action that a text does not state completely.
  private struct Gap {
    let action: Action
    /// The index of its first step.
    let first: Int
  }

  /// The smallest parts of the action that contain what the wording does not state.
  private func gaps(in action: Action, from first: Int) -> [Gap] {
    switch action {
    case .step:
      return unsaid[first].map(\.isEmpty) == true ? [] : [Gap(action: action, first: first)]
    case .group(let group):
      if !says(group, from: first, in: inWording) { return [Gap(action: action, first: first)] }
      var place = first
      return group.actions.flatMap { member in
        defer { place += member.steps.count }
        return gaps(in: member, from: place)
      }
    }
  }

  /// Whether another text also lacks the part.
  ///
  /// A summary need not mention a step whose own text is complete.
  private func isGap(_ gap: Gap, in places: StepLocations) -> Bool {
    switch gap.action {
    case .step:
      var missing = unsaid[gap.first] ?? formatter.unsaid[gap.first]
      missing.remarks = []
      guard let here = places.unsaid(gap.first, of: formatter) else { return !missing.isEmpty }
      return !missing.intersection(here).isEmpty
    case .group(let group):
      return !says(group, from: gap.first, in: places)
    }
  }

  /// Whether a text states the join, condition and limit of a group.
  private func says(_ group: ActionGroup, from first: Int, in places: StepLocations) -> Bool {
    var members: [Range<Int>] = []
    for member in group.actions {
      let start = members.last?.upperBound ?? first
      members.append(start..<(start + member.steps.count))
    }
    let isBare = group.condition == nil && group.limit == nil
    guard let stretch = places.stretch(of: first..<(members.last?.upperBound ?? first)) else {
      return isBare && group.join == .allOf
    }
    let language = phrases.language
    if let condition = group.condition?[language], !stretch.has(TextTokens(condition, language)) {
      return false
    }
    if let limit = group.limit, !stretch.says(limit) { return false }
    return zip(members, members.dropFirst()).allSatisfy { before, after in
      places.says(group.join, between: before, and: after)
    }
  }
}

extension StepLocations {
  /// What the text does not state about a step; `nil` if it does not mention the step.
  fileprivate func unsaid(_ step: Int, of formatter: ActionFormatter) -> UnsaidParts? {
    clauses[step].map { clause in
      formatter.unsaid[step].intersection(
        UnsaidParts(formatter.steps[step], in: Clause(text, clause)))
    }
  }

  /// Whether a text states how two adjacent members of a group are joined.
  fileprivate func says(
    _ join: ActionGroup.Join, between before: Range<Int>, and after: Range<Int>
  ) -> Bool {
    let vocabulary = ClauseVocabulary.of(text.language)
    guard let between = between(before, after) else { return join == .allOf }
    return switch join {
    case .allOf:
      !between.range.contains {
        text.tokens[$0].text == vocabulary.or && text.tokens[$0].isInCapitals
      }
    case .oneOf: between.has(anyOf: [[vocabulary.or]])
    case .inOrder: between.has(anyOf: vocabulary.followedBy)
    }
  }
}
