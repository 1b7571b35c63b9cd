import GuidelineModel

/// The doses and limits that a text may name, and which of its numbers are none of them.
struct StructureNumbers {
  let doses: [Dose]
  let limits: [TimeLimit]
  /// Whether a length of time that nothing explains is taken for a limit: not where a treatment may
  /// last so long.
  let takesBareTimes: Bool

  /// A number of a text that contradicts the structure, with what stands there.
  struct Contradiction {
    let number: NumberMention
    let structure: Text
  }

  /// The numbers of a text that say something else than the structure.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - others: Texts whose numbers may stand in it too, such as its condition.
  /// - Returns: In the order of the text.
  func contradictions(in text: TextTokens, besides others: [TextTokens]) -> [Contradiction] {
    let excused = others.flatMap(\.numbers)
    let numbers = text.numbers.filter { number in
      !excused.contains { other in
        other.dimension == number.dimension && number.amounts.contains(where: other.isEqual)
      }
    }
    return numbers.compactMap { number in
      contradicted(by: number, in: text).map { Contradiction(number: number, structure: $0) }
    }
  }

  private func contradicted(by number: NumberMention, in text: TextTokens) -> Text? {
    if number.isInterval || number.dimension == .timesPerDay { return timesPerDay(number) }
    if number.dimension == .fractions || number.isMultiplier { return fractions(number, in: text) }
    let doses = doses.filter { $0.comparableUnit.dimension == number.dimension }
    if !doses.isEmpty { return amount(number, of: doses, in: text) }
    return number.dimension == .time || number.dimension == .months ? time(number, in: text) : nil
  }

  private func timesPerDay(_ number: NumberMention) -> Text? {
    let times = doses.compactMap(\.timesPerDay)
    let amounts =
      number.dimension == .time
      ? number.amounts.map { (86_400 / $0.upperBound)...(86_400 / $0.lowerBound) } : number.amounts
    guard number.dimension == .time || number.dimension == .timesPerDay, !times.isEmpty,
      !times.contains(where: { time in amounts.contains { time.amounts.holds($0) } })
    else { return nil }
    return Self.dose(times.map { "times-per-day: \($0.text)" })
  }

  private func fractions(_ number: NumberMention, in text: TextTokens) -> Text? {
    let fractions = doses.compactMap(\.fractions)
    if number.isMultiplier {
      let next = text.numbers.first { $0.range.lowerBound == number.range.upperBound }
      guard doses.contains(where: { $0.comparableUnit.dimension == next?.dimension }) else {
        return nil
      }
    }
    guard !fractions.isEmpty,
      !fractions.contains(where: { count in number.amounts.contains { count.amounts.holds($0) } })
    else { return nil }
    return Self.dose(fractions.map { "fractions: \($0.text)" })
  }

  private func amount(_ number: NumberMention, of doses: [Dose], in text: TextTokens) -> Text? {
    func fits(_ number: NumberMention) -> Bool {
      doses.contains { dose in
        dose.amounts(ofDay: number.isOfDay).contains { amount in
          number.amounts.contains { said in
            amount.holds(said) || number.multiplier.contains { amount.isClose(to: said * $0) }
          }
        }
      }
    }
    guard !fits(number) else { return nil }
    // "10 mg, at most 40 mg": a bound of what is named right.
    let isBound = [.other, .atMost].contains(text.role(of: number))
    let isNamed = text.numbers.contains { $0.dimension == number.dimension && fits($0) }
    if isBound && isNamed { return nil }
    return Self.dose(doses.flatMap(\.written))
  }

  private static func dose(_ parts: [String]) -> Text {
    let words = parts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
    return Text(nl: "de dosis is \(words)", en: "the dose is \(words)")
  }
}

extension StructureNumbers {
  private func time(_ number: NumberMention, in text: TextTokens) -> Text? {
    guard !limits.isEmpty, !fits(number, as: text.role(of: number)) else { return nil }
    switch text.role(of: number) {
    case .latest, .earliest: break
    case .other: return nil
    case .bare where !takesBareTimes: return nil
    case .bare, .span, .atMost, .atLeast:
      let isNamed = text.numbers.contains { other in
        [.time, .months].contains(other.dimension) && isWithin(other, text.role(of: other))
      }
      if isNamed { return nil }
    }
    let written = limits.flatMap { limit in
      [
        limit.notBefore.map { "not-before: \($0.iso8601)" },
        limit.within.map { "within: \($0.iso8601)" },
      ].compactMap(\.self)
    }
    let words = written.joined(separator: ", ")
    return Text(nl: "de termijn is \(words)", en: "the limit is \(words)")
  }

  /// Whether a length of time is named that some limit has, as what it is there.
  private func isWithin(_ number: NumberMention, _ role: TimeRole) -> Bool {
    role != .other && fits(number, as: role)
  }

  private func fits(_ number: NumberMention, as role: TimeRole) -> Bool {
    limits.contains { limit in
      number.amounts.contains { time in
        let isLatest = limit.within?.lasts(time.upperBound, number.dimension) ?? false
        let isEarliest = limit.notBefore?.lasts(time.lowerBound, number.dimension) ?? false
        return switch role {
        case .latest, .atMost: isLatest
        case .earliest, .atLeast: isEarliest
        case .span, .bare, .other:
          (limit.within == nil || isLatest) && (limit.notBefore == nil || isEarliest)
        }
      }
    }
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

extension TimeSpan {
  /// Whether it lasts so long; a month has 28 to 31 days.
  fileprivate func lasts(_ amount: Double, _ dimension: MeasureUnit.Dimension?) -> Bool {
    let length = Double(seconds)
    guard dimension == .months else { return length.isClose(to: amount) }
    return (amount * 28 * 86_400...amount * 31 * 86_400).contains(length)
  }
}

extension Dose {
  /// Every amount that a text about it may name, in the smallest unit of its dimension; the amount of
  /// a day only where that is what it says.
  fileprivate func amounts(ofDay isOfDay: Bool) -> [ClosedRange<Double>] {
    let factor = comparableUnit.factor
    let amounts = [amount, perFraction, total].compactMap { $0.map { $0.amounts * factor } }
    let ofDay = zip([amount], [timesPerDay]).compactMap { amount, times in
      amount.flatMap { amount in times.map { amount.amounts * factor * $0.amounts } }
    }
    let ofCourse = zip([perFraction], [fractions]).compactMap { each, count in
      each.flatMap { each in count.map { each.amounts * factor * $0.amounts } }
    }
    return amounts + (isOfDay ? ofDay : []) + ofCourse
  }

  /// The amounts as the file writes them.
  fileprivate var written: [String] {
    [("amount", amount), ("per-fraction", perFraction), ("total", total)].compactMap {
      key, amount in
      amount.map { "\(key): \($0.text) \(unit)" }
    }
  }
}
