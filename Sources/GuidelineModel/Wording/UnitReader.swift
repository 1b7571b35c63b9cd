/// Reads the unit of a number and how often it applies.
extension NumberReader {
  mutating func readUnit(of mention: inout NumberMention) {
    if skipTimesPerDay() {
      mention.unit = .timesPerDay
    } else if place < tokens.count, Self.timesWords.contains(tokens[place].text) {
      place += 1
      mention.isTimes = true
      mention.isMultiplier = number(at: place) != nil
    } else if let found = unit(at: place) {
      place = found.end
      mention.unit = found.unit
      mention.amounts = mention.amounts.map { $0 * found.unit.factor }
      if let end = endOfHalf(at: place), [.time, .months].contains(found.unit.dimension) {
        // "An hour and a half".
        let half = found.unit.factor / 2
        mention.amounts = mention.amounts.map { $0.lowerBound + half...$0.upperBound + half }
        place = end
      }
      mention.isDailyTotal = skipDaily()
    }
  }

  private static let timesWords: Set = ["x", "keer", "maal", "times"]

  /// "Twice", "driemaal daags".
  mutating func times() -> NumberMention? {
    let start = place
    guard let times = NumberWords.times(tokens[start].text, in: language) else { return nil }
    place += 1
    let isDaily = skipDaily()
    var mention = NumberMention(
      amounts: [times...times], unit: isDaily ? .timesPerDay : nil, range: start..<place,
      isInDigits: false)
    mention.isTimes = !isDaily
    // "Once 8 mg is given" states no number of times.
    mention.isMultiplier = !isDaily && times > 1 && number(at: place) != nil
    return mention
  }

  /// "bid", "t.d.s.".
  mutating func timesPerDay() -> NumberMention? {
    let start = place
    var end = start + 1
    var word = tokens[start].text
    guard word.utf8.count <= 3 else { return nil }
    while word.count < 3, word.count == end - start, end < tokens.count, tokens[end].gap == ".",
      tokens[end].text.count == 1
    {
      word += tokens[end].text
      end += 1
    }
    guard let times = NumberWords.timesPerDay(word, in: language) else { return nil }
    place = end
    return NumberMention(
      amounts: [times...times], unit: .timesPerDay, range: start..<place, isInDigits: true)
  }

  /// "q6h".
  mutating func interval() -> NumberMention? {
    let start = place
    guard tokens[start].text == "q", start + 2 < tokens.count, tokens[start + 1].gap.isEmpty,
      let count = Double(tokens[start + 1].text), let unit = unit(at: start + 2)?.unit,
      unit.dimension == .time
    else { return nil }
    place += 3
    let length = count * unit.factor
    var mention = NumberMention(
      amounts: [length...length], unit: unit, range: start..<place, isInDigits: true)
    mention.isInterval = true
    return mention
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
    if place < tokens.count, Self.timesWords.contains(tokens[place].text) {
      place += 1
    }
    if place == start, text.has(["daags"], at: place) { return false }
    if skipDaily() { return true }
    place = start
    return false
  }

  /// Skips "a day" at the current index; returns whether it was there.
  mutating func skipDaily() -> Bool {
    guard place < tokens.count else { return false }
    if let way = Self.daily.first(where: { text.has($0, at: place) }) {
      place += way.count
      return true
    }
    guard tokens[place].gap == "/", ["dag", "day", "d"].contains(tokens[place].text) else {
      return false
    }
    place += 1
    return true
  }

  private static let daily = [
    ["daags"], ["dagelijks"], ["daily"], ["per", "dag"], ["per", "day"], ["a", "day"],
    ["per", "etmaal"], ["elke", "dag"], ["iedere", "dag"], ["every", "day"], ["each", "day"],
    ["per", "24", "uur"], ["per", "24", "u"], ["per", "24", "h"], ["per", "24", "hours"],
  ]

  typealias FoundUnit = (unit: MeasureUnit, end: Int)

  func unit(at place: Int) -> FoundUnit? {
    guard place < tokens.count,
      tokens[place].gap.allSatisfy({ $0.isWhitespace || "-‑+".contains($0) })
    else { return nil }
    if ["working", "business"].contains(tokens[place].text),
      ["day", "days"].contains(where: { text.has([$0], at: place + 1) })
    {
      return (.workingDay, place + 2)
    }
    let isQualified = ["internationale", "international"].contains(tokens[place].text)
    let word = isQualified ? place + 1 : place
    guard word < tokens.count,
      let unit = MeasureUnit(
        tokens[word].text, isCapital: tokens[word].isCapitalised, in: language)
    else { return nil }
    var found = (unit: unit, end: word + 1)
    while let divisor = divisor(at: found.end) {
      found = (found.unit.per(divisor.unit), divisor.end)
    }
    return found
  }

  /// "/kg", "per kg", "a week".
  ///
  /// "A day" is a frequency, and after a fraction comes what it is a fraction of.
  private func divisor(at place: Int) -> FoundUnit? {
    guard place < tokens.count else { return nil }
    let isArticle = language == .english && ["a", "an"].contains(tokens[place].text)
    let isSigned = tokens[place].gap == "/"
    guard isSigned || isArticle || tokens[place].text == "per" else { return nil }
    let word = isSigned ? place : place + 1
    guard word < tokens.count, !["dag", "day", "d", "etmaal"].contains(tokens[word].text) else {
      return nil
    }
    if tokens[word].text == "m", let end = endOfSquare(after: word) { return (.area, end) }
    guard
      let unit = MeasureUnit(
        tokens[word].text, isCapital: tokens[word].isCapitalised, in: language),
      unit.dimension != .fractions
    else { return nil }
    let isTime = [.time, .months].contains(unit.dimension)
    return isArticle && !isTime ? nil : (unit, word + 1)
  }

  /// The index after "m2" or "m²" whose "m" is here.
  private func endOfSquare(after place: Int) -> Int? {
    let next = place + 1
    guard next < tokens.count else { return place + 1 }
    if tokens[next].gap.hasPrefix("²") { return next }
    return tokens[next].gap.isEmpty && tokens[next].text == "2" ? next + 1 : nil
  }
}
