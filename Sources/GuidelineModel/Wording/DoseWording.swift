/// A part of a dose.
enum DosePart: CaseIterable {
  case drug
  case amount
  case fractions
  case perFraction
  case total
  case route
  case form
  case timesPerDay
  case atLeast
}

extension Dose {
  /// The parts of the dose that a clause does not state.
  func unsaid(in clause: Clause) -> Set<DosePart> {
    let numbers = clause.numbers
    let unit = comparableUnit
    func says(_ quantity: Quantity?) -> Bool {
      guard let quantity else { return true }
      return numbers.contains { number in
        number.unit.map { $0.dimension == unit.dimension } ?? clause.names(self.unit, after: number)
          && number.isEqual(to: quantity.amounts * (number.unit == nil ? 1 : unit.factor))
      }
    }
    func says(_ quantity: Quantity?, _ dimension: MeasureUnit.Dimension) -> Bool {
      guard let quantity else { return true }
      return numbers.contains { $0.dimension == dimension && $0.isEqual(to: quantity.amounts) }
    }
    let isInFractions = fractions.map { fractions in
      says(fractions, .fractions)
        || numbers.contains { number in
          number.multiplier.contains { $0.isClose(to: fractions.amounts) }
        }
    }
    let said: [DosePart: Bool] = [
      .drug: drug.map(clause.names) ?? true, .amount: says(amount),
      .fractions: isInFractions ?? true, .perFraction: says(perFraction), .total: says(total),
      .route: route.map(clause.names) ?? true, .form: form.map(clause.names) ?? true,
      .timesPerDay: says(timesPerDay, .timesPerDay),
      .atLeast: !isAtLeast || clause.has(anyOf: ClauseVocabulary.of(clause.text.language).atLeast),
    ]
    return Set(DosePart.allCases.filter { said[$0] == false })
  }

  /// The unit of the amounts, for comparison with units in texts.
  package var comparableUnit: MeasureUnit { MeasureUnit(named: unit) }
}

extension ActionPhrases {
  /// The given parts of a dose in words: "dexamethasone 8-16 mg, oraal, 1 keer per dag".
  func words(_ dose: Dose, _ parts: Set<DosePart>) -> [String] {
    func amount(_ quantity: Quantity?, _ part: DosePart) -> String? {
      parts.contains(part) ? quantity.map { "\(number($0)) \(dose.unit)" } : nil
    }
    let amounts = [
      amount(dose.amount, .amount),
      amount(dose.total, .total).map { either("\($0) in totaal", "\($0) in total") },
      course(dose, parts),
    ].compactMap(\.self)
    let gift = [
      parts.contains(.drug) ? dose.drug : nil,
      parts.contains(.atLeast) ? either("ten minste", "at least") : nil, amounts.first,
    ].compactMap(\.self)
    let ways = [
      parts.contains(.route) ? dose.route.map { RouteWords.words($0, language) } : nil,
      parts.contains(.form) ? dose.form.map { RouteWords.words($0, language) } : nil,
      parts.contains(.timesPerDay) ? dose.timesPerDay.map(timesPerDay) : nil,
    ].compactMap(\.self)
    return (gift.isEmpty ? [] : [gift.joined(separator: " ")]) + amounts.dropFirst() + ways
  }

  /// "5 fracties van 4 Gy".
  private func course(_ dose: Dose, _ parts: Set<DosePart>) -> String? {
    let fractions = parts.contains(.fractions) ? dose.fractions.map(fractions) : nil
    let each =
      parts.contains(.perFraction) ? dose.perFraction.map { "\(number($0)) \(dose.unit)" } : nil
    switch (fractions, each) {
    case (let fractions?, let each?):
      return either("\(fractions) van \(each)", "\(fractions) of \(each)")
    case (let fractions?, nil): return fractions
    case (nil, let each?): return either("\(each) per fractie", "\(each) per fraction")
    case (nil, nil): return nil
    }
  }

  private func fractions(_ count: Quantity) -> String {
    let isOne = count.highest == 1000
    return either(
      "\(number(count)) \(isOne ? "fractie" : "fracties")",
      "\(number(count)) \(isOne ? "fraction" : "fractions")")
  }

  private func timesPerDay(_ count: Quantity) -> String {
    either(
      "\(number(count)) keer per dag",
      count.text == "1" ? "once a day" : "\(number(count)) times a day")
  }

  /// An amount in the number format of the language.
  private func number(_ quantity: Quantity) -> String {
    either(quantity.text.replacing(".", with: ","), quantity.text.replacing("-", with: "–"))
  }
}
