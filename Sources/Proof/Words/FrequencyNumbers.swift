import GuidelineModel

/// Compares the frequencies in a text with the doses of the structure.
extension StructureNumbers {
  func timesPerDay(_ number: NumberMention, in text: TextTokens) -> Text? {
    guard number.dimension == .time || number.dimension == .timesPerDay,
      isOfAdministration(number, in: text),
      !text.numbers.contains(where: { isRate($0) && timesPerDay(against: rates(of: $0)) == nil })
    else { return nil }
    return timesPerDay(against: rates(of: number))
  }

  private func isRate(_ number: NumberMention) -> Bool {
    number.dimension == .timesPerDay || number.isInterval && number.dimension == .time
  }

  /// The times per day of a number: every eight hours is three times.
  private func rates(of number: NumberMention) -> [ClosedRange<Double>] {
    number.dimension == .time
      ? number.amounts.map { (86_400 / $0.upperBound)...(86_400 / $0.lowerBound) } : number.amounts
  }

  /// Whether a frequency is that of an administration: it is beside an amount or the drug, or alone
  /// between two commas; not "check the glucose three times a day".
  private func isOfAdministration(_ number: NumberMention, in text: TextTokens) -> Bool {
    let part = text.part(at: number.range.lowerBound)
    if part.lowerBound >= number.range.lowerBound && part.upperBound <= number.range.upperBound {
      return true
    }
    let dimensions = doses.map { $0.comparableUnit.dimension }
    return text.numbers.contains { amount in
      part.contains(amount.range.lowerBound) && amount.dimension.map(dimensions.contains) == true
    } || doses.contains { $0.drug.map { text.names($0, in: part) } ?? false }
  }

  /// The frequency in the structure, if it differs from the one in the text.
  private func timesPerDay(against said: [ClosedRange<Double>]) -> Text? {
    let times = doses.compactMap(\.timesPerDay)
    guard !times.isEmpty,
      !times.contains(where: { time in said.contains { time.amounts.holds($0) } })
    else { return nil }
    return Self.dose(times.map { "times-per-day: \($0.text)" })
  }

  /// What a number of fractions contradicts, or a number of times beside an amount.
  func times(_ number: NumberMention, in text: TextTokens) -> Text? {
    if number.isTimes {
      guard let amount = text.amount(beside: number) else { return nil }
      let own = doses.filter { $0.comparableUnit.dimension == amount.dimension }
      if own.allSatisfy({ $0.fractions == nil }) {
        return administrations(number, of: amount, own, in: text)
      }
    }
    let fractions = doses.compactMap(\.fractions)
    let counts = text.numbers.filter { $0.dimension == .fractions || $0.isTimes }
    guard !fractions.isEmpty,
      !fractions.contains(where: { count in
        counts.contains { $0.amounts.contains { count.amounts.holds($0) } }
      })
    else { return nil }
    return Self.dose(fractions.map { "fractions: \($0.text)" })
  }

  /// What "twice 10 mg" contradicts: a frequency per day, or an amount given in that many parts.
  private func administrations(
    _ number: NumberMention, of amount: NumberMention, _ doses: [Dose], in text: TextTokens
  ) -> Text? {
    let isPerDay = text.numbers.contains { $0.dimension == .timesPerDay || $0.isInterval }
    guard !doses.isEmpty, !isPerDay, !number.isEqual(to: 1...1) || number.isInDigits else {
      return nil
    }
    let isShared = doses.contains { dose in
      dose.amounts().contains { whole in
        amount.amounts.contains { said in number.amounts.contains { whole.isClose(to: said * $0) } }
      }
    }
    if isShared { return nil }
    let times = doses.compactMap(\.timesPerDay)
    let fits = times.contains { time in number.amounts.contains { time.amounts.holds($0) } }
    return fits || times.isEmpty && number.isEqual(to: 1...1)
      ? nil
      : Self.dose(
        times.isEmpty ? doses.flatMap(\.written) : times.map { "times-per-day: \($0.text)" })
  }

  /// Frequencies without a number that contradict the structure.
  func frequencies(in text: TextTokens) -> [TextContradiction] {
    guard !doses.isEmpty else { return [] }
    return (lessThanDaily(in: text) + single(in: text) + moments(in: text)).map {
      range, structure in
      TextContradiction(range: range, structure: structure)
    }
  }

  private typealias Said = (range: Range<Int>, structure: Text)

