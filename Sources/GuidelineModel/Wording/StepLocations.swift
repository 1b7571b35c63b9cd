/// Locates the steps of an action in a text, with the part of the text that is about each.
struct StepLocations {
  let text: TextTokens
  /// For each step in reading order, the range of its words; `nil` if the text does not contain
  /// them.
  let words: [Range<Int>?]
  /// For each step, its words and what belongs to them.
  let clauses: [Range<Int>?]

  /// Whether the text consists only of the steps and words that join them.
  let coverText: Bool

  init(_ steps: [TokenizedStep], in text: TextTokens) {
    self.text = text
    var words: [Range<Int>?] = []
    var isTaken = text.tokens.map { _ in false }
    for step in steps {
      let free = text.ranges(of: step.text)
        .filter { range in !range.contains { isTaken[$0] } }
      let end = words.last.flatMap(\.self)?.upperBound ?? 0
      let place = free.first { $0.lowerBound >= end } ?? free.first
      for token in place ?? 0..<0 { isTaken[token] = true }
      words.append(place)
    }
    let joining = ClauseVocabulary.of(text.language).joining
    coverText = text.tokens.indices.allSatisfy {
      isTaken[$0] || joining.contains(text.tokens[$0].text)
    }
    self.words = words
    let isOnly = steps.count == 1 && words == [nil] && text.isAbout(steps[0])
    clauses = isOnly ? [0..<text.tokens.count] : Self.clauses(around: words, in: text)
  }

  /// The part of the text about a range of steps; `nil` if one of them is missing.
  func stretch(of steps: Range<Int>) -> Clause? {
    let found = clauses[steps].compactMap(\.self)
    guard found.count == steps.count, let start = found.map(\.lowerBound).min(),
      let end = found.map(\.upperBound).max()
    else { return nil }
    return Clause(text, start..<end)
  }

  /// The text between two adjacent members of a group; `nil` if they are not adjacent in the text.
  func between(_ before: Range<Int>, _ after: Range<Int>) -> Clause? {
    guard let end = words[before].compactMap({ $0?.upperBound }).max(),
      let start = words[after].compactMap({ $0?.lowerBound }).min(), end <= start
    else { return nil }
    return Clause(text, end..<start)
  }

  /// Extends the words of each step up to where the text turns to something else.
  private static func clauses(
    around words: [Range<Int>?], in text: TextTokens
  ) -> [Range<Int>?] {
    let order = words.indices.filter { words[$0] != nil }
      .sorted { (words[$0]?.lowerBound ?? 0) < (words[$1]?.lowerBound ?? 0) }
    var clauses: [Range<Int>?] = words.map { _ in nil }
    var start = 0
    for (number, step) in order.enumerated() {
      let end = words[step]?.upperBound ?? start
      let next = number + 1 < order.count ? words[order[number + 1]] : nil
      let border = next.map { Self.border(of: end..<$0.lowerBound, in: text) } ?? text.tokens.count
      clauses[step] = start..<max(border, end)
      start = border
    }
    return clauses
  }

  /// Where the part of the second of two steps begins in the text between them: after a joining
  /// word, at a new sentence, at a comma, or else immediately.
  private static func border(of gap: Range<Int>, in text: TextTokens) -> Int {
    let joining = ClauseVocabulary.of(text.language).joining
    let isJoiner = { (place: Int) in
      text.tokens[place].isInCapitals && joining.contains(text.tokens[place].text)
    }
    if let joiner = gap.last(where: isJoiner) {
      return joiner + 1
    }
    let places = gap.lowerBound..<(gap.upperBound + 1)
    return places.first { $0 < text.tokens.count && text.startsSentence($0) }
      ?? places.first { $0 < text.tokens.count && text.startsPart($0) } ?? gap.lowerBound
  }
}

extension TextTokens {
  /// Whether it contains at least half of the longer words of a step, in any order.
  fileprivate func isAbout(_ step: TokenizedStep) -> Bool {
    let words = step.text.tokens.filter { $0.text.count >= 4 }
    let shared = words.count { word in
      tokens.contains { Clause.isSpelled($0.text, as: word.text) }
    }
    return !words.isEmpty && shared * 2 >= words.count
  }
}

/// A step with its texts in one language, tokenised once.
struct TokenizedStep {
  let step: Step
  let text: TextTokens
  let condition: TextTokens?
  let remarks: [TextTokens]
  /// Its text in the other language.
  let translation: TextTokens

  init(_ step: Step, in language: Language) {
    self.step = step
    text = TextTokens(step.text[language], language)
    condition = step.condition.map { TextTokens($0[language], language) }
    let other: Language = language == .dutch ? .english : .dutch
    translation = TextTokens(step.text[other], other)
    remarks = step.remarks.map { TextTokens($0[language], language) }
  }
}
