import GuidelineModel

/// Compares the amounts in a text with the doses of the structure.
extension StructureNumbers {
  func amount(_ number: NumberMention, of doses: [Dose], in text: TextTokens) -> Text? {
    guard !fits(number, doses, in: text) else {
      return isOtherBound(number, of: doses, in: text) ? Self.dose(doses.flatMap(\.written)) : nil
    }
    let open = doses.filter { dose in
      !text.numbers.contains {
        $0.dimension == number.dimension && fits($0, [dose], in: text)
      }
    }
    // "At most 40 mg" is a bound of an amount that the text does not state.
    guard !open.isEmpty, ![.other, .atMost].contains(text.role(of: number)),
      !text.isOfChange(number), !text.isConditional(number.range.lowerBound)
    else { return nil }
    let dose = Self.dose(open.flatMap(\.written))
    guard number.amounts.count > 1 else { return dose }
    return Text(
      nl: "\(dose.nl) (schrijf het getal zonder punt of komma tussen de duizendtallen)",
      en: "\(dose.en) (write the number without a separator of thousands)")
  }

  /// Whether an amount in a text agrees with one of some doses, by the likeliest reading of its
  /// digits.
  func fits(_ number: NumberMention, _ doses: [Dose], in text: TextTokens) -> Bool {
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

  /// Whether a number is the correct amount of some dose.
  func isAmount(_ number: NumberMention, in text: TextTokens) -> Bool {
    let own = doses.filter { $0.comparableUnit.dimension == number.dimension }
    return !own.isEmpty && fits(number, own, in: text)
  }

  /// Whether a number has a bound that the dose does not have: "ten minste 10 mg" of a dose that is
  /// not a minimum, or "at most 10 mg" of one that is.
  private func isOtherBound(_ number: NumberMention, of doses: [Dose], in text: TextTokens) -> Bool
  {
    let own = doses.filter { dose in
      dose.amounts().contains { amount in number.amounts.first.map(amount.isClose) ?? false }
    }
    switch text.bound(at: number) {
    case .from: return !own.isEmpty && own.allSatisfy { !$0.isAtLeast }
    case .upTo: return !own.isEmpty && own.allSatisfy(\.isAtLeast)
    case .lower, .upper, .within, nil: return false
    }
  }

  /// A contradiction by an amount in a unit that no dose has: the number of a dose with another
  /// unit, or an amount by weight or time where the dose is an absolute amount.
  func otherUnit(_ number: NumberMention, in text: TextTokens) -> Text? {
    guard !text.numbers.contains(where: { isAmount($0, in: text) }), let unit = number.unit,
      isOther(unit, of: number), !text.isOfChange(number)
    else { return nil }
    return Self.dose(doses.flatMap(\.written))
  }

  private func isOther(_ unit: MeasureUnit, of number: NumberMention) -> Bool {
    switch unit.dimension {
    case .mass, .volume, .activity, .radiation, .substance:
      return doses.contains { dose in
        switch dose.comparableUnit.dimension {
        // "16 mg daily" may mean "mg/day", and an unknown unit may mean anything.
        case .per(unit.dimension, .time), .per(unit.dimension, .months), .other: return false
        default: break
        }
        return [dose.amount, dose.perFraction, dose.total].contains { own in
          guard let own, let said = number.amounts.first else { return false }
          return own.amounts.isClose(to: said * (1 / unit.factor))
        }
      }
    case .per(let whole, let divisor):
      guard let own = doses.first(where: { $0.comparableUnit.dimension == whole }) else {
        return false
      }
      return divisor == .mass || [.time, .months].contains(divisor) && own.timesPerDay != nil
    default: return false
    }
  }

  /// A contradiction by a number without a unit in the place of the dose's amount: "Dexamethason
  /// 16".
  func bareAmount(_ number: NumberMention, in text: TextTokens) -> Text? {
    guard let dose = doses.first, doses.count == 1, let drug = dose.drug, let amount = dose.amount,
      number.isInDigits, !number.isTimes, number.multiplier.isEmpty,
      !text.numbers.contains(where: { isAmount($0, in: text) }),
      !number.isEqual(to: amount.amounts), !amount.amounts.holds(number.amounts[0])
    else { return nil }
    let (start, end) = (number.range.lowerBound, number.range.upperBound)
    let isEnd =
      end == text.tokens.count || text.startsPart(end)
      || text.routeMentions.contains {
        $0.range.lowerBound == end
      }
    guard start > 0, text.tokens[start].gap == " ", isEnd,
      text.names(drug, in: start - 1..<start)
    else { return nil }
    return Self.dose(dose.written)
  }

  /// The violation that a text names an amount of a drug or of radiation while the structure has no
  /// dose.
  func missingDose(_ number: NumberMention, in text: TextTokens) -> Text? {
    let before = number.range.lowerBound
    let isChange = ["met", "by", "tot", "to", "with", "per", "naar"].contains {
      text.has([$0], at: before - 1)
    }
    guard needs.dose, !isChange, !text.isOfChange(number),
      case .bare = text.role(of: number), text.bound(at: number) == nil,
      !text.isOfCircumstance(before)
    else { return nil }
    return Text(nl: "maar er staat geen dosis (dose)", en: "but there is no dose")
  }
}

extension TextTokens {
  /// Whether an amount is for a whole day: "16 mg daily", "dagdosis 16 mg".
  fileprivate func saysOfDay(_ number: NumberMention) -> Bool {
    if number.isDailyTotal { return true }
    let start = number.range.lowerBound
    let isOfTimes = numbers.contains { $0.dimension == .timesPerDay || $0.isTimes }
    return !isOfTimes && numbers.count { $0.dimension == number.dimension } == 1
      && Self.ofDay.contains { has($0, at: start - $0.count) }
  }

