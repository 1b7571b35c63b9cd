import GuidelineModel

/// The amounts that a text expresses in words, by kind, to compare two languages.
///
/// A word may have no counterpart in a good translation, such as "beide" or "two". So two texts
/// surely differ only if each has an amount of a kind that the other does not have.
struct AmountWords {
  /// A kind of amounts that can be compared with each other.
  enum Kind: CaseIterable {
    /// How many, or how often: "drie", "twice".
    case number
    /// "tweede", "2nd".
    case ordinal
    /// "een week", "1 month".
    case single
    /// "per dag", "weekly".
    case period
    /// The scale of a temperature.
    case scale
    /// "graad III".
    case grade
  }

  /// An amount in words and where it is in the text.
  ///
  /// Equal amounts have equal meanings in both languages.
  struct Mention {
    let meaning: String
    let range: Range<Int>
    /// Whether it needs no counterpart and only serves as one.
    var isCounterpart = false
  }

  private var mentions: [Kind: [Mention]] = [:]

  init(_ text: TextTokens) {
    mentions = [
      .number: text.numbersInWords, .ordinal: text.ordinals, .single: text.singleSpans,
      .period: text.periods, .scale: text.scales, .grade: text.grades,
    ]
  }

  /// The amounts that differ from another text: of each kind for which both texts have amounts that
  /// the other does not have.
  func differences(from other: AmountWords) -> (own: [Mention], others: [Mention]) {
    var result: (own: [Mention], others: [Mention]) = ([], [])
    for kind in Kind.allCases {
      let (own, others) = (mentions[kind] ?? [], other.mentions[kind] ?? [])
      let missing = own.filter { said in
        !said.isCounterpart && !others.contains { $0.meaning == said.meaning }
      }
      let missed = others.filter { said in
        !said.isCounterpart && !own.contains { $0.meaning == said.meaning }
      }
      if !missing.isEmpty, !missed.isEmpty {
        result.own += missing
        result.others += missed
      }
    }
    return result
  }
}

/// A unit of time by its name, in either language.
private enum Span: String {
  case second, minute, hour, day, week, month, year

  init?(_ word: String) {
    guard let span = Self.byName[word] else { return nil }
    self = span
  }

  /// Adverbs of frequency, with their unit: "dagelijks", "weekly".
  static let adverbs: [String: Span] = [
    "daags": .day, "dagelijks": .day, "dagelijkse": .day, "daily": .day, "dd": .day,
    "wekelijks": .week, "wekelijkse": .week, "weekly": .week, "maandelijks": .month,
    "maandelijkse": .month, "monthly": .month, "jaarlijks": .year, "jaarlijkse": .year,
    "yearly": .year, "annually": .year, "annual": .year, "hourly": .hour,
  ]

  private static let byName: [String: Span] = [
    "seconde": .second, "minuut": .minute, "minute": .minute, "uur": .hour, "hour": .hour,
    "dag": .day, "etmaal": .day, "day": .day, "week": .week, "maand": .month, "month": .month,
    "jaar": .year, "year": .year,
  ]
}

private enum AmountVocabulary {
  static let once: Set = ["eenmalig", "eenmalige", "eenmaal", "éénmaal", "once"]
  static let one: Set = ["een", "één", "a", "an", "one", "1"]
  static let each: Set = ["per", "elke", "elk", "iedere", "ieder", "every", "each"]
  static let otherDays = [
    ["om", "de", "dag"], ["every", "other", "day"], ["on", "alternate", "days"],
  ]
  static let ordinals = Dictionary(
    uniqueKeysWithValues: [
      ["eerste", "first"], ["tweede", "second"], ["derde", "third"], ["vierde", "fourth"],
      ["vijfde", "fifth"], ["zesde", "sixth"], ["zevende", "seventh"], ["achtste", "eighth"],
      ["negende", "ninth"], ["tiende", "tenth"],
    ].enumerated().flatMap { place, words in words.map { ($0, place + 1) } })
  static let ordinalEndings: Set = ["e", "de", "ste", "st", "nd", "rd", "th"]
  static let grades: Set = [
    "graad", "grade", "stadium", "stage", "klasse", "class", "type", "fase", "phase", "groep",
    "group", "niveau", "level",
  ]
  static let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
  static let conjunctions: Set = ["of", "or", "en", "and", "tot", "to"]
  static let signs: Set = [
    "dm", "m", "km", "mmhg", "cmhg", "kpa", "hpa", "pa", "bar", "hz", "kcal", "kj",
  ]
}

extension TextTokens {
  private func word(at place: Int) -> String? {
    tokens.indices.contains(place) ? tokens[place].text : nil
  }

