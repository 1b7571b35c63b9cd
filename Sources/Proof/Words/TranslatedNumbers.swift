import GuidelineModel

/// Compares the numbers of a text in both languages.
struct TranslatedNumbers {
  private let dutch: TextTokens
  private let english: TextTokens

  init(_ text: Text) {
    dutch = TextTokens(text.nl, .dutch)
    english = TextTokens(text.en, .english)
  }

  /// The numbers of each language that the other certainly does not name; nil if there are none.
  var difference: String? {
    let words = AmountWords(dutch).differences(from: AmountWords(english))
    let own = dutch.unmatched(in: english)
    let others = english.unmatched(in: dutch)
    let missing = [
      (
        "nl", dutch,
        own.surely(missingFrom: english, with: others).map(\.range) + words.own.map(\.range)
      ),
      (
        "en", english,
        others.surely(missingFrom: dutch, with: own).map(\.range) + words.others.map(\.range)
      ),
    ].filter { !$0.2.isEmpty }
    guard !missing.isEmpty else { return nil }
    return missing.map { language, text, ranges in
      let spellings = ranges.map { "\"\(text.spelling(of: $0))\"" }
      return "\(language) "
        + spellings.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: ", ")
    }.joined(separator: "; ")
  }
}

extension [NumberMention] {
  /// The numbers that the other language certainly does not have: it has another number of the kind
  /// instead, or no word that could express it.
  fileprivate func surely(missingFrom other: TextTokens, with others: [NumberMention])
    -> [NumberMention]
  {
    filter { number in
      others.contains { number.isOfKind($0) } || !other.mayName(number)
    }
  }
}

extension NumberMention {
  /// Whether two numbers are of a kind, so that one can replace the other: a dose is not of a kind
  /// with a date, nor a time with a count.
  fileprivate func isOfKind(_ other: NumberMention) -> Bool {
    guard let dimension, let otherDimension = other.dimension else {
      return unit == nil && other.unit == nil
        || [self, other].contains { $0.unit != nil && !$0.isOfTime && !$0.isRate }
    }
    if dimension == otherDimension { return true }
    if isRate || other.isRate { return isRate && other.isRate }
    return !(isOfTime && other.isOfTime && (dimension == .clock || otherDimension == .clock))
      && isOfTime == other.isOfTime
  }

  fileprivate var isOfTime: Bool {
    [.time, .months, .workingDays, .clock].contains(dimension)
  }

  fileprivate var isRate: Bool { dimension == .timesPerDay || isInterval }
}

extension TextTokens {
  /// The numbers that a translation does not have.
  ///
  /// A number in words without a unit counts only if the translation has it with another bound.
  fileprivate func unmatched(in other: TextTokens) -> [NumberMention] {
    numbers.filter { number in
      guard !isOrdinal(number), !isGrade(number, of: other) else { return false }
      if !number.isInDigits, number.unit == nil {
        let same = other.numbers.filter { number.isSame($0) }
        return !same.isEmpty && !same.contains { names(number, as: $0, in: other) }
      }
      return !other.numbers.contains { names(number, as: $0, in: other) }
        && !other.namesEnds(of: number)
    }
  }

  /// Whether the ends of a range are separate numbers here: "2 of 3" for "2 à 3".
  private func namesEnds(of number: NumberMention) -> Bool {
    number.written.contains { range in
      range.upperBound == range.lowerBound + 1
        && [range.lowerBound, range.upperBound].allSatisfy { end in
          numbers.contains { $0.written.contains { $0.isClose(to: end...end) } }
        }
    }
      || numbers.contains { range in
        range.written.contains { whole in
          whole.upperBound == whole.lowerBound + 1
            && number.written.contains {
              [whole.lowerBound, whole.upperBound].contains($0.lowerBound)
                && $0.lowerBound == $0.upperBound
            }
        }
      }
  }

  /// "2e", "2nd".
  private func isOrdinal(_ number: NumberMention) -> Bool {
    let place = number.range.upperBound
    return place < tokens.count && tokens[place].gap.isEmpty
      && ["e", "de", "ste", "st", "nd", "rd", "th"].contains(tokens[place].text)
  }

  /// Whether some word means one.
  private var saysOne: Bool { tokens.contains { Self.one.contains($0.text) } }

  private static let one: Set = [
    "een", "één", "eén", "enkel", "enkele", "eenmalig", "eenmalige", "per", "elke", "dagelijks",
    "wekelijks", "eerste", "a", "an", "one", "single", "each", "every", "daily", "weekly",
    "hourly", "first", "once",
  ]

