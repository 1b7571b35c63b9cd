import GuidelineModel

extension Rule {
  static let numberInTranslation = Rule(
    id: "number-in-translation",
    title: Text(
      nl: "Getal dat per taal verschilt",
      en: "Number that differs by language"),
    promise: Text(
      nl: "Elke tekst noemt in het Nederlands en het Engels dezelfde getallen met dezelfde "
        + "eenheden, en dezelfde kant van een grens. \"1 week\" en \"7 days\" zijn hetzelfde; "
        + "onderbouwingen tellen niet.",
      en: "Every text names the same numbers with the same units in Dutch and in English, and "
        + "the same side of a bound. \"1 week\" and \"7 dagen\" are the same; rationales do not "
        + "count."),
    weight: .blocks,
    broken: Example(
      "items.yaml",
      "help: { nl: Meet de temperatuur, en: Measure the temperature }",
      "help: { nl: Meet 2 keer, en: Measure 3 times }"),
    kept: Example(
      "items.yaml",
      "help: { nl: Meet de temperatuur, en: Measure the temperature }",
      "help: { nl: Meet na 1 week tweemaal, en: Measure twice after 7 days }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      evidence.guideline.texts.compactMap { place in
        TranslatedNumbers(place.text).difference.map { words in
          Finding(
            place, in: .english,
            Text(
              nl: "de talen noemen andere getallen: \(words)",
              en: "the languages name different numbers: \(words)"))
        }
      }
    })
}

/// The numbers of a text in both languages.
private struct TranslatedNumbers {
  private let dutch: TextTokens
  private let english: TextTokens

  init(_ text: Text) {
    dutch = TextTokens(text.nl, .dutch)
    english = TextTokens(text.en, .english)
  }

  /// The numbers of each language that the other does not name; nil where there are none.
  var difference: String? {
    let missing = [
      ("nl", dutch, dutch.unmatched(in: english)), ("en", english, english.unmatched(in: dutch)),
    ].filter { !$0.2.isEmpty }
    guard !missing.isEmpty else { return nil }
    return missing.map { language, text, numbers in
      "\(language) " + numbers.map { "\"\(text.spelling(of: $0.range))\"" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}

extension TextTokens {
  /// The numbers that a translation does not name; a number as a word counts only with its unit.
  fileprivate func unmatched(in other: TextTokens) -> [NumberMention] {
    numbers.filter { number in
      guard number.isInDigits || number.unit != nil, !isOrdinal(number) else { return false }
      if number.written.contains(where: { $0 == 1...1 }), other.saysOne { return false }
      return !other.numbers.contains { names(number, as: $0, in: other) }
    }
  }

  /// "2e", "2nd".
  private func isOrdinal(_ number: NumberMention) -> Bool {
    let place = number.range.upperBound
    return place < tokens.count && tokens[place].gap.isEmpty
      && ["e", "de", "ste", "st", "nd", "rd", "th"].contains(tokens[place].text)
  }

  /// Whether some word says that there is one of something.
  private var saysOne: Bool {
    let words: Set = [
      "een", "één", "eén", "enkel", "enkele", "eenmalig", "eenmalige", "per", "elke", "dagelijks",
      "wekelijks", "eerste", "a", "an", "one", "single", "each", "every", "daily", "weekly",
      "hourly", "first", "once",
    ]
    return tokens.contains { words.contains($0.text) }
  }

  private func names(_ number: NumberMention, as same: NumberMention, in other: TextTokens) -> Bool
  {
    let isSame =
      number.unit == nil || same.unit == nil
      ? number.written.contains { one in same.written.contains { $0.isClose(to: one) } }
      : number.dimension == same.dimension && number.amounts.contains(where: same.isEqual)
    guard isSame else { return false }
    switch (end(at: number), other.end(at: same)) {
    case (.lower, .upper), (.lower, .upTo), (.from, .upper), (.from, .upTo), (.upper, .lower),
      (.upper, .from), (.upTo, .lower), (.upTo, .from):
      return false
    default: return true
    }
  }
}

extension NumberMention {
  /// Its amounts in the unit it is written in.
  fileprivate var written: [ClosedRange<Double>] { amounts.map { $0 * (1 / (unit?.factor ?? 1)) } }
}
