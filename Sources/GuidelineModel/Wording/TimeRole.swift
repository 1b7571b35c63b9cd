/// What a text says with a length of time.
package enum TimeRole: Sendable {
  /// The latest time: "binnen 24 uur".
  case latest
  /// The earliest time: "niet eerder dan na 7 dagen".
  case earliest
  /// From the earliest to the latest: "in 1-2 weken".
  case span
  /// At most so long, which may be a latest time: "< 24 uur", "maximaal 24 uur".
  case atMost
  /// At least so long, which may be an earliest time: "minimaal 3 weken", "na 3 weken".
  case atLeast
  /// How long something lasts, how often it is repeated, or how long ago it was.
  case other
  /// Nothing says what it is.
  case bare
}

extension TextTokens {
  /// What the text says with a length of time that it names.
  package func role(of mention: NumberMention) -> TimeRole {
    if mention.isInterval { return .other }
    var place = mention.range.lowerBound
    if isConditional(place) { return .other }
    while let cue = cue(before: place) {
      if let role = cue.role { return role }
      place -= cue.length
    }
    let after = mention.range.upperBound
    let lengths = ["geleden", "lang", "oud", "ago", "old", "long", "na", "after", "before", "vóór"]
    return lengths.contains { has([$0], at: after) } ? .other : .bare
  }

  /// Whether a condition is worded before a place and nothing else begins between: "if not better
  /// within 24 hours".
  package func isConditional(_ place: Int) -> Bool {
    let words = ClauseVocabulary.of(language).conditions.subtracting(["alleen", "only"])
    for before in stride(from: place, through: 0, by: -1) where before < tokens.count {
      if before < place, words.contains(tokens[before].text) { return true }
      if opensPart(before) { return false }
    }
    return false
  }

  /// The words just before a place that tell what a length of time is; nil role where they only
  /// stand between.
  private func cue(before place: Int) -> (role: TimeRole?, length: Int)? {
    for (role, phrases) in Self.cues {
      for phrase in phrases where has(phrase, at: place - phrase.count) {
        return (role, phrase.count)
      }
    }
    return nil
  }

  /// The longer of two phrases that end alike comes first.
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