  private static let ofDay = [
    ["dagelijks"], ["daily"], ["dagdosis"], ["dagdosering"], ["daily", "dose"], ["per", "dag"],
    ["dagdosis", "van"], ["dagdosering", "van"], ["daily", "dose", "of"], ["per", "day"],
    ["elke", "dag"], ["every", "day"],
  ]

  /// Whether an amount is for each fraction: "5 x 4 Gy", "5 fracties van 4 Gy".
  fileprivate func saysOfFraction(_ number: NumberMention) -> Bool {
    let (start, end) = (number.range.lowerBound, number.range.upperBound)
    let isWhole = ["totaal", "total"].contains { word in
      (1...2).contains { has([word], at: end + $0 - 1) }
    }
    if isWhole { return false }
    return !number.multiplier.isEmpty
      || ["fractie", "fraction"].contains { has(["per", $0], at: end) }
      || ["van", "of", "à"].contains { has([$0], at: start - 1) }
        && numbers.contains { $0.dimension == .fractions && $0.range.upperBound == start - 1 }
  }

  /// Whether an amount is a change or an equivalent of another amount: "afbouwen met 4 mg", "EQD2
  /// 32,5 Gy".
  fileprivate func isOfChange(_ number: NumberMention) -> Bool {
    part(at: number.range.lowerBound).contains { place in
      Self.changes.contains { tokens[place].text.hasPrefix($0) }
    }
  }

  private static let changes = [
    "afbouw", "afgebouwd", "verlag", "verlaag", "verhog", "verhoog", "verminder", "ophog",
    "opgehoogd",
    "halve", "gehalveerd", "verdubbel", "stap", "titr", "taper", "reduc", "increas", "decreas",
    "lower", "rais", "halv", "doubl", "step", "wean", "escal", "equivalent", "overeenkom",
    "equi", "eqd", "bed", "gelijk", "correspond",
  ]

  /// Whether a place in a text is part of a condition or a circumstance: "bij klachten binnen 24
  /// uur".
  func isOfCircumstance(_ place: Int) -> Bool {
    if isConditional(place) { return true }
    for before in stride(from: place, through: 0, by: -1) where before < tokens.count {
      if before < place, Self.circumstances.contains(tokens[before].text) { return true }
      if startsPart(before) { return false }
    }
    return false
  }

  private static let circumstances: Set = [
    "bij", "with", "na", "after", "voor", "vóór", "before", "since", "sinds", "wie", "who",
  ]
}

/// The amounts that a text about a dose may name.
extension Dose {
  /// All amounts, in the smallest unit of their dimension.
  func amounts() -> [ClosedRange<Double>] {
    let amounts = [amount, perFraction, total].compactMap { $0.map(inSmallestUnit) }
    let ofCourse = zip([perFraction], [fractions]).compactMap { each, count in
      each.flatMap { each in count.map { inSmallestUnit(each) * $0.amounts } }
    }
    return amounts + ofCourse
  }

  /// The amount for a day; nil if the dose has no frequency.
  var amountOfDay: ClosedRange<Double>? {
    guard let amount, let timesPerDay else { return nil }
    return inSmallestUnit(amount) * timesPerDay.amounts
  }

  /// The amount for a fraction; nil if it is not determined.
  var amountOfFraction: ClosedRange<Double>? {
    if let perFraction { return inSmallestUnit(perFraction) }
    guard let total, let fractions else { return nil }
    let (whole, count) = (inSmallestUnit(total), fractions.amounts)
    let (low, high) = (whole.lowerBound / count.lowerBound, whole.upperBound / count.upperBound)
    return low.isClose(to: high) ? low...low : nil
  }

  private func inSmallestUnit(_ quantity: Quantity) -> ClosedRange<Double> {
    quantity.amounts * comparableUnit.factor
  }

  /// The amounts as in the file.
  var written: [String] {
    [("amount", amount), ("per-fraction", perFraction), ("total", total)].compactMap {
      key, amount in
      amount.map { "\(key): \($0.text) \(unit)" }
    }
  }
}

extension ClosedRange<Double> {
  /// Whether another amount agrees with this range: it is the same range, or one of its ends.
  func holds(_ other: ClosedRange<Double>) -> Bool {
    isClose(to: other)
      || other.lowerBound == other.upperBound
        && [lowerBound, upperBound].contains { $0.isClose(to: other.lowerBound) }
  }
}
