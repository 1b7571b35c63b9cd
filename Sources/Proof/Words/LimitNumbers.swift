import GuidelineModel

/// Compares the lengths of time in a text with the limits of the structure.
extension StructureNumbers {
  func time(_ number: NumberMention, in words: Words) -> Text? {
    let text = words.text
    let open = limits.filter { limit in !isNamed(limit, in: text) }
    let role = text.role(of: number)
    guard !open.isEmpty, role != .other, role != .bare || takesBareTimes,
      !limits.contains(where: { number.fits($0, as: role) })
    else { return nil }
    // If other texts state the limit correctly, this one must do so too.
    let isNamedBeside = open.contains { limit in words.others.contains { isNamed(limit, in: $0) } }
    let isNamedAtAll = open.count < limits.count
    return isNamedBeside || !isNamedAtAll && text.appliesToWholeText(number) ? written : nil
  }

  /// The violation that a text names a latest time while the structure has no limit.
  func missingLimit(_ number: NumberMention, in text: TextTokens) -> Text? {
    let before = number.range.lowerBound
    guard needs.limit, case .latest = text.role(of: number), !text.isOfCircumstance(before),
      !["voor", "vóór", "before", "prior"].contains(where: {
        text.has([$0], at: number.range.upperBound)
      })
    else { return nil }
    return Text(nl: "maar er staat geen termijn (limit)", en: "but there is no limit")
  }

  private func isNamed(_ limit: TimeLimit, in text: TextTokens) -> Bool {
    text.numbers.contains { number in
      let role = text.role(of: number)
      return role != .other && number.fits(limit, as: role)
    }
  }

  /// Calendar words that are later than every limit allows: "morgen", "next week".
  func calendarWords(in text: TextTokens) -> [TextContradiction] {
    let latest = limits.map { $0.within.map { Double($0.seconds) } ?? .infinity }.max()
    guard let latest, !limits.contains(where: { isNamed($0, in: text) }) else { return [] }
    let main = text.mainPart
    return Self.days.flatMap { way in
      main.filter { place in
        let end = place + way.words.count
        return text.has(way.words, at: place) && latest < way.days * 86_400
          && !Self.otherDays.contains { text.has([$0], at: place - 1) }
          && !Self.mornings.contains { text.has([$0], at: end) }
          && !text.isOfCircumstance(place)
          && !(main.lowerBound..<place).contains {
            Self.conjunctions.contains(text.tokens[$0].text)
          }
      }.map { TextContradiction(range: $0..<($0 + way.words.count), structure: written) }
    }
  }

  private static let days: [(words: [String], days: Double)] = [
    (["overmorgen"], 2), (["the", "day", "after", "tomorrow"], 2), (["morgen"], 1),
    (["tomorrow"], 1), (["volgende", "week"], 7), (["next", "week"], 7),
    (["volgende", "maand"], 28), (["next", "month"], 28),
  ]

  /// Words before "morgen" that give it another meaning ("de morgen") or make it part of another
  /// time ("not until tomorrow").
  private static let otherDays = [
    "de", "elke", "iedere", "goede", "niet", "not", "tot", "until", "before", "voor", "vóór",
    "after",
  ]
  private static let mornings = ["morning", "ochtend", "vroeg", "early"]
  private static let conjunctions: Set = ["of", "or", "en", "and"]

  /// Limits that count from another event than in the structure: "binnen 12 uur na ontslag".
  func otherEvents(in text: TextTokens) -> [TextContradiction] {
    guard let limit = limits.first, limits.allSatisfy({ $0.event == limit.event }),
      let own = events.first(where: { $0.id == limit.event })
    else { return [] }
    let labels = events.map { (event: $0, words: words(of: $0, text.language)) }
    return text.numbers.compactMap { number in
      guard limits.contains(where: { number.fits($0, as: text.role(of: number)) }),
        let start = text.startOfEvent(after: number.range.upperBound)
      else { return nil }
      let named = labels.filter { !$0.words.isEmpty && text.has($0.words, at: start) }
        .max { $0.words.count < $1.words.count }
      guard let named, named.event.id != own.id,
        words(of: own, text.language) != named.words
      else { return nil }
      return TextContradiction(
        range: number.range.lowerBound..<start + named.words.count,
        structure: Text(
          nl: "de termijn is from: \(own.id)", en: "the limit is from: \(own.id)"))
    }
  }

  private func words(of event: Event, _ language: Language) -> [String] {
    TextTokens(event.label[language], language).tokens.map(\.text)
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
}

extension TextTokens {
  /// The index of the words that say which event a length of time counts from.
  fileprivate func startOfEvent(after place: Int) -> Int? {
    guard
      ["na", "after", "of", "vanaf", "from", "sinds", "since"].contains(where: {
        has([$0], at: place)
      })
    else { return nil }
    let isArticle = ["de", "het", "een", "the", "a", "an"].contains { has([$0], at: place + 1) }
    return place + (isArticle ? 2 : 1)
  }
}

extension NumberMention {
  /// Whether a length of time agrees with a limit, given its role in the text.
  fileprivate func fits(_ limit: TimeLimit, as role: TimeRole) -> Bool {
    amounts.contains { time in
      let isLatest = limit.within?.lasts(time.upperBound, dimension) ?? false
      let isEarliest = limit.notBefore?.lasts(time.lowerBound, dimension) ?? false
      return switch role {
      case .latest, .atMost: isLatest
      case .earliest, .atLeast: isEarliest
      case .span, .bare, .other:
        (limit.within == nil || isLatest) && (limit.notBefore == nil || isEarliest)
      }
    }
  }
}

extension TimeSpan {
  /// Whether it equals an amount of time.
  ///
  /// A month has 28 to 31 days, a week five working days.
  fileprivate func lasts(_ amount: Double, _ dimension: MeasureUnit.Dimension?) -> Bool {
    let (length, day) = (Double(seconds), 86_400.0)
    switch dimension {
    case .time: return length.isClose(to: amount)
    case .months: return (amount * 28 * day...amount * 31 * day).contains(length)
    case .workingDays:
      let weekends = (((amount - 1) / 5).rounded(.down), (amount / 5).rounded(.up))
      return ((amount + 2 * weekends.0) * day...(amount + 2 * weekends.1) * day).contains(length)
    default: return false
    }
  }
}
