/// Recognises dates and times of day, which are not amounts.
extension TextTokens {
  /// The index after a numeric date that begins here: "1-2-2024".
  func endOfDate(at place: Int) -> Int? {
    guard place + 2 < tokens.count, tokens[place].isNumber, tokens[place + 1].isNumber else {
      return nil
    }
    let parts = tokens[place..<place + 3]
    let sign = tokens[place + 1].gap
    guard parts.allSatisfy({ $0.isNumber && $0.text.allSatisfy(\.isNumber) }),
      ["-", "/", "."].contains(sign), tokens[place + 2].gap == sign,
      parts.contains(where: { $0.text.count == 4 }), parts.count(where: { $0.text.count <= 2 }) == 2
    else { return nil }
    return place + 3
  }

  /// The time of day that begins here, in minutes on a 12-hour clock: "14:00", "14.00 uur", "om 8
  /// uur", "2 p.m.".
  func clock(at place: Int) -> (minute: Double, end: Int)? {
    guard let hour = hour(at: place) else { return nil }
    var end = place + 1
    var minute = hour.minute
    if minute == nil, end < tokens.count, tokens[end].gap == ":", tokens[end].text.count == 2,
      let written = Int(tokens[end].text), written < 60
    {
      minute = written
      end += 1
    }
    let isSure = end > place + 1 || isAfterOm(place)
    if let suffix = Self.halvesOfDay.first(where: { has($0, at: end) }) {
      end += suffix.count
    } else if let word = Self.hourWords.first(where: { has([$0], at: end) }) {
      // "1,5 uur" and "8 uur" are durations.
      guard isSure || minute != nil || word.hasPrefix("o") else { return nil }
      end += 1
    } else if end == place + 1, minute == nil || !isClockBehind(end) {
      return nil
    }
    return (Double((hour.hour * 60 + (minute ?? 0)) % 720), end)
  }

  /// "8", or "8.30".
  private func hour(at place: Int) -> (hour: Int, minute: Int?)? {
    guard place < tokens.count else { return nil }
    if !tokens[place].isNumber {
      return NumberWords.value(of: tokens[place].text, in: language).flatMap { value in
        value == value.rounded() && value < 25 ? (Int(value), nil) : nil
      }
    }
    guard place == 0 || !tokens[place].gap.isEmpty else { return nil }
    let parts = tokens[place].text.split(separator: ".", omittingEmptySubsequences: false)
    guard let hour = Int(parts[0]), hour < 25, parts[0].count < 3, parts.count < 3 else {
      return nil
    }
    if parts.count == 1 { return (hour, nil) }
    guard parts[1].count == 2, let minute = Int(parts[1]), minute < 60 else { return nil }
    return (hour, minute)
  }

  fileprivate func isAfterClockWord(_ place: Int) -> Bool {
    place > 0 && ["om", "at"].contains(tokens[place - 1].text)
  }

  /// "Om 8 uur", but neither "om de 8 uur" nor "at 24 hours".
  private func isAfterOm(_ place: Int) -> Bool { has(["om"], at: place - 1) }

  /// Whether another time of day follows, as in "8.00–18.00 uur".
  private func isClockBehind(_ place: Int) -> Bool {
    let joints = ["en", "and", "tot", "to", "of", "or"]
    let isJoined = joints.contains { has([$0], at: place) }
    let next = isJoined ? place + 1 : place
    guard next < tokens.count, isJoined || ["-", "–"].contains(tokens[next].gap),
      hour(at: next)?.minute != nil
    else { return false }
    return Self.hourWords.contains { has([$0], at: next + 1) } || isClockBehind(next + 1)
  }

  private static let halvesOfDay = [["am"], ["pm"], ["a", "m"], ["p", "m"]]
  private static let hourWords = ["uur", "u", "h", "hours", "o’clock", "o'clock"]
}

extension NumberReader {
  /// Reads a time of day at the current index and advances past it.
  mutating func clock() -> NumberMention? {
    guard tokens[place].isNumber || text.isAfterClockWord(place), let found = text.clock(at: place)
    else { return nil }
    let start = place
    place = found.end
    return NumberMention(
      amounts: [found.minute...found.minute], unit: .clock, range: start..<place,
      isInDigits: tokens[start].isNumber)
  }
}
