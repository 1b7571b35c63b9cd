import GuidelineModel

/// The doses and limits that a text may name, to compare its numbers with.
///
/// A text that names the correct amount may name others too: the next dose, a tablet, the maximum
/// for a day. So a number contradicts the structure only if it is in the place of the correct one.
struct StructureNumbers {
  let doses: [Dose]
  let limits: [TimeLimit]
  let events: [Event]
  /// Whether a length of time without further words counts as a limit: not if it may be the
  /// duration of a treatment.
  let takesBareTimes: Bool
  /// Which numbers need a structure.
  ///
  /// None is needed for what is not to be done, and no dose for what is neither a drug nor
  /// radiation.
  let needs: Needs

  struct Needs {
    /// Whether a latest time needs a limit.
    var limit = false
    var dose = false
  }

  /// A text to compare with the structure.
  struct Words {
    let text: TextTokens
    /// Texts whose numbers may also be in this one, such as its condition.
    let others: [TextTokens]
  }

  /// Words that contradict the structure, with what the structure says.
  struct TextContradiction {
    /// The range of the words.
    let range: Range<Int>
    let structure: Text
  }

  /// The words of a text that contradict the structure.
  ///
  /// - Parameter words: The text.
  /// - Returns: In the order of the text, numbers first.
  func contradictions(in words: Words) -> [TextContradiction] {
    let text = words.text
    guard !doses.isEmpty || !limits.isEmpty else { return [] }
    return numbers(of: words).compactMap { number in
      contradicted(by: number, in: words).map {
        TextContradiction(range: number.range, structure: $0)
      }
    } + frequencies(in: text) + calendarWords(in: text) + otherEvents(in: text)
      + otherAdministration(in: text)
  }

  /// The numbers of a text that need a structure which is missing.
  ///
  /// - Parameter words: The text.
  /// - Returns: In the order of the text.
  func withoutStructure(in words: Words) -> [TextContradiction] {
    numbers(of: words).compactMap { number in
      missing(for: number, in: words.text).map {
        TextContradiction(range: number.range, structure: $0)
      }
    }
  }

  private func numbers(of words: Words) -> [NumberMention] {
    let excused = words.others.flatMap(\.numbers)
    return words.text.numbers.filter { number in
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
    case .length, .volume, .substance, .fractions, .timesPerDay, .percentage, .workingDays, .clock,
      .per, .other, nil:
      return nil
    }
  }

  private func contradicted(by number: NumberMention, in words: Words) -> Text? {
    let text = words.text
    if number.isInterval || number.dimension == .timesPerDay {
      return timesPerDay(number, in: text)
    }
    if number.dimension == .fractions || number.isTimes { return times(number, in: text) }
    let own = doses.filter { $0.comparableUnit.dimension == number.dimension }
    if !own.isEmpty { return amount(number, of: own, in: text) }
    if [.time, .months, .workingDays].contains(number.dimension) { return time(number, in: words) }
    if number.unit == nil { return bareAmount(number, in: text) }
    return doses.isEmpty ? nil : otherUnit(number, in: text)
  }

  static func dose(_ parts: [String]) -> Text {
    let words = parts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
    return Text(nl: "de dosis is \(words)", en: "the dose is \(words)")
  }
}
