/// The meaning of a duration in a text.
package enum TimeRole: Sendable {
  /// The latest time: "binnen 24 uur".
  case latest
  /// The earliest time: "niet eerder dan na 7 dagen".
  case earliest
  /// From the earliest to the latest time: "in 1-2 weken".
  case span
  /// An upper bound, which may be a latest time: "< 24 uur", "maximaal 24 uur".
  case atMost
  /// A lower bound, which may be an earliest time: "minimaal 3 weken", "na 3 weken".
  case atLeast
  /// The length, repetition or age of something.
  case other
  /// Not stated.
  case bare
}

extension TextTokens {
  /// The meaning of a duration in the text.
  package func role(of mention: NumberMention) -> TimeRole { timing(of: mention).role }

  /// Whether a duration certainly applies to the whole text, not to a part such as "see" in "see
  /// within 12 hours, result within 3 days".
  package func appliesToWholeText(_ mention: NumberMention) -> Bool {
    let (role, start) = timing(of: mention)
    let part = part(at: start)
    let end = mention.range.upperBound
    let isLast = closes(end, as: role)
    guard part == mainPart else { return part.lowerBound == start && isLast }
    if (part.lowerBound..<start).contains(where: { ["en", "and"].contains(tokens[$0].text) }) {
      return false
    }
    switch role {
    case .latest, .earliest: return true
    case .span:
      return !numbers.contains { part.contains($0.range.lowerBound) && $0.range.lowerBound < start }
    case .atMost, .atLeast, .bare: return isLast
    case .other: return false
    }
  }

  /// Whether at most the starting point follows a duration: "within 24 hours of the diagnosis", but
  /// not "after 24 hours of observation".
  private func closes(_ place: Int, as role: TimeRole) -> Bool {
    if place == tokens.count || startsPart(place) { return true }
    let word = tokens[place].text
    return switch role {
    case .latest, .earliest, .span, .atMost:
      ["na", "after", "of", "van", "from", "since"].contains(word)
    case .atLeast: ["na", "after", "post"].contains(word)
    case .bare, .other: false
    }
  }

  /// The part between commas, brackets or full stops that contains an index.
  package func part(at place: Int) -> Range<Int> {
    guard !tokens.isEmpty else { return 0..<0 }
    var (start, end) = (min(place, tokens.count - 1), min(place + 1, tokens.count))
    while start > 0, !startsPart(start) { start -= 1 }
    while end < tokens.count, !startsPart(end) { end += 1 }
    return start..<end
  }

  /// The first part of the text that is not a condition.
  package var mainPart: Range<Int> {
    let circumstances: Set = ["bij", "for", "with"]
    let openers = ClauseVocabulary.of(language).conditions.union(circumstances)
    var part = part(at: 0)
    while part.upperBound < tokens.count, openers.contains(tokens[part.lowerBound].text) {
      part = self.part(at: part.upperBound)
    }
    return part
  }

  /// The meaning of a duration, and the index of the words that state it.
  private func timing(of mention: NumberMention) -> (role: TimeRole, start: Int) {
    var place = mention.range.lowerBound
    if mention.isInterval || isConditional(place) { return (.other, place) }
    while let cue = cue(before: place) {
      place -= cue.length
      if let role = cue.role { return (role, place) }
    }
    let after = mention.range.upperBound
    let lengths = ["geleden", "lang", "oud", "ago", "old", "long", "na", "after", "before", "vóór"]
    return (lengths.contains { has([$0], at: after) } ? .other : .bare, place)
  }

  /// Whether an index is within a condition: "if not better within 24 hours".
  package func isConditional(_ place: Int) -> Bool {
    let words = ClauseVocabulary.of(language).conditions.subtracting(["alleen", "only"])
    for before in stride(from: place, through: 0, by: -1) where before < tokens.count {
      if before < place, words.contains(tokens[before].text) { return true }
      if startsPart(before) { return false }
    }
    return false
  }

  /// The words directly before an index that state the meaning of a duration; the role is `nil` for
  /// words that only stand in between.
  private func cue(before place: Int) -> (role: TimeRole?, length: Int)? {
    for (role, phrases) in Self.cues {
      for phrase in phrases where has(phrase, at: place - phrase.count) {
        return (role, phrase.count)
      }
    }
    return nil
  }

  /// If one phrase is the end of another, the longer one comes first.
  private static let cues: [(role: TimeRole?, phrases: [[String]])] = [
    (
      .earliest,
      [
        "niet eerder dan na", "niet eerder dan", "niet voor", "niet vóór", "pas na", "not before",
        "no sooner than", "no earlier than", "only after", "not earlier than", "niet binnen",
        "not within",
      ]
    ),
    (
      .latest,
      [
        "binnen", "within", "uiterlijk na", "uiterlijk", "niet later dan", "no later than",
        "not later than", "voor dag", "vóór dag", "before day",
      ]
    ),
    (
      .other,
      [
        "gedurende", "voor", "for", "during", ">", "≥", "langer dan", "meer dan", "ouder dan",
        "longer than", "more than", "older than", "over", "sinds", "since", "korter dan",
        "minder dan", "less than", "shorter than", "elke", "om de", "every",
      ]
    ),
    (.span, ["in"]),
    (
      .atMost,
      ["<", "≤", "max", "maximaal", "ten hoogste", "hooguit", "at most", "up to", "tot", "by"]
    ),
    (
      .atLeast,
      [
        "minimaal", "minstens", "ten minste", "tenminste", "at least", "na", "after", "vanaf",
        "from",
      ]
    ),
    (
      nil,
      [
        "de eerste", "the first", "circa", "ca", "ongeveer", "about", "approximately", "een", "a",
        "an", "de", "het", "the", "dag", "day", "op dag", "on day",
      ]
    ),
  ].map { role, phrases in (role, phrases.map { $0.split(separator: " ").map(String.init) }) }
}
