import Consultation
import GuidelineModel
import Reasoning
import Testing

@Suite struct ClockTimesTests {
  static func clock(_ now: String, _ language: Language = .dutch) throws -> ClockTimes {
    ClockTimes(
      now: try Timestamp(rfc3339: now).instant, timeZone: "Europe/Amsterdam", language: language)
  }

  static let evening = "2026-11-22T21:00:00+01:00"

  @Test(arguments: [
    ("2026-11-22T20:10:00+01:00", "vandaag 20:10", "today 20:10"),
    ("2026-11-22T19:10:00Z", "vandaag 20:10", "today 20:10"),
    ("2026-11-23T09:00:00+01:00", "morgen 09:00", "tomorrow 09:00"),
    ("2026-11-21T23:59:59+01:00", "gisteren 23:59", "yesterday 23:59"),
    ("2026-11-26T14:00:00+01:00", "do 26 nov 14:00", "Thu 26 Nov 14:00"),
    ("2027-01-01T00:00:00+01:00", "vr 1 jan 2027 00:00", "Fri 1 Jan 2027 00:00"),
    ("2025-11-22T21:00:00+01:00", "za 22 nov 2025 21:00", "Sat 22 Nov 2025 21:00"),
  ])
  func `a clock time carries its day when it is not today`(
    time: String, dutch: String, english: String
  ) throws {
    let instant = try Timestamp(rfc3339: time).instant
    #expect(try Self.clock(Self.evening).clock(instant) == dutch)
    #expect(try Self.clock(Self.evening, .english).clock(instant) == english)
  }