  /// Frequencies of less than once a day: "8 mg om de dag", "8 mg weekly".
  private func lessThanDaily(in text: TextTokens) -> [Said] {
    let ways = [
      ["om", "de", "dag"], ["om", "de", "andere", "dag"], ["every", "other", "day"],
      ["every", "second", "day"], ["on", "alternate", "days"], ["wekelijks"], ["weekly"],
      ["per", "week"], ["a", "week"], ["elke", "week"], ["every", "week"], ["maandelijks"],
      ["monthly"], ["per", "maand"], ["a", "month"], ["per", "month"],
    ]
    let isDaily = text.numbers.contains { $0.dimension == .timesPerDay }
    guard !isDaily, let structure = timesPerDay(against: [0...0]) else { return [] }
    return ways.flatMap { way in
      text.tokens.indices.filter { place in
        text.has(way, at: place)
          && text.numbers.contains { number in
            let isBehind = number.range.upperBound == place && !text.startsPart(place)
            return (isBehind || number.range.lowerBound == place + way.count)
              && (isAmount(number, in: text) || number.isTimes && isBehind)
          }
      }.map { ($0..<($0 + way.count), structure) }
    }
  }

  /// Single administrations: "eenmalig 8 Gy", "4 Gy once".
  private func single(in text: TextTokens) -> [Said] {
    let words: Set = ["eenmalig", "eenmalige", "single", "once", "eenmaal"]
    let between: Set = ["dosis", "dose", "fractie", "fraction", "gift", "van", "of"]
    let isDaily = text.numbers.contains { $0.dimension == .timesPerDay || $0.isInterval }
    let isOften = text.numbers.contains { $0.isTimes && !$0.isEqual(to: 1...1) }
    guard !isDaily, !isOften else { return [] }
    return text.tokens.indices.compactMap { place in
      guard words.contains(text.tokens[place].text) else { return nil }
      let behind = (place + 1..<text.tokens.count).first {
        !between.contains(text.tokens[$0].text)
      }
      let isEnd = place + 1 == text.tokens.count || text.startsPart(place + 1)
      let isFirst = text.tokens[place].text != "once"
      let amount = text.numbers.first { number in
        isAmount(number, in: text)
          && (isFirst && number.range.lowerBound == behind
            || isEnd && number.range.upperBound == place)
      }
      guard let amount else { return nil }
      let own = doses.filter { $0.comparableUnit.dimension == amount.dimension }
      let counts = own.compactMap { $0.fractions ?? $0.timesPerDay }
      guard !counts.isEmpty, !counts.contains(where: { $0.amounts.contains(1) }) else { return nil }
      return (
        place..<place + 1,
        Self.dose(
          own.flatMap { dose in
            [
              dose.fractions.map { "fractions: \($0.text)" },
              dose.timesPerDay.map { "times-per-day: \($0.text)" },
            ].compactMap(\.self)
          })
      )
    }
  }

  /// Lists of moments, which count as many times a day: "ochtend, middag en avond".
  private func moments(in text: TextTokens) -> [Said] {
    let moments: [Set<String>] = [
      ["ochtend", "ochtends", "morgens", "morning", "mornings"],
      ["middag", "middags", "noon", "midday", "afternoon", "lunch"],
      ["avond", "avonds", "evening", "evenings"], ["nacht", "nachts", "night", "bedtime"],
    ]
    let between: Set = ["en", "and", "s", "'s", "in", "de", "the", "at", "voor", "before"]
    let isDaily = text.numbers.contains { $0.dimension == .timesPerDay || $0.isInterval }
    guard !isDaily, text.numbers.contains(where: { isAmount($0, in: text) }) else { return [] }
    var rows: [(range: Range<Int>, moments: Set<Int>)] = []
    for (place, token) in text.tokens.enumerated() {
      if let moment = moments.firstIndex(where: { $0.contains(token.text) }) {
        if let last = rows.last,
          text.tokens[last.range.upperBound..<place].allSatisfy({ between.contains($0.text) })
        {
          rows[rows.count - 1] = (
            last.range.lowerBound..<place + 1, last.moments.union([moment])
          )
        } else {
          rows.append((place..<place + 1, [moment]))
        }
      }
    }
    guard rows.count == 1, let row = rows.first, row.moments.count > 1 else { return [] }
    let count = Double(row.moments.count)
    return timesPerDay(against: [count...count]).map { [(row.range, $0)] } ?? []
  }
}

extension TextTokens {
  /// The amount beside a number of times: directly behind it, or directly before it.
  fileprivate func amount(beside times: NumberMention) -> NumberMention? {
    let isAmount = { (number: NumberMention) in
      switch number.dimension {
      case .mass?, .volume?, .activity?, .radiation?, .substance?, .other?: true
      default: false
      }
    }
    if times.isMultiplier {
      return numbers.first { $0.range.lowerBound == times.range.upperBound && isAmount($0) }
    }
    let end = times.range.upperBound
    guard end == tokens.count || startsPart(end) else { return nil }
    return numbers.first { $0.range.upperBound == times.range.lowerBound && isAmount($0) }
  }
}