  /// Numbers in words, each end of a range separately.
  ///
  /// "One" and "een" only if they certainly are a number.
  fileprivate var numbersInWords: [AmountWords.Mention] {
    let counted = numbers.flatMap { number in
      number.written.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 != 1 }.map {
        AmountWords.Mention(
          meaning: "\($0)", range: number.range,
          isCounterpart: number.isInDigits || number.unit != nil)
      }
    }
    let single = tokens.indices.compactMap { place -> AmountWords.Mention? in
      let isPair =
        ["een", "één", "one", "1"].contains(tokens[place].text)
        && ["keer", "maal", "time"].contains(word(at: place + 1))
      guard AmountVocabulary.once.contains(tokens[place].text) || isPair else { return nil }
      return AmountWords.Mention(meaning: "1.0", range: place..<(isPair ? place + 2 : place + 1))
    }
    return counted + single
  }

  fileprivate var ordinals: [AmountWords.Mention] {
    tokens.indices.compactMap { place in
      let word = tokens[place].text
      if let number = AmountVocabulary.ordinals[word] {
        return AmountWords.Mention(meaning: "\(number)", range: place..<(place + 1))
      }
      guard tokens[place].isNumber, tokens.indices.contains(place + 1),
        tokens[place + 1].gap.isEmpty,
        AmountVocabulary.ordinalEndings.contains(tokens[place + 1].text)
      else { return nil }
      return AmountWords.Mention(meaning: word, range: place..<(place + 2))
    }
  }

  /// A single unit of time, such as "een week" or "1 week", but not the "a week" of "once a week".
  fileprivate var singleSpans: [AmountWords.Mention] {
    tokens.indices.compactMap { place in
      guard AmountVocabulary.one.contains(tokens[place].text), let next = word(at: place + 1),
        let span = Span(next), !isRate(at: place)
      else { return nil }
      let isOther = numbers.contains {
        $0.unit != nil && $0.range.lowerBound < place && $0.range.upperBound >= place
      }
      return isOther
        ? nil : AmountWords.Mention(meaning: span.rawValue, range: place..<(place + 2))
    }
  }

  /// Whether "a week" is a frequency here.
  private func isRate(at place: Int) -> Bool {
    guard place > 0, ["a", "an"].contains(tokens[place].text) else { return false }
    return ["once", "twice", "thrice", "times", "time"].contains(tokens[place - 1].text)
  }

  fileprivate var periods: [AmountWords.Mention] {
    tokens.indices.compactMap { place in
      if let span = Span.adverbs[tokens[place].text] {
        return AmountWords.Mention(meaning: span.rawValue, range: place..<(place + 1))
      }
      for words in AmountVocabulary.otherDays where has(words, at: place) {
        return AmountWords.Mention(meaning: "other day", range: place..<(place + 3))
      }
      guard AmountVocabulary.each.contains(tokens[place].text) || isRate(at: place),
        let span = word(at: place + 1).flatMap({ Span($0) })
      else { return nil }
      return AmountWords.Mention(meaning: span.rawValue, range: place..<(place + 2))
    }
  }

  fileprivate var scales: [AmountWords.Mention] {
    tokens.indices.compactMap { place in
      let token = tokens[place]
      let isNamed = ["celsius", "fahrenheit"].contains(token.text)
      let isSign = token.gap.contains("°") && ["c", "f"].contains(token.text)
      guard isNamed || isSign else { return nil }
      return AmountWords.Mention(meaning: String(token.text.prefix(1)), range: place..<(place + 1))
    }
  }

  /// The numbers of a grade, in Roman or in plain digits: "graad III", "grade 2-3".
  fileprivate var grades: [AmountWords.Mention] {
    tokens.indices.filter { AmountVocabulary.grades.contains(tokens[$0].text) }.flatMap { name in
      var found: [AmountWords.Mention] = []
      var place = name + 1
      while place < tokens.count {
        let token = tokens[place]
        let number = AmountVocabulary.roman.firstIndex(of: token.text).map { "\($0 + 1)" }
        if token.isNumber || number != nil && token.written == token.written.uppercased() {
          found.append(
            AmountWords.Mention(meaning: number ?? token.text, range: place..<(place + 1)))
        } else if !AmountVocabulary.conjunctions.contains(token.text) || found.isEmpty {
          break
        }
        place += 1
      }
      return found
    }
  }

  /// Whether a number in digits is a grade that the other language writes in Roman numerals.
  func isGrade(_ number: NumberMention, of other: TextTokens) -> Bool {
    grades.contains { own in
      number.range.contains(own.range.lowerBound)
        && other.grades.contains { $0.meaning == own.meaning }
    }
  }

  /// The symbol of a unit behind a number, if it is the same in every language: "cm", "mmHg".
  func sign(behind number: NumberMention) -> String? {
    word(at: number.range.upperBound).flatMap { AmountVocabulary.signs.contains($0) ? $0 : nil }
  }
}
