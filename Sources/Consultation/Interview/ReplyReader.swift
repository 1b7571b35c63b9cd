import GuidelineModel
import Reasoning

/// Reads what a person types to a question.
struct ReplyReader {
  /// What was meant.
  enum Meaning: Hashable {
    case reply(Interview.Reply)
    case help
    case back
    case stop
    case nothing
    /// Not an answer; what to say about it never repeats what was typed.
    case unclear(String)
  }

  let guideline: Guideline
  let language: Language

  private var phrases: Phrases { Phrases(language) }

  func meaning(
    of line: String, to question: Interview.Question, at now: Timestamp
  ) -> Meaning {
    let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch text.lowercased() {
    case "": return .nothing
    case "?": return .help
    case "<": return .back
    case "q": return .stop
    case "-": return .reply(.notKnown)
    default: break
    }
    let clock = ClockTimes(
      now: now.instant, timeZone: guideline.timeZone, language: language)
    switch question {
    case .event:
      let time = TypedTime(clock: clock).instant(text)
      return time.map { .reply(.time($0)) } ?? .unclear(phrases.notATime)
    case .item(let item, let options):
      return meaning(of: text, among: options, of: guideline[item], clock)
    }
  }

  private func meaning(
    of text: String, among options: PossibleValues, of item: Item, _ clock: ClockTimes
  ) -> Meaning {
    if let place = exactMatch(text, among: options, of: item) {
      return .reply(.answer(.values(PossibleValues([place]))))
    }
    switch item.measurement?.quantity {
    case .onset:
      if let time = TypedTime(clock: clock).instant(text) { return .reply(.answer(.onset(time))) }
    case .months:
      if let months = Self.months(text) { return .reply(.answer(.months(months))) }
    case nil: break
    }
    var places: [Int] = []
    for part in Self.parts(text) {
      switch match(part, among: options, of: item) {
      case .success(let place): places.append(place)
      case .failure(let problem): return .unclear(problem.message)
      }
    }
    return .reply(.answer(.values(PossibleValues(places))))
  }

  /// Several answers are separated by commas, and numbers also by spaces.
  private static func parts(_ text: String) -> [String] {
    let parts = text.split(separator: ",").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    guard parts.count == 1 else { return parts.isEmpty ? [text] : parts }
    let words = text.split(separator: " ").map(String.init)
    return words.allSatisfy({ Int($0) != nil }) ? words : [text]
  }

  /// A number of months with its unit, so that it is not taken for the number of an answer.
  private static func months(_ text: String) -> Double? {
    let text = text.lowercased().replacing(",", with: ".")
    for unit in ["maanden", "maand", "months", "month", "mnd", "mo", "m"] where text.hasSuffix(unit) {
      let digits = text.dropLast(unit.count).trimmingSpaces
      guard !digits.isEmpty, digits.allSatisfy({ $0 == "." || ($0.isASCII && $0.isNumber) }) else {
        return nil
      }
      return Double(digits)
    }
    return nil
  }

  private struct Unmatched: Error {
    let message: String
  }

  private func names(of place: Int, in item: Item) -> [String] {
    let value = item.values[place]
    return [value.id.text, value.label[language].lowercased()]
  }

  private func exactMatch(
    _ text: String, among options: PossibleValues, of item: Item
  ) -> Int? {
    let found = options.filter { names(of: $0, in: item).contains(text.lowercased()) }
    return found.count == 1 ? found[0] : nil
  }

  private func match(
    _ text: String, among options: PossibleValues, of item: Item
  ) -> Result<Int, Unmatched> {
    let places = Array(options)
    if let number = Int(text) {
      return places.indices.contains(number - 1)
        ? .success(places[number - 1])
        : .failure(Unmatched(message: phrases.numberOutOfRange(places.count)))
    }
    if let exact = exactMatch(text, among: options, of: item) { return .success(exact) }
    let begun = places.filter { place in
      names(of: place, in: item).contains { $0.hasPrefix(text.lowercased()) }
    }
    if begun.count == 1 { return .success(begun[0]) }
    guard begun.isEmpty else {
      let labels = begun.map { item.values[$0].label[language] }
      return .failure(Unmatched(message: phrases.ambiguous(labels)))
    }
    let near = nearestName(
      to: text.lowercased(), in: places.flatMap { names(of: $0, in: item) })
    let place = near.flatMap { name in places.first { names(of: $0, in: item).contains(name) } }
    return .failure(
      Unmatched(
        message: phrases.notUnderstood(
          nearest: place.map { place in
            let number = (places.firstIndex(of: place) ?? 0) + 1
            return "\(number) \(item.values[place].label[language])"
          })))
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
