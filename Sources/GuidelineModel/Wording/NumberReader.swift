/// Reads the numbers of a text with their units.
struct NumberReader {
  let text: TextTokens
  var place = 0

  var tokens: [TextTokens.Token] { text.tokens }
  var language: Language { text.language }

  init(text: TextTokens) {
    self.text = text
  }

  mutating func all() -> [NumberMention] {
    var mentions: [NumberMention] = []
    while place < tokens.count {
      if let date = text.endOfDate(at: place) {
        place = date
      } else if let mention = mention() {
        append(mention, to: &mentions)
      } else {
        place += 1
      }
    }
    return mentions
  }

  /// Appends a number, or combines it with the previous one: multiplied by it, or added to it as a
  /// remainder.
  private func append(_ mention: NumberMention, to mentions: inout [NumberMention]) {
    var mention = mention
    if let last = mentions.last {
      if isMultiplier(last, of: mention) {
        mention.multiply(by: last)
      } else if isRest(mention, of: last) {
        mentions[mentions.count - 1].add(mention)
        return
      }
    }
    mentions.append(mention)
  }

  /// "2 x 24 uur", "2 tabletten van 500 mg".
  private func isMultiplier(_ last: NumberMention, of mention: NumberMention) -> Bool {
    let (end, start) = (last.range.upperBound, mention.range.lowerBound)
    if last.isMultiplier { return end == start }
    let words = tokens[min(end, start)..<start]
    return mention.unit != nil && last.unit == nil && !last.isTimes && words.count == 2
      && words.allSatisfy { [" ", "\u{A0}"].contains($0.gap) }
      && ["van", "of", "à"].contains(words.last?.text)
  }

  /// "2 dagen en 12 uur".
  private func isRest(_ mention: NumberMention, of last: NumberMention) -> Bool {
    guard let unit = mention.unit, let whole = last.unit, !mention.isDailyTotal,
      !mention.isInterval,
      [.time, .months].contains(unit.dimension), unit.dimension == whole.dimension,
      last.range.upperBound + 1 == mention.range.lowerBound,
      ["en", "and"].contains(tokens[last.range.upperBound].text)
    else { return false }
    return mention.amounts.allSatisfy { $0.upperBound < whole.factor }
  }

  /// Reads a number at the current index and advances past it; `nil` if there is none.
  private mutating func mention() -> NumberMention? {
    let start = place
    if let often = timesPerDay() ?? interval() ?? times() ?? clock() { return often }
    guard let low = number(at: start) else { return nil }
    place = low.end
    var mention = NumberMention(
      amounts: low.values.map { $0...$0 }, unit: nil, range: start..<place,
      isInDigits: low.isInDigits)
    if let high = upperEnd() { mention.amounts = Self.ranges(low.values, high) }
    readUnit(of: &mention)
    if mention.unit == nil, isDayOfCourse(start) {
      // Numbering of days starts at either 0 or 1.
      mention.unit = .day
      mention.amounts = mention.amounts.flatMap { day in
        [day, max(0, day.lowerBound - 1)...max(0, day.upperBound - 1)].map {
          $0 * MeasureUnit.day.factor
        }
      }
    }
    if let unit = mention.unit, low.values.count == 1, let other = secondEnd(in: unit) {
      mention.amounts = [mention.amounts[0].lowerBound...other]
    }
    mention.isInterval = isInterval(before: start)
    mention.range = start..<place
    return mention
  }

  private static func ranges(_ lows: [Double], _ highs: [Double]) -> [ClosedRange<Double>] {
    lows.flatMap { low in highs.filter { $0 >= low }.map { low...$0 } }
  }

  typealias Number = (values: [Double], end: Int, isInDigits: Bool)

  func number(at place: Int) -> Number? {
    guard place < tokens.count else { return nil }
    guard var found = tokens[place].isNumber ? digits(at: place) : words(at: place) else {
      return nil
    }
    if let end = endOfHalf(at: found.end) {
      found.values = found.values.map { $0 + 0.5 }
      found.end = end
    }
    return found
  }

  private func words(at place: Int) -> Number? {
    if language == .english {
      for (value, words) in Self.quarters where text.has(words, at: place) {
        return ([value], place + words.count, false)
      }
    }
    if isArticle(at: place) { return ([1], place + 1, false) }
    guard let value = NumberWords.value(of: tokens[place].text, in: language) else { return nil }
    if language == .english, NumberWords.tens[tokens[place].text] != nil, place + 1 < tokens.count,
      tokens[place + 1].gap == "-",
      let ones = NumberWords.value(of: tokens[place + 1].text, in: .english), ones < 10
    {
      return ([value + ones], place + 2, false)
    }
    let isHalfAn = value == 0.5 && ["a", "an"].contains { text.has([$0], at: place + 1) }
    return ([value], place + (isHalfAn ? 2 : 1), false)
  }

