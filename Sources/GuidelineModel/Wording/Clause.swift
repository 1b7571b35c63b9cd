/// A part of a text that is about one step.
///
/// It is checked for phrases that state parts of the step's structure. A phrase that is not
/// recognised leads to a repetition, which is safer than an omission.
struct Clause {
  let text: TextTokens
  let range: Range<Int>

  init(_ text: TextTokens, _ range: Range<Int>? = nil) {
    self.text = text
    self.range = range ?? 0..<text.tokens.count
  }

  private var vocabulary: ClauseVocabulary { ClauseVocabulary.of(text.language) }

  /// The numbers in it.
  var numbers: [NumberMention] {
    text.numbers.filter { range.contains($0.range.lowerBound) }
  }

  /// Whether it contains these words consecutively.
  func has(_ words: TextTokens) -> Bool {
    text.ranges(of: words).contains {
      range.contains($0.lowerBound) && $0.upperBound <= range.upperBound
    }
  }

  func has(anyOf phrases: [[String]]) -> Bool {
    range.contains { place in phrases.contains { text.has($0, at: place) } }
  }

  /// Whether it states that something is not to be done.
  var saysNotToDo: Bool {
    let main = main
    if parts.contains(where: { isWhole($0, oneOf: vocabulary.notDoing) }) { return true }
    let words = text.tokens[main].map(\.text)
    guard !words.contains(where: vocabulary.forgetting.contains) else { return false }
    if vocabulary.refusals.contains(where: { text.has($0, at: main.lowerBound) }) { return true }
    return main.contains(where: negatesAll)
  }

  /// Whether the negation at an index applies to the whole step, not to a detail of it: "not
  /// necessary", as opposed to "not with food" or "not diluted".
  private func negatesAll(_ place: Int) -> Bool {
    let main = main
    let isAt = { (other: Int, words: Set<String>) in
      main.contains(other) && words.contains(text.tokens[other].text)
    }
    if vocabulary.denials.contains(text.tokens[place].text) {
      return !isAt(place - 1, vocabulary.negations)
        && (place == main.lowerBound || place + 1 == main.upperBound
          || isAt(place + 1, vocabulary.prepositions))
    }
    guard isAt(place, vocabulary.negations) else { return false }
    let next = place + 1
    if range.contains(next), vocabulary.comparisons.contains(text.tokens[next].text) {
      return false
    }
    if next == main.upperBound || isAt(next, vocabulary.denied) { return true }
    let opens =
      place == main.lowerBound || isAt(place - 1, ["do"]) && place == main.lowerBound + 1
      || isAt(main.lowerBound, vocabulary.circumstances)
        && !isAt(place - 1, vocabulary.prepositions) && place > main.lowerBound + 1
    return opens
      && ![vocabulary.prepositions, vocabulary.denials].contains {
        isAt(next, $0)
      }
  }

  /// Whether it states exactly this strength.
  func says(_ strength: Step.Strength) -> Bool {
    switch strength {
    case .perform: true
    case .consider: says(opening: vocabulary.considering) || saysItMayHelp
    case .optional: says(opening: vocabulary.optional)
    }
  }

  func says(_ urgency: Step.UrgencyWord) -> Bool {
    let phrases = vocabulary.urgencies(urgency)
    if parts.contains(where: { isWhole($0, oneOf: phrases) }) { return true }
    return main.contains { place in
      phrases.contains {
        text.has($0, at: place) && isStatementOfUrgency(place..<(place + $0.count))
      }
        && (place == 0 || !vocabulary.negations.contains(text.tokens[place - 1].text))
    }
  }

  /// Whether words of urgency are not part of another word or name, such as "immediate-release" or
  /// "urgent care".
  private func isStatementOfUrgency(_ words: Range<Int>) -> Bool {
    let isJoined = { (place: Int) in
      place > 0 && place < text.tokens.count && ["-", "‑"].contains(text.tokens[place].gap)
    }
    guard !isJoined(words.lowerBound), !isJoined(words.upperBound) else { return false }
    guard words.upperBound < range.upperBound, !text.startsPart(words.upperBound) else {
      return true
    }
    let next = text.tokens[words.upperBound].text
    return vocabulary.adjectives.contains(text.tokens[words.lowerBound].text)
      ? vocabulary.acts.contains(next) : !vocabulary.notHurried.contains(next)
  }

  /// Whether it begins or ends with one of these phrases, or has one set apart by punctuation.
  private func says(opening phrases: [[String]]) -> Bool {
    let main = main
    return phrases.contains { phrase in
      text.has(phrase, at: range.lowerBound) || text.has(phrase, at: main.lowerBound)
        || main.count > phrase.count && text.has(phrase, at: main.upperBound - phrase.count)
    } || parts.contains { isWhole($0, oneOf: phrases) }
  }

  /// "Kan tijdelijk zinvol zijn", "may help".
  private var saysItMayHelp: Bool {
    let words = text.tokens[main].map(\.text)
    guard let modal = words.firstIndex(where: vocabulary.modals.contains) else { return false }
    return words[modal...].contains(where: vocabulary.helping.contains)
  }

  private func isWhole(_ part: Range<Int>, oneOf phrases: [[String]]) -> Bool {
    phrases.contains { part.count == $0.count && text.has($0, at: part.lowerBound) }
  }

  /// The parts between commas, brackets and full stops.
  private var parts: [Range<Int>] {
    let starts = range.filter { $0 == range.lowerBound || text.startsPart($0) }
    return starts.enumerated().map { number, start in
      start..<(number + 1 < starts.count ? starts[number + 1] : range.upperBound)
    }
  }

  /// The main part, without conditions before and after it.
  private var main: Range<Int> {
    let parts = parts
    let openers = vocabulary.openers
    let isAction = { (part: Range<Int>) in !openers.contains(text.tokens[part.lowerBound].text) }
    guard let part = parts.first(where: isAction) ?? parts.first else { return range }
    let end = part.dropFirst().first { vocabulary.conditions.contains(text.tokens[$0].text) }
    return part.lowerBound..<(end ?? part.upperBound)
  }
}
