import GuidelineModel

/// The numbers of a text held against the doses of the structure.
extension StructureNumbers {
  func timesPerDay(_ number: NumberMention) -> Text? {
    let amounts =
      number.dimension == .time
      ? number.amounts.map { (86_400 / $0.upperBound)...(86_400 / $0.lowerBound) } : number.amounts
    guard number.dimension == .time || number.dimension == .timesPerDay else { return nil }
    return timesPerDay(against: amounts)
  }

  /// How often a day it is, where that is not what was said.
  private func timesPerDay(against said: [ClosedRange<Double>]) -> Text? {
    let times = doses.compactMap(\.timesPerDay)
    guard !times.isEmpty,
      !times.contains(where: { time in said.contains { time.amounts.holds($0) } })
    else { return nil }
    return Self.dose(times.map { "times-per-day: \($0.text)" })
  }

  /// What contradicts a number of fractions, or how often an amount beside it is given.
  func times(_ number: NumberMention, in text: TextTokens) -> Text? {
    if number.isTimes {
      guard let amount = text.amount(beside: number) else { return nil }
      let own = doses.filter { $0.comparableUnit.dimension == amount.dimension }
      if own.allSatisfy({ $0.fractions == nil }) {
        return gifts(number, of: amount, own, in: text)
      }
    }
    let fractions = doses.compactMap(\.fractions)
    guard !fractions.isEmpty,
      !fractions.contains(where: { count in number.amounts.contains { count.amounts.holds($0) } })
    else { return nil }
    return Self.dose(fractions.map { "fractions: \($0.text)" })
  }

  /// "Twice 10 mg": how often a day, or an amount that is given in so many parts.
  private func gifts(
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

  func amount(_ number: NumberMention, of doses: [Dose], in text: TextTokens) -> Text? {
    guard !fits(number, doses, in: text) else {
      return isOtherBound(number, of: doses, in: text) ? Self.dose(doses.flatMap(\.written)) : nil
    }
    // "10 mg, at most 40 mg": a bound of what is named right.
    let isBound = [.other, .atMost].contains(text.role(of: number))
    let isNamed = text.numbers.contains {
      $0.dimension == number.dimension && fits($0, doses, in: text)
    }
    if isBound && isNamed { return nil }
    let dose = Self.dose(doses.flatMap(\.written))
    guard number.amounts.count > 1 else { return dose }
    return Text(
      nl: "\(dose.nl) (schrijf het getal zonder punt of komma tussen de duizendtallen)",
      en: "\(dose.en) (write the number without a separator of thousands)")
  }

  /// Whether a text may name an amount, by the likeliest reading of its digits.
  private func fits(_ number: NumberMention, _ doses: [Dose], in text: TextTokens) -> Bool {
    guard let said = number.amounts.first else { return false }
    return doses.contains { dose in
      if text.saysOfDay(number), let ofDay = dose.amountOfDay {
        return ofDay.holds(said) || number.multiplier.contains { ofDay.holds(said * $0) }
      }
      if text.saysOfFraction(number), let each = dose.amountOfFraction {
        return each.holds(said)
          || number.multiplier.contains { times in
            dose.amounts().contains { $0.isClose(to: said * times) }
          } && dose.fractions == nil
      }
      return dose.amounts().contains { amount in
        amount.holds(said) || number.multiplier.contains { amount.isClose(to: said * $0) }
      }
    }
  }

  /// "Ten minste 10 mg" of what is not a floor, "at most 10 mg" of what is one.
  private func isOtherBound(_ number: NumberMention, of doses: [Dose], in text: TextTokens) -> Bool
  {
    let end = text.end(at: number)
    let own = doses.filter { dose in
      dose.amounts().contains { amount in number.amounts.first.map(amount.isClose) ?? false }
    }
    switch end {
    case .from: return !own.isEmpty && own.allSatisfy { !$0.isAtLeast }
    case .upTo: return !own.isEmpty && own.allSatisfy(\.isAtLeast)
    case .lower, .upper, .either: return false
    }
  }

  /// An amount in a unit that no dose has: the same number of another, or by weight or time what the
  /// dose says as it is.
  func otherUnit(_ number: NumberMention, in text: TextTokens) -> Text? {
    let isNamed = text.numbers.contains { other in
      let own = doses.filter { $0.comparableUnit.dimension == other.dimension }
      return !own.isEmpty && fits(other, own, in: text)
    }
    guard !isNamed, let unit = number.unit, isOther(unit, of: number) else { return nil }
    return Self.dose(doses.flatMap(\.written))
  }

  private func isOther(_ unit: MeasureUnit, of number: NumberMention) -> Bool {
    switch unit.dimension {
    case .mass, .volume, .activity, .radiation, .substance:
      return doses.contains { dose in
        [dose.amount, dose.perFraction, dose.total].contains { own in
          guard let own, let said = number.amounts.first else { return false }
          return own.amounts.isClose(to: said * (1 / unit.factor))
        }
      }
    case .other(let name):
      let parts = name.split(separator: "/").map(String.init)
      guard parts.count == 2,
        let own = doses.first(where: { $0.unit.lowercased() == parts[0] })
      else { return false }
      switch parts[1] {
      case "kg": return true
      case "h", "wk", "mnd": return own.timesPerDay != nil
      default: return false
      }
    case .time, .months, .fractions, .timesPerDay, .percentage: return false
    }
  }

  /// An amount of a drug or of radiation where the structure has no dose.
  func missingDose(_ number: NumberMention, in text: TextTokens) -> Text? {
    let before = number.range.lowerBound
    let isChange = ["met", "by", "tot", "to", "with", "per", "naar"].contains {
      text.has([$0], at: before - 1)
    }
    guard needs.dose, !isChange,
      case .bare = text.role(of: number), text.end(at: number) == .either,
      !text.isOfCircumstance(before)
    else { return nil }
    return Text(nl: "maar er staat geen dosis (dose)", en: "but there is no dose")
  }
}

extension StructureNumbers {
  /// Words without a number that say how often a dose is given otherwise than the structure.
  func frequencies(in text: TextTokens) -> [Contradiction] {
    (seldom(in: text) + single(in: text) + moments(in: text)).map { range, structure in
      Contradiction(range: range, structure: structure)
    }
  }