  /// Whether some word could express a number: "halfjaarlijks" for "6 months".
  fileprivate func mayName(_ number: NumberMention) -> Bool {
    if number.written.contains(where: { $0 == 1...1 }), saysOne { return true }
    if number.dimension == .timesPerDay {
      return tokens.contains { Self.moments.contains($0.text) }
    }
    if number.isOfTime || number.isRate {
      return numbers.contains { $0.dimension == .clock }
        || tokens.contains { token in
          Self.times.contains(token.text) || Self.moments.contains(token.text)
            || Self.timeEndings.contains { token.text.hasSuffix($0) }
        }
    }
    switch number.dimension {
    case nil, .percentage?:
      return tokens.contains { token in
        token.isNumber || Self.amounts.contains(token.text)
          || Self.amountStarts.contains { token.text.hasPrefix($0) }
          || NumberWords.isNumber(token.text, in: language)
      }
    default:
      return numbers.contains { other in
        other.multiplier.contains { times in
          other.dimension == number.dimension
            && other.amounts.contains { number.isEqual(to: $0 * times) }
        }
      }
    }
  }

  private static let timeEndings = [
    "uur", "uren", "hour", "hours", "hourly", "dag", "dagen", "daags", "day", "days", "daily",
    "week", "weken", "weeks", "weekly", "wekelijks", "wekelijkse", "maand", "maanden",
    "maandelijks",
    "maandelijkse", "month", "months", "monthly", "jaar", "jaren", "jaarlijks", "jaarlijkse",
    "year",
    "years", "yearly", "kwartaal", "kwartier", "etmaal", "minuten", "minutes",
  ]
  private static let times: Set = [
    "h", "u", "d", "wk", "mnd", "yr", "jr", "annual", "annually", "quarter", "quarterly", "clock",
    "fortnight", "weekend", "morgen", "tomorrow", "vandaag", "today",
  ]
  private static let moments: Set = [
    "night", "nacht", "nachts", "morning", "ochtend", "ochtends", "avond", "avonds", "evening",
    "middag", "middags", "noon", "midday", "afternoon", "bedtime", "q", "nocte", "mane", "hourly",
  ]
  private static let amounts: Set = [
    "geen", "none", "no", "zero", "nul", "beide", "both", "either", "paar", "couple", "pair",
    "helft",
    "kwart", "quarter", "dozijn", "dozen", "eerste", "first", "tweede", "second", "derde", "third",
    "vierde", "fourth", "vijfde", "fifth", "nogmaals", "again", "opnieuw", "alle", "all",
  ]
  private static let amountStarts = [
    "half", "halv", "halve", "dubbel", "verdubbel", "doubl", "tweezijdig", "bilatera", "unilatera",
  ]

  private func names(_ number: NumberMention, as same: NumberMention, in other: TextTokens) -> Bool
  {
    guard number.isSame(same) else { return false }
    if let sign = sign(behind: number), let same = other.sign(behind: same), sign != same {
      return false
    }
    if let sign = comparison(before: number), let same = other.comparison(before: same) {
      return sign == same
    }
    guard let side = side(of: number), let otherSide = other.side(of: same) else { return true }
    return side == otherSide
  }

  /// The comparison sign directly before a number: ">" is not "≥".
  private func comparison(before number: NumberMention) -> String? {
    ["<", "≤", ">", "≥"].first { has([$0], at: number.range.lowerBound - 1) }
  }
}

extension NumberMention {
  /// The amounts in the unit in which they are written.
  var written: [ClosedRange<Double>] { amounts.map { $0 * (1 / (unit?.factor ?? 1)) } }

  /// The amounts, and their products with the number of times.
  private var said: [ClosedRange<Double>] {
    amounts + multiplier.flatMap { times in amounts.map { $0 * times } }
  }

  fileprivate func isSame(_ other: NumberMention) -> Bool {
    if unit == nil || other.unit == nil {
      return written.contains { one in other.written.contains { $0.isClose(to: one) } }
    }
    if dimension == other.dimension {
      return said.contains { one in other.said.contains { $0.isClose(to: one) } }
    }
    // "4 dd" is every six hours.
    return [(self, other), (other, self)].contains { often, every in
      often.dimension == .timesPerDay && every.isInterval && every.dimension == .time
        && often.amounts.contains { times in
          every.amounts.contains { ($0 * times).isClose(to: 86_400...86_400) }
        }
    }
  }
}
