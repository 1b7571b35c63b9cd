import GuidelineModel

/// The doses and limits that a text may name, and which of its numbers are none of them.
struct StructureNumbers {
  let doses: [Dose]
  let limits: [TimeLimit]
  /// Whether a length of time that nothing explains is taken for a limit: not where a treatment may
  /// last so long.
  let takesBareTimes: Bool
  /// Whether a latest time needs a limit, and an amount a dose: not of what is not to be done, nor of
  /// what is no drug and no radiation.
  let needs: Needs

  struct Needs {
    var limit = false
    var dose = false
  }

  /// A number of a text that contradicts the structure, with what stands there.
  struct Contradiction {
    /// The words that say it.
    let range: Range<Int>
    let structure: Text
  }

  /// The numbers of a text that say something else than the structure.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - others: Texts whose numbers may stand in it too, such as its condition.
  /// - Returns: In the order of the text.
  func contradictions(in text: TextTokens, besides others: [TextTokens]) -> [Contradiction] {
    numbers(of: text, besides: others).compactMap { number in
      contradicted(by: number, in: text).map { Contradiction(range: number.range, structure: $0) }
    } + frequencies(in: text) + calendarWords(in: text)
  }

  /// The numbers of a text that need a structure where there is none.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - others: Texts whose numbers may stand in it too, such as its condition.
  /// - Returns: In the order of the text.
  func withoutStructure(in text: TextTokens, besides others: [TextTokens]) -> [Contradiction] {
    numbers(of: text, besides: others).compactMap { number in
      missing(for: number, in: text).map { Contradiction(range: number.range, structure: $0) }
    }
  }

  private func numbers(of text: TextTokens, besides others: [TextTokens]) -> [NumberMention] {
    let excused = others.flatMap(\.numbers)
    return text.numbers.filter { number in
      !excused.contains { other in
        other.dimension == number.dimension && number.amounts.contains(where: other.isEqual)
      }
    }
  }

  private func missing(for number: NumberMention, in text: TextTokens) -> Text? {
    if number.isInterval || number.isTimes { return nil }
    switch number.dimension {
    case .time, .months: return limits.isEmpty ? missingLimit(number, in: text) : nil
    case .mass, .activity, .radiation: return doses.isEmpty ? missingDose(number, in: text) : nil
    case .volume, .substance, .fractions, .timesPerDay, .percentage, .other, nil: return nil
    }
  }

  private func contradicted(by number: NumberMention, in text: TextTokens) -> Text? {
    if number.isInterval || number.dimension == .timesPerDay { return timesPerDay(number) }
    if number.dimension == .fractions || number.isTimes { return times(number, in: text) }
    let doses = doses.filter { $0.comparableUnit.dimension == number.dimension }
    if !doses.isEmpty { return amount(number, of: doses, in: text) }
    if number.dimension == .time || number.dimension == .months { return time(number, in: text) }
    return self.doses.isEmpty ? nil : otherUnit(number, in: text)
  }

  static func dose(_ parts: [String]) -> Text {
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
    return written
  }

  /// A latest time where the structure has none.
  private func missingLimit(_ number: NumberMention, in text: TextTokens) -> Text? {
    let before = number.range.lowerBound
    guard needs.limit, case .latest = text.role(of: number), !text.isOfCircumstance(before),
      !["voor", "vóór", "before", "prior"].contains(where: {
        text.has([$0], at: number.range.upperBound)
      })
    else { return nil }
    return Text(nl: "maar er staat geen termijn (limit)", en: "but there is no limit")
  }

  /// "Morgen", "next week": later than every limit allows.
  private func calendarWords(in text: TextTokens) -> [Contradiction] {
    let latest = limits.map { $0.within.map { Double($0.seconds) } ?? .infinity }.max()
    let isNamed = text.numbers.contains { isWithin($0, text.role(of: $0)) }
    guard let latest, !isNamed else { return [] }
    let ways: [(words: [String], days: Double)] = [
      (["overmorgen"], 2), (["the", "day", "after", "tomorrow"], 2), (["morgen"], 1),
      (["tomorrow"], 1), (["volgende", "week"], 7), (["next", "week"], 7),
      (["volgende", "maand"], 28), (["next", "month"], 28),
    ]
    // "De morgen" is another word, and "not until tomorrow" no time of its own.
    let others = [
      "de", "elke", "iedere", "goede", "niet", "not", "tot", "until", "before", "voor", "vóór",
      "after",
    ]
    return ways.flatMap { way in
      text.tokens.indices.filter { place in
        text.has(way.words, at: place) && latest < way.days * 86_400
          && !others.contains { text.has([$0], at: place - 1) } && !text.isOfCircumstance(place)
      }.map { Contradiction(range: $0..<($0 + way.words.count), structure: written) }
    }
  }

  private var written: Text {
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

extension TimeSpan {
  /// Whether it lasts so long; a month has 28 to 31 days.
  fileprivate func lasts(_ amount: Double, _ dimension: MeasureUnit.Dimension?) -> Bool {
    let length = Double(seconds)
    guard dimension == .months else { return length.isClose(to: amount) }
    return (amount * 28 * 86_400...amount * 31 * 86_400).contains(length)
  }
}
