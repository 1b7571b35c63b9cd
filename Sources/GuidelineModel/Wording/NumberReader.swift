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
      var mention = NumberMention(
        amounts: [times...times], unit: isDaily ? .timesPerDay : nil, range: start..<place,
        isInDigits: false)
      mention.isTimes = !isDaily
      // "Once 8 mg is given" is no number of times.
      mention.isMultiplier = !isDaily && times > 1 && number(at: place) != nil
      return mention
    }
    if let times = NumberWords.timesPerDay(tokens[start].text) {
      place += 1
      return NumberMention(
        amounts: [times...times], unit: .timesPerDay, range: start..<place, isInDigits: true)
    }
    if let letter = tokens[start].written.first, tokens.count > start + 2,
      text.has(["i", "d"], at: start + 1), tokens[start + 1].gap == ".",
      let times = NumberWords.timesPerDay("\(letter.lowercased())id")
    {
      place += 3
      return NumberMention(
        amounts: [times...times], unit: .timesPerDay, range: start..<place, isInDigits: true)
    }
    guard let low = number(at: start) else { return nil }
    place = low.end
    var mention = NumberMention(
      amounts: low.values.map { $0...$0 }, unit: nil, range: start..<place,
      isInDigits: low.isInDigits)
    if let high = upperEnd() { mention.amounts = Self.ranges(low.values, high) }
    readUnit(of: &mention)
    if mention.unit == nil, isDayOfCourse(start) {
      // The first day is day 0 or day 1.
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
    for words in [["quarter", "of", "an"], ["a", "quarter", "of", "an"]]
    where language == .english && text.has(words, at: place) {
      return ([0.25], place + words.count, false)
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

  /// Whether "een", "a" or "an" counts here: "binnen een week", but not "once a day"; so does the
  /// article of "binnen het uur".
  private func isArticle(at place: Int) -> Bool {
    guard place + 1 < tokens.count, let unit = MeasureUnit(tokens[place + 1].text, in: language),
      unit.dimension == .time || unit.dimension == .months
    else { return false }
    let before = place > 0 ? tokens[place - 1].text : ""
    if ["het", "the"].contains(tokens[place].text) {
      return ["binnen", "within"].contains(before)
    }
    guard ["een", "a", "an"].contains(tokens[place].text) else { return false }
    let counting = [
      "binnen", "within", "na", "after", "dan", "than", "minstens", "minimaal", "maximaal", "in",
      "tot", "to", "vanaf", "from", "over", "under", "onder", "uiterlijk", "<", ">", "≤", "≥",
      "hooguit", "hoogstens", "least", "most", "minste", "hoogste",
    ]
    let comparing = [
      "langer", "korter", "meer", "minder", "ouder", "jonger", "longer", "shorter", "more", "less",
      "older", "younger",
    ]
    return counting.contains(before)
      || ["of", "or"].contains { text.has([$0], at: place + 2) }
        && comparing.contains { text.has([$0], at: place + 3) }
  }

  /// Whether a number is a day by which something is done: "uiterlijk dag 14", "by day 14".
  private func isDayOfCourse(_ place: Int) -> Bool {
    guard ["dag", "day"].contains(where: { text.has([$0], at: place - 1) }) else { return false }
    let ways = [
      ["uiterlijk"], ["uiterlijk", "op"], ["by"], ["before"], ["voor"], ["vóór"], ["later", "dan"],
      ["later", "than"], ["on", "or", "before"],
    ]
    return ways.contains { text.has($0, at: place - 1 - $0.count) }
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
    } else if place < tokens.count, ["x", "keer", "maal", "times"].contains(tokens[place].text) {
      place += 1
      mention.isTimes = true
      mention.isMultiplier = number(at: place) != nil
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
      ["per", "etmaal"], ["elke", "dag"], ["iedere", "dag"], ["every", "day"], ["each", "day"],
      ["per", "24", "uur"], ["per", "24", "u"], ["per", "24", "h"], ["per", "24", "hours"],
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
      tokens[place].gap.allSatisfy({ $0.isWhitespace || "-‑+".contains($0) })
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