  private static let quarters: [(Double, [String])] = [
    (0.25, ["quarter", "of", "an"]), (0.25, ["a", "quarter", "of", "an"]),
    (0.75, ["three", "quarters", "of", "an"]), (0.75, ["three", "quarters"]),
  ]

  /// The index after words that add a half: "one and a half", "twee en een halve".
  func endOfHalf(at place: Int) -> Int? {
    let ways =
      language == .english
      ? [["and", "a", "half"]] : [["en", "een", "half"], ["en", "een", "halve"], ["en", "half"]]
    return ways.first { text.has($0, at: place) }.map { place + $0.count }
  }

  /// Whether "een", "a" or "an" means the number one: "binnen een week", but not "once a day".
  ///
  /// So does the article in "binnen het uur".
  private func isArticle(at place: Int) -> Bool {
    guard Self.articles.contains(tokens[place].text), place + 1 < tokens.count,
      let unit = MeasureUnit(tokens[place + 1].text, in: language),
      [.time, .months, .workingDays].contains(unit.dimension)
    else { return false }
    let before = place > 0 ? tokens[place - 1].text : ""
    if ["het", "the"].contains(tokens[place].text) {
      return ["binnen", "within"].contains(before)
    }
    return Self.counting.contains(before) || endOfHalf(at: place + 2) != nil
      || ["of", "or"].contains { text.has([$0], at: place + 2) }
        && Self.comparing.contains { text.has([$0], at: place + 3) }
  }

  private static let articles: Set = ["een", "a", "an", "het", "the"]
  private static let counting: Set = [
    "binnen", "within", "na", "after", "dan", "than", "minstens", "minimaal", "maximaal", "in",
    "tot", "to", "vanaf", "from", "over", "under", "onder", "uiterlijk", "<", ">", "≤", "≥",
    "hooguit", "hoogstens", "least", "most", "minste", "hoogste",
  ]
  private static let comparing = [
    "langer", "korter", "meer", "minder", "ouder", "jonger", "longer", "shorter", "more", "less",
    "older", "younger",
  ]

  /// Whether a number is a day of a course, used as a limit: "uiterlijk dag 14", "by day 14".
  private func isDayOfCourse(_ place: Int) -> Bool {
    guard ["dag", "day"].contains(where: { text.has([$0], at: place - 1) }) else { return false }
    return Self.untilDay.contains { text.has($0, at: place - 1 - $0.count) }
  }

  private static let untilDay = [
    ["uiterlijk"], ["uiterlijk", "op"], ["by"], ["before"], ["voor"], ["vóór"], ["later", "dan"],
    ["later", "than"], ["on", "or", "before"],
  ]

  /// The upper bound of a range: "8-16", "8 tot 16", "between 8 and 16".
  private mutating func upperEnd() -> [Double]? {
    guard let end = rangeEnd(at: place) else { return nil }
    place = end.end
    return end.values
  }

  private func rangeEnd(at place: Int) -> Number? {
    guard place < tokens.count else { return nil }
    if tokens[place].isNumber {
      let signs = tokens[place].gap.filter { !$0.isWhitespace }
      return ["-", "–", "—", "‑"].contains(signs) ? number(at: place) : nil
    }
    if ["tot", "to", "à"].contains(tokens[place].text) { return number(at: place + 1) }
    if text.has(["t", "m"], at: place) { return number(at: place + 2) }
    let isBetween = place >= 2 && ["tussen", "between"].contains(tokens[place - 2].text)
    return isBetween && ["en", "and"].contains(tokens[place].text) ? number(at: place + 1) : nil
  }

  /// The upper bound of a range that repeats the unit: "8 mg tot 16 mg".
  private mutating func secondEnd(in unit: MeasureUnit) -> Double? {
    guard let end = rangeEnd(at: place), let value = end.values.first,
      let other = self.unit(at: end.end), other.unit.dimension == unit.dimension
    else { return nil }
    place = other.end
    return value * other.unit.factor
  }

  /// Whether it is an interval of repetition: "elke 8 uur", "om de 8 uur", "every 8 hours".
  private func isInterval(before place: Int) -> Bool {
    let words = ["elke", "elk", "iedere", "ieder", "per", "every", "each"]
    return words.contains { text.has([$0], at: place - 1) }
      || text.has(["om", "de"], at: place - 2)
  }
}

extension NumberMention {
  /// "2 x 24 uur" is 48 hours; an amount keeps its value per administration.
  fileprivate mutating func multiply(by times: NumberMention) {
    multiplier = times.amounts
    guard dimension == .time || dimension == .months, let count = times.amounts.first else {
      return
    }
    amounts = amounts.map { $0 * count }
    range = times.range.lowerBound..<range.upperBound
  }

  fileprivate mutating func add(_ rest: NumberMention) {
    amounts = amounts.flatMap { whole in
      rest.amounts.map {
        (whole.lowerBound + $0.lowerBound)...(whole.upperBound + $0.upperBound)
      }
    }
    range = range.lowerBound..<rest.range.upperBound
  }
}
