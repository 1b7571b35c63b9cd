import GuidelineModel

/// What a label says of its question: that it is so, or that it is not.
struct Polarity {
  let affirms: Bool
  /// What it says this of: the "benauwd" of "niet benauwd"; empty where the answer stands alone.
  let rest: [String]
  /// Whether it begins or ends with a yes or a no, which answers whatever the question is.
  let isAnswer: Bool

  /// Nil where the label says neither, or both.
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

  /// Whether one word is an answer or a claim by itself: "absent".
  static func affirms(_ word: String) -> Bool? {
    signs[word] ?? answers[word] ?? claims[word]
  }

  /// Whether a text denies something anywhere in it.
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

  /// Claims that stand behind what they are about.
  private static let states: Set = [
    "aanwezig", "afwezig", "present", "absent", "positief", "negatief", "positive", "negative",
  ]

  static let fillers: Set = [
    "de", "het", "een", "the", "a", "an", "van", "is", "are", "er", "sprake", "meer", "any",
  ]
}

/// Whether words are forms of one another: "benauwd" and "benauwdheid".
enum RelatedWords {
  static func areRelated(_ one: String, _ other: String) -> Bool {
    let shared = zip(one, other).prefix { $0 == $1 }.count
    return one == other || shared >= 6 || shared >= 4 && shared == min(one.count, other.count)
  }

  /// Whether every word is a form of one in the other text.
  static func areAll(_ words: [String], about subject: [String]) -> Bool {
    !words.isEmpty
      && words.allSatisfy { word in subject.contains { areRelated(word, $0) } }
  }

  /// Whether the words are the same but for the "e" of an adjective.
  static func areSame(_ one: [String], _ other: [String]) -> Bool {
    !one.isEmpty && one.count == other.count
      && zip(one, other).allSatisfy { $0 == $1 || $0 + "e" == $1 || $0 == $1 + "e" }
  }
}