  /// On every day of a year, days of which a clock is changed among them, from midnight to midnight.
  @Test func `a day is told by where midnight is on the wall`() throws {
    let first = try Timestamp(rfc3339: "2026-01-01T12:00:00+01:00").instant
    for day in 0..<365 {
      let noon = first.advanced(bySeconds: Int64(day) * 86_400)
      for now in [-11, 0, 10].map({ noon.advanced(bySeconds: $0 * 3600) }) {
        let clock = ClockTimes(now: now, timeZone: "Europe/Amsterdam", language: .dutch)
        for (days, word) in [(-1, "gisteren"), (0, "vandaag"), (1, "morgen")] {
          for (hour, minute, time) in [(0, 0, "00:00"), (23, 59, "23:59")] {
            let instant = try #require(
              moment(clock.wallTime(hour: hour, minute: minute, daysFromToday: days)))
            #expect(clock.clock(instant) == "\(word) \(time)")
          }
        }
        for days in [-2, 2] {
          let instant = try #require(
            moment(clock.wallTime(hour: 12, minute: 0, daysFromToday: days)))
          let words = clock.clock(instant)
          #expect(!["gisteren", "vandaag", "morgen"].contains { words.hasPrefix($0) })
        }
      }
    }
  }

  @Test func `yesterday can be before 1970`() throws {
    let clock = try Self.clock("1970-01-01T00:30:00Z")
    let instant = try Timestamp(rfc3339: "1969-12-31T22:30:00Z").instant
    #expect(clock.clock(instant) == "gisteren 23:30")
    #expect(clock.clock(instant.advanced(bySeconds: 3600)) == "vandaag 00:30")
  }

  @Test func `tomorrow can be another year`() throws {
    let clock = try Self.clock("2026-12-31T22:00:00+01:00")
    let instant = try Timestamp(rfc3339: "2027-01-01T08:00:00+01:00").instant
    #expect(clock.clock(instant) == "morgen 08:00")
  }

  @Test(arguments: [
    ("2026-11-22T21:00:00+01:00", "nu", "now"),
    ("2026-11-22T21:00:30+01:00", "over minder dan 1 min", "in less than 1 min"),
    ("2026-11-22T21:50:59+01:00", "over 50 min", "in 50 min"),
    ("2026-11-22T22:00:00+01:00", "over 1 uur", "in 1 hour"),
    ("2026-11-23T20:10:00+01:00", "over 23 uur 10 min", "in 23 hours 10 min"),
    ("2026-11-24T21:00:00+01:00", "over 2 dagen", "in 2 days"),
    ("2026-11-29T01:30:00+01:00", "over 6 dagen 4 uur", "in 6 days 4 hours"),
    ("2027-01-22T22:00:00+01:00", "over 61 dagen", "in 61 days"),
    ("2026-11-22T20:59:30+01:00", "zojuist verstreken", "just passed"),
    ("2026-11-22T19:45:00+01:00", "1 uur 15 min over tijd", "1 hour 15 min overdue"),
    ("2026-11-20T20:30:00+01:00", "2 dagen over tijd", "2 days overdue"),
  ])
  func `how long from now is said in words`(time: String, dutch: String, english: String) throws {
    let instant = try Timestamp(rfc3339: time).instant
    #expect(try Self.clock(Self.evening).fromNow(instant) == dutch)
    #expect(try Self.clock(Self.evening, .english).fromNow(instant) == english)
  }

  @Test func `a day is 24 hours elapsed when the clocks go forward`() throws {
    let clock = try Self.clock("2026-03-28T20:10:00+01:00")
    let due = clock.now.advanced(bySeconds: 86_400)
    #expect("\(clock.clock(due)), \(clock.fromNow(due))" == "morgen 21:10, over 24 uur")
  }

  @Test func `a day is 24 hours elapsed when the clocks go back`() throws {
    let clock = try Self.clock("2026-10-24T20:10:00+02:00")
    let due = clock.now.advanced(bySeconds: 86_400)
    #expect("\(clock.clock(due)), \(clock.fromNow(due))" == "morgen 19:10, over 24 uur")
  }

  @Test func `the hour that comes twice says which of the two it is`() throws {
    let clock = try Self.clock("2026-10-25T00:30:00+02:00")
    let first = try Timestamp(rfc3339: "2026-10-25T02:30:00+02:00").instant
    let second = try Timestamp(rfc3339: "2026-10-25T02:30:00+01:00").instant
    let third = try Timestamp(rfc3339: "2026-10-25T03:30:00+01:00").instant
    #expect(
      [first, second, third].map(clock.clock) == [
        "vandaag 02:30 (zomertijd)", "vandaag 02:30 (wintertijd)", "vandaag 03:30",
      ])
  }

  @Test func `a clock time may be skipped, and may come twice`() throws {
    let spring = try Self.clock("2026-03-29T12:00:00+02:00")
    let autumn = try Self.clock("2026-10-25T12:00:00+01:00")
    #expect(spring.wallTime(hour: 2, minute: 30, daysFromToday: 0) == .skipped)
    #expect(spring.wallTime(day: "2026-03-29", time: "02:00") == .skipped)
    #expect(spring.wallTime(day: "2026-02-30", time: "02:00") == nil)
    let first = try Timestamp(rfc3339: "2026-10-25T02:30:00+02:00").instant
    let second = first.advanced(bySeconds: 3600)
    #expect(autumn.wallTime(hour: 2, minute: 30, daysFromToday: 0) == .twice(first, second))
    #expect(autumn.wallTime(day: "2026-10-25", time: "02:30") == .twice(first, second))
  }

  /// Of what has happened, a moment that lies ahead is not meant.
  @Test func `of a time that comes twice only what has come can be meant`() throws {
    let first = try Timestamp(rfc3339: "2026-10-25T02:30:00+02:00").instant
    let second = first.advanced(bySeconds: 3600)
    let twice = WallTime.twice(first, second)
    let seen = [-60, 60, 3540, 3600, 90_000].map { first.advanced(bySeconds: $0) }
    #expect(
      seen.map { twice.moments(upTo: $0) } == [
        [first], [first], [first], [first, second], [first, second],
      ])
    #expect(WallTime.skipped.moments(upTo: first) == [])
  }

  @Test func `words that are read later count from no moment of reading`() throws {
    let clock = ClockTimes(
      now: try Timestamp(rfc3339: Self.evening).instant, timeZone: "Europe/Amsterdam",
      language: .dutch, reading: .later)
    let tomorrow = clock.now.advanced(bySeconds: 86_400)
    #expect(clock.clock(tomorrow) == "ma 23 nov 21:00")
    #expect(clock.clockFromNow(tomorrow) == "ma 23 nov 21:00")
    #expect(clock.thisMoment == "zo 22 nov 21:00")
    #expect(clock.relative(to: tomorrow) == nil)
  }

  private func moment(_ time: WallTime?) -> Instant? {
    guard case .once(let moment) = time else { return nil }
    return moment
  }

  @Test func `yesterday across a change of the clocks is the same time on the wall`() throws {
    let clock = try Self.clock("2026-03-29T12:00:00+02:00")
    #expect(
      try clock.wallTime(hour: 8, minute: 0, daysFromToday: -1)
        == .once(Timestamp(rfc3339: "2026-03-28T08:00:00+01:00").instant))
  }
}
