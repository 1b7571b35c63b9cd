/// Reads the numbers of a text with their units.
struct NumberReader {
  let text: TextTokens
  private var place = 0

  private var tokens: [TextTokens.Token] { text.tokens }
  private var language: Language { text.language }

  init(text: TextTokens) {
    self.text = text
  }

  mutating func all() -> [NumberMention] {
    var mentions: [NumberMention] = []
    while place < tokens.count {
      guard var mention = mention() else {
        place += 1
        continue
      }
      if let last = mentions.last, last.isMultiplier,
        last.range.upperBound == mention.range.lowerBound
      {
        mention.multiplier = last.amounts
      }
      mentions.append(mention)
    }
    return mentions
  }

  /// The number that begins at the place, which is moved behind it; nil where none does.
  private mutating func mention() -> NumberMention? {
    let start = place
    if let times = NumberWords.times(tokens[start].text, in: language) {
      place += 1
      let isDaily = skipDaily()
      return NumberMention(
        amounts: [times...times], unit: isDaily ? .timesPerDay : nil, range: start..<place,
        isInDigits: false)
    }
    guard let low = number(at: start) else { return nil }
    place = low.end
    var mention = NumberMention(
      amounts: low.values.map { $0...$0 }, unit: nil, range: start..<place,
      isInDigits: low.isInDigits)
    if let high = upperEnd() { mention.amounts = Self.ranges(low.values, high) }
    readUnit(of: &mention)
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

  private typealias Number = (values: [Double], end: Int, isInDigits: Bool)

  private func number(at place: Int) -> Number? {
    guard place < tokens.count else { return nil }
    let token = tokens[place]
    if token.isNumber {
      let isPartOfName =
        place > 0 && token.gap.isEmpty && !tokens[place - 1].isNumber
        && !["x", "<", ">", "≤", "≥"].contains(tokens[place - 1].text)
      let values = NumberWords.values(ofDigits: token.text, in: language)
      return isPartOfName || values.isEmpty ? nil : (values, place + 1, true)
    }
    if isArticle(at: place) { return ([1], place + 1, false) }
    guard let value = NumberWords.value(of: token.text, in: language) else { return nil }
    if language == .english, NumberWords.tens[token.text] != nil, place + 1 < tokens.count,
      tokens[place + 1].gap == "-",
      let ones = NumberWords.value(of: tokens[place + 1].text, in: .english), ones < 10
    {
      return ([value + ones], place + 2, false)
    }
    let isHalfAn = value == 0.5 && ["a", "an"].contains { text.has([$0], at: place + 1) }
    return ([value], place + (isHalfAn ? 2 : 1), false)
  }

  /// Whether "een", "a" or "an" counts here: "binnen een week", but not "once a day".
  private func isArticle(at place: Int) -> Bool {
    guard place > 0, place + 1 < tokens.count, ["een", "a", "an"].contains(tokens[place].text),
      MeasureUnit(tokens[place + 1].text, in: language)?.dimension == .time
    else { return false }
    let counting = [
      "binnen", "within", "na", "after", "dan", "than", "minstens", "minimaal", "maximaal",
    ]
    return counting.contains(tokens[place - 1].text)
  }

  /// The upper end of a range: "8-16", "8 tot 16", "between 8 and 16".
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

  /// The upper end of a range that names its unit twice: "8 mg tot 16 mg".
  private mutating func secondEnd(in unit: MeasureUnit) -> Double? {
    guard let end = rangeEnd(at: place), let value = end.values.first,
      let other = self.unit(at: end.end), other.unit.dimension == unit.dimension
    else { return nil }
    place = other.end
    return value * other.unit.factor
  }

  private mutating func readUnit(of mention: inout NumberMention) {
    if skipTimesPerDay() {
      mention.unit = .timesPerDay
    } else if text.has(["x"], at: place), number(at: place + 1) != nil {
      place += 1
      mention.isMultiplier = true
    } else if let found = unit(at: place) {
      place = found.end
      mention.unit = found.unit
      mention.amounts = mention.amounts.map { $0 * found.unit.factor }
      mention.isOfDay = skipDaily()
    }
  }

  /// "1dd", "3 x daags", "3 times a day", "3 per dag".
  private mutating func skipTimesPerDay() -> Bool {
    let start = place
    if text.has(["dd"], at: place) {
      place += 1
      return true
    }
    if text.has(["d", "d"], at: place), tokens[place + 1].gap.hasPrefix(".") {
      place += 2
      return true
    }
    if place < tokens.count, ["x", "keer", "maal", "times"].contains(tokens[place].text) {
      place += 1
    }
    if place == start, text.has(["daags"], at: place) { return false }
    if skipDaily() { return true }
    place = start
    return false
  }

  /// Whether it says "a day" at the place, which is then moved behind it.
  private mutating func skipDaily() -> Bool {
    let ways = [
      ["daags"], ["dagelijks"], ["daily"], ["per", "dag"], ["per", "day"], ["a", "day"],
      ["per", "etmaal"],
    ]
    for way in ways where text.has(way, at: place) {
      place += way.count
      return true
    }
    guard ["dag", "day", "d"].contains(where: { text.has([$0], at: place) }),
      tokens[place].gap == "/"
    else { return false }
    place += 1
    return true
  }

  private typealias FoundUnit = (unit: MeasureUnit, end: Int)

  private func unit(at place: Int) -> FoundUnit? {
    guard place < tokens.count,
      tokens[place].gap.allSatisfy({ $0.isWhitespace || "-‑".contains($0) })
    else { return nil }
    let isQualified = ["internationale", "international"].contains(tokens[place].text)
    let word = isQualified ? place + 1 : place
    guard word < tokens.count,
      let unit = MeasureUnit(
        tokens[word].text, isCapital: tokens[word].isCapitalised, in: language)
    else { return nil }
    return compound((unit, word + 1))
  }

  /// "mg/kg" and "mg per kg" are units of their own.
  private func compound(_ found: FoundUnit) -> FoundUnit {
    let name = tokens[found.end - 1].text
    guard found.end < tokens.count else { return found }
    let next = tokens[found.end]
    let isDay = ["dag", "day", "d", "etmaal"].contains(next.text)
    if next.gap == "/", !isDay, MeasureUnit(next.text, in: language) != nil {
      return (MeasureUnit(named: "\(name)/\(next.text)"), found.end + 1)
    }
    if next.text == "per", found.end + 1 < tokens.count {
      let divisor = tokens[found.end + 1].text
      if !["dag", "day", "etmaal"].contains(divisor), MeasureUnit(divisor, in: language) != nil {
        return (MeasureUnit(named: "\(name)/\(divisor)"), found.end + 2)
      }
    }
    return found
  }

  /// Whether it is told how often: "elke 8 uur", "om de 8 uur", "every 8 hours".
  private func isInterval(before place: Int) -> Bool {
    let words = ["elke", "elk", "iedere", "ieder", "per", "every", "each"]
    return words.contains { text.has([$0], at: place - 1) }
      || text.has(["om", "de"], at: place - 2)
  }
}
