/// Says an outcome in one language: its steps, its wording and its summary, each with what it does
/// not say.
struct OutcomeWording {
  private let action: Action
  private let wording: String
  private let summary: String
  private let lister: ActionLister
  private let inWording: StepPlaces

  private var steps: [Step] { lister.steps }
  private var phrases: ActionPhrases { lister.phrases }

  init(
    _ action: Action, wording: Text, summary: Text, events: [Event], in language: Language
  ) {
    self.action = action
    self.wording = wording[language]
    self.summary = summary[language]
    lister = ActionLister(action.steps, events: events, in: language)
    inWording = StepPlaces(lister.steps, in: TextTokens(wording[language], language))
  }

  /// Each step in words, without its limit.
  var sentences: [String] {
    steps.indices.map { phrases.words(steps[$0], unsaid: lister.unsaid[$0]) }
  }

  /// What a drawing shows beside the wording, or in its place; nil where the wording says it all.
  var lines: OutcomeWords.Lines? {
    let gaps = gaps
    guard !gaps.isEmpty else { return nil }
    return inWording.coverText
      ? OutcomeWords.Lines(replaceWording: true, lines: lister.lines(of: action))
      : OutcomeWords.Lines(
        replaceWording: false,
        lines: gaps.map { OutcomeWords.Line(joiner: nil, text: lister.line(of: $0.action, from: $0.first)) })
  }

  /// The wording, with what it does not say.
  var wholeWording: String {
    guard let lines else { return wording }
    if lines.replaceWording { return lister.line(of: action) }
    let sentence = wording.hasSuffix(".") ? String(wording.dropLast()) : wording
    return ([sentence] + lines.lines.map(\.text)).joined(separator: ". ")
  }

  /// The summary, with what neither it nor the wording says, and never without what is true of all
  /// of the outcome.
  var headline: String {
    let places = StepPlaces(steps, in: TextTokens(summary, phrases.language))
    let gaps = gaps.filter { isGap($0, in: places) }
    var headline = summary
    if !gaps.isEmpty {
      let lines = gaps.map { lister.line(of: $0.action, from: $0.first, withRemarks: false) }
      headline =
        places.coverText
        ? lister.line(of: action, withRemarks: false)
        : "\(summary): \(lines.joined(separator: "; "))"
    }
    return whole(headline)
  }

  /// A headline that says whether all of it is not to be done, or only to be considered, and when.
  private func whole(_ headline: String) -> String {
    let clause = Clause(TextTokens(headline, phrases.language))
    let isRefrain = steps.allSatisfy(\.isRefrain)
    let strength = steps.first?.strength ?? .perform
    let isShared = steps.allSatisfy { $0.strength == strength }
    let isUnsaid = isRefrain && !clause.saysNotTo || isShared && !clause.says(strength)
    let lead =
      isUnsaid ? phrases.lead(isShared ? strength : .perform, isRefrain: isRefrain) : nil
    let condition = action.condition?[phrases.language]
    let isSaid = condition.map { clause.has(TextTokens($0, phrases.language)) } ?? true
    return ActionPhrases.text(
      (lead.map { "\($0): " } ?? "") + headline, under: isSaid ? nil : condition)
  }
}

extension OutcomeWording {
  /// A part of the action that some text does not say whole.
  private struct Gap {
    let action: Action
    /// The place of its first step.
    let first: Int
  }

  /// What the wording does not say: the smallest parts of the action that hold it.
  private var gaps: [Gap] { gaps(in: action, from: 0) }

  private func gaps(in action: Action, from first: Int) -> [Gap] {
    switch action {
    case .step:
      return unsaid(first, in: inWording).map(\.isEmpty) == true
        ? [] : [Gap(action: action, first: first)]
    case .group(let group):
      if !says(group, from: first, in: inWording) { return [Gap(action: action, first: first)] }
      var place = first
      return group.actions.flatMap { member in
        defer { place += member.steps.count }
        return gaps(in: member, from: place)
      }
    }
  }

  /// Whether what the wording does not say of a part is missing from another text too; a summary
  /// need not name a step that its words say whole.
  private func isGap(_ gap: Gap, in places: StepPlaces) -> Bool {
    switch gap.action {
    case .step:
      var missing = unsaid(gap.first, in: inWording) ?? lister.unsaid[gap.first]
      missing.remarks = []
      guard let here = unsaid(gap.first, in: places) else { return !missing.isEmpty }
      return !missing.intersection(here).isEmpty
    case .group(let group):
      return !says(group, from: gap.first, in: places)
    }
  }

  /// What a text does not say of a step; nil where it does not name it.
  private func unsaid(_ step: Int, in places: StepPlaces) -> UnsaidParts? {
    places.clauses[step].map { clause in
      lister.unsaid[step].intersection(UnsaidParts(steps[step], in: Clause(places.text, clause)))
    }
  }

  /// Whether a text says what holds a group together: how, when, and by when.
  private func says(_ group: ActionGroup, from first: Int, in places: StepPlaces) -> Bool {
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

extension StepPlaces {
  /// Whether a text says how two neighbouring members of a group belong together.
  fileprivate func says(
    _ join: ActionGroup.Join, between before: Range<Int>, and after: Range<Int>
  ) -> Bool {
    let vocabulary = ClauseVocabulary.of(text.language)
    guard let between = between(before, after) else { return join == .allOf }
    return switch join {
    case .allOf:
      !between.range.contains { text.tokens[$0].text == vocabulary.or && text.tokens[$0].isInCapitals }
    case .oneOf: between.has(anyOf: [[vocabulary.or]])
    case .inOrder: between.has(anyOf: vocabulary.followedBy)
    }
  }
}