  private typealias Said = (range: Range<Int>, structure: Text)

  /// "8 mg om de dag", "8 mg weekly": less than once a day.
  private func seldom(in text: TextTokens) -> [Said] {
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
            let isBehind = number.range.upperBound == place && !text.opensPart(place)
            return (isBehind || number.range.lowerBound == place + way.count)
              && (isAmount(number, in: text) || number.isTimes && isBehind)
          }
      }.map { ($0..<($0 + way.count), structure) }
    }
  }

  /// "Eenmalig 8 Gy", "4 Gy once": one fraction, or one gift.
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
      let isEnd = place + 1 == text.tokens.count || text.opensPart(place + 1)
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

  /// "Ochtend, middag en avond": as many times a day as there are moments in a row.
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

  /// Whether a number is an amount of some dose, named right.
  private func isAmount(_ number: NumberMention, in text: TextTokens) -> Bool {
    let own = doses.filter { $0.comparableUnit.dimension == number.dimension }
    return !own.isEmpty && fits(number, own, in: text)
  }
}

extension TextTokens {
  /// The amount that a number of times is said of: just behind it, or just before it.
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
    guard end == tokens.count || opensPart(end) else { return nil }
    return numbers.first { $0.range.upperBound == times.range.lowerBound && isAmount($0) }
  }

  /// Whether a number is said of a whole day: "16 mg daily", "dagdosis 16 mg".
  fileprivate func saysOfDay(_ number: NumberMention) -> Bool {
    if number.isOfDay { return true }
    let ways = [
      ["dagelijks"], ["daily"], ["dagdosis"], ["dagdosering"], ["daily", "dose"], ["per", "dag"],
      ["dagdosis", "van"], ["dagdosering", "van"], ["daily", "dose", "of"], ["per", "day"],
      ["elke", "dag"], ["every", "day"],
    ]
    let start = number.range.lowerBound
    let isOfTimes = numbers.contains { $0.dimension == .timesPerDay || $0.isTimes }
    return !isOfTimes && numbers.count { $0.dimension == number.dimension } == 1
      && ways.contains { has($0, at: start - $0.count) }
  }

  /// Whether a number is said of each fraction: "5 x 4 Gy", "5 fracties van 4 Gy".
  fileprivate func saysOfFraction(_ number: NumberMention) -> Bool {
    let start = number.range.lowerBound
    let isWhole = ["totaal", "total"].contains { word in
      (1...2).contains { has([word], at: number.range.upperBound + $0 - 1) }
    }
    if isWhole { return false }
    return !number.multiplier.isEmpty
      || ["van", "of", "à"].contains { has([$0], at: start - 1) }
        && numbers.contains { $0.dimension == .fractions && $0.range.upperBound == start - 1 }
  }

  /// Whether what stands at a place is said of what came before or is the case: "bij klachten
  /// binnen 24 uur".
  func isOfCircumstance(_ place: Int) -> Bool {
    if isConditional(place) { return true }
    let words = [
      "bij", "with", "na", "after", "voor", "vóór", "before", "since", "sinds", "wie", "who",
    ]
    for before in stride(from: place, through: 0, by: -1) where before < tokens.count {
      if before < place, words.contains(tokens[before].text) { return true }
      if opensPart(before) { return false }
    }
    return false
  }
}

extension ClosedRange<Double> {
  /// Whether a text that names the other amount may mean this one: the same, or one of its ends.
  fileprivate func holds(_ other: ClosedRange<Double>) -> Bool {
    isClose(to: other)
      || other.lowerBound == other.upperBound
        && [lowerBound, upperBound].contains { $0.isClose(to: other.lowerBound) }
  }
}

extension Dose {
  /// Every amount that a text about it may name, in the smallest unit of its dimension.
  fileprivate func amounts() -> [ClosedRange<Double>] {
    let amounts = [amount, perFraction, total].compactMap { $0.map(inSmallestUnit) }
    let ofCourse = zip([perFraction], [fractions]).compactMap { each, count in
      each.flatMap { each in count.map { inSmallestUnit(each) * $0.amounts } }
    }
    return amounts + ofCourse
  }

  /// What is given in a day; nil where the dose does not say how often.
  fileprivate var amountOfDay: ClosedRange<Double>? {
    guard let amount, let timesPerDay else { return nil }
    return inSmallestUnit(amount) * timesPerDay.amounts
  }

  /// What is given in a fraction; nil where that cannot be told.
  fileprivate var amountOfFraction: ClosedRange<Double>? {
    if let perFraction { return inSmallestUnit(perFraction) }
    guard let total, let fractions else { return nil }
    let (whole, count) = (inSmallestUnit(total), fractions.amounts)
    let (low, high) = (whole.lowerBound / count.lowerBound, whole.upperBound / count.upperBound)
    return low.isClose(to: high) ? low...low : nil
  }

  private func inSmallestUnit(_ quantity: Quantity) -> ClosedRange<Double> {
    quantity.amounts * comparableUnit.factor
  }

  /// The amounts as the file writes them.
  fileprivate var written: [String] {
    [("amount", amount), ("per-fraction", perFraction), ("total", total)].compactMap {
      key, amount in
      amount.map { "\(key): \($0.text) \(unit)" }
    }
  }
}
