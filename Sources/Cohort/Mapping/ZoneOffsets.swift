import Foundation
import Reasoning

/// By how much the clocks of a time zone are ahead of UTC, as a table that threads share.
struct ZoneOffsets: Sendable {
  /// From a second since 1970 on, how many seconds they are ahead; ascending, the first from always.
  private let changes: [(from: Int64, offset: Int64)]

  /// - Parameter name: Its name in the IANA database.
  init(_ name: String) {
    let zone = TimeZone(identifier: name) ?? .gmt
    func offset(_ second: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
    }
    let first = Instant.earliest.seconds - 86_400
    var changes = [(from: Int64.min, offset: offset(first))]
    // Clocks never change twice within a week, so that a change lies between two weeks that differ.
    for week in stride(from: first, to: Self.end, by: Int(Self.week)) {
      let after = offset(week + Self.week)
      guard let last = changes.last, after != last.offset else { continue }
      var (low, high) = (week, week + Self.week)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if offset(middle) == last.offset { low = middle } else { high = middle }
      }
      changes.append((high, after))
    }
    self.changes = changes
  }

  private static let week: Int64 = 604_800
  private static let twoDays: Int64 = 172_800
  /// The year 2200.
  private static let end: Int64 = 7_258_118_400

  /// The moments at which clocks show a time.
  ///
  /// An hour that clocks go through twice gives both. A time that they leave out is taken by the clock before
  /// the change.
  ///
  /// - Parameter second: The time shown, as seconds since 1970 began there.
  /// - Returns: The first and the last such moment.
  func instants(ofLocal second: Int64) -> EventTime {
    var found: [Int64] = []
    var before = changes[0].offset
    // Offsets differ by less than two days.
    let start = changes.partitioningIndex { $0.from > second - Self.twoDays } - 1
    for place in max(start, 0)..<changes.count {
      let change = changes[place]
      if change.from > second + Self.twoDays { break }
      let moment = second - change.offset
      let isAfter = moment >= change.from
      let isBefore = place + 1 == changes.count || moment < changes[place + 1].from
      if isAfter, isBefore { found.append(moment) }
      if isAfter { before = change.offset }
    }
    let moments = found.isEmpty ? [second - before] : found
    return EventTime(
      earliest: Instant(seconds: moments.min() ?? second),
      latest: Instant(seconds: moments.max() ?? second))
  }
}

extension Array {
  /// The place of the first element that belongs to the second part of a list of two parts.
  fileprivate func partitioningIndex(_ isSecond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
