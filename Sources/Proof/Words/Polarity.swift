import GuidelineModel

/// Whether a label affirms or denies its question.
struct Polarity {
  let affirms: Bool
  /// What the label affirms or denies: the "benauwd" of "niet benauwd"; empty if it is an answer
  /// alone.
  let rest: [String]
  /// Whether it begins or ends with a yes or a no, which answers any question.
  let isAnswer: Bool

  /// Nil if the label does neither, or both.
  init?(_ label: String, in language: Language) {
    let text = TextTokens(label, language)
    if let affirms = Self.signs[label.lowercased().filter { !$0.isWhitespace }] {
      (self.affirms, rest, isAnswer) = (affirms, [], true)
    } else if let affirms = Self.answer(in: text) {
      (self.affirms, rest, isAnswer) = (affirms, [], true)
    } else if let (affirms, rest) = Self.claim(in: text.tokens.map(\.text)) {
      (self.affirms, self.rest, isAnswer) = (affirms, rest, false)
    } else {
      return nil
    }
  }

  /// Whether a single word affirms (true) or denies (false), such as "absent"; nil if it does
  /// neither.
  static func affirms(_ word: String) -> Bool? {
    signs[word] ?? answers[word] ?? claims[word]
  }

  /// Whether a text contains a negation.
  static func isDenial(_ label: String, in language: Language) -> Bool {
    TextTokens(label, language).tokens.contains { affirms($0.text) == false }
  }

  private static func answer(in text: TextTokens) -> Bool? {
    let tokens = text.tokens
    let said = tokens.compactMap { answers[$0.text] }
    guard let first = tokens.first, let last = tokens.last, Set(said).count == 1 else { return nil }
    if let answer = answers[first.text] {
      // "No (calm)" answers; "No calm" is about calm.
      let isOfNext = first.text == "no" && tokens.count > 1 && tokens[1].gap == " "
      return isOfNext ? nil : answer
    }
    return last.gap.contains { ":=?".contains($0) } ? answers[last.text] : nil
  }

  /// "Niet benauwd", "zonder pijn", "pijn niet aanwezig".
  private static func claim(in words: [String]) -> (Bool, [String])? {
    let leading = words.prefix { claims[$0] != nil || $0 == "no" }
    let rest = words.dropFirst(leading.count)
    let trailing = rest.reversed().prefix { claims[$0] != nil }.reversed()
    let between = rest.dropLast(trailing.count).filter { !fillers.contains($0) }
    if leading.isEmpty {
      guard let last = trailing.last, states.contains(last) else { return nil }
      return (product(Array(trailing)), between)
    }
    guard product(Array(trailing)) else { return nil }
    return (product(Array(leading)), between)
  }

  private static func product(_ words: [String]) -> Bool {
    words.count { claims[$0] != true }.isMultiple(of: 2)
  }

  private static func table(_ yes: [String], _ no: [String]) -> [String: Bool] {
    Dictionary(uniqueKeysWithValues: yes.map { ($0, true) } + no.map { ($0, false) })
  }

  private static let signs = table(
    ["+", "✓", "✔", "✅", "j", "y"], ["-", "−", "–", "—", "✗", "✘", "❌", "n"])

  private static let answers = table(["ja", "jawel", "yes"], ["nee", "neen", "no"])

  private static let claims = table(
    [
      "wel", "met", "altijd", "steeds", "aanwezig", "waar", "positief", "with", "always", "present",
      "true", "positive",
    ],
    [
      "niet", "geen", "zonder", "nooit", "nimmer", "zelden", "afwezig", "onwaar", "negatief",
      "not", "none", "without", "never", "rarely", "seldom", "absent", "false", "negative",
    ])

  /// Claims that follow what they are about.
  private static let states: Set = [
    "aanwezig", "afwezig", "present", "absent", "positief", "negatief", "positive", "negative",
  ]

  static let fillers: Set = [
    "de", "het", "een", "the", "a", "an", "van", "is", "are", "er", "sprake", "meer", "any",
  ]
}

/// Compares words that may be forms of each other, such as "benauwd" and "benauwdheid".
enum RelatedWords {
  static func areRelated(_ one: String, _ other: String) -> Bool {
    let shared = zip(one, other).prefix { $0 == $1 }.count
    return one == other || shared >= 6 || shared >= 4 && shared == min(one.count, other.count)
  }

  /// Whether every word is a form of a word in the other text.
  static func areAll(_ words: [String], about subject: [String]) -> Bool {
    !words.isEmpty
      && words.allSatisfy { word in subject.contains { areRelated(word, $0) } }
  }

  /// Whether the words are equal except for the inflection "e" of adjectives.
  static func areSame(_ one: [String], _ other: [String]) -> Bool {
    !one.isEmpty && one.count == other.count
      && zip(one, other).allSatisfy { $0 == $1 || $0 + "e" == $1 || $0 == $1 + "e" }
  }
}
