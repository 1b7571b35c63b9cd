import TestSupport
import GuidelineModel
import Testing

@testable import Reasoning

/// Times as RFC 3339 writes them.
struct RFC3339Tests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
    ("2000-02-29T00:00:00Z", 951_782_400), ("2000-03-01T00:00:00Z", 951_868_800),
    ("1900-02-28T00:00:00Z", -2_203_977_600), ("1900-03-01T00:00:00Z", -2_203_891_200),
    ("2024-02-29T12:00:00Z", 1_709_208_000), ("2026-11-22T21:00:00+01:00", 1_795_377_600),
    ("2026-11-22T21:00:00-05:30", 1_795_401_000), ("2026-11-22t20:00:00z", 1_795_377_600),
    ("2026-12-31T23:59:59+14:00", 1_798_711_199), ("2026-01-01T00:00:00-12:00", 1_767_268_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("2026-11-22T21:00:00-00:00", 1_795_381_200), ("0000-02-29T00:00:00Z", -62_162_121_600),
  ])
  func `a time is the moment it names`(text: String, seconds: Int64) throws {
    #expect(try Timestamp(rfc3339: text).instant == Instant(seconds: seconds))
  }

  @Test(arguments: [
    ("2026-11-22T21:00:00.5Z", 500_000_000), ("2026-11-22T21:00:00.000000001Z", 1),
    ("2026-11-22T21:00:00.123456789Z", 123_456_789), ("2026-11-22T21:00:00.000Z", 0),
    ("2026-11-22T21:00:00.1234567899Z", 123_456_789),
  ])
  func `a fraction counts to the nanosecond`(text: String, nanoseconds: Int32) throws {
    #expect(try Timestamp(rfc3339: text).instant.nanoseconds == nanoseconds)
  }

  @Test(arguments: [
    "2026-11-22T21:00:00+01:00", "2026-11-22T21:00:00Z", "2026-11-22T21:00:00-05:30",
    "2024-02-29T23:59:59.25+02:00", "1969-12-31T23:59:59.999999999Z", "2000-02-29T00:00:00+14:00",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "1900-03-01T00:00:00Z",
  ])
  func `a time is written as it was read`(text: String) throws {
    #expect(try Timestamp(rfc3339: text).rfc3339 == text)
  }

  @Test(arguments: 0..<100)
  func `a random time survives writing and reading`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let time = Timestamp(
      Instant(
        seconds: Int64.random(in: -60_000_000_000...250_000_000_000, using: &generator),
        nanoseconds: Int32.random(in: 0..<1_000_000_000, using: &generator)),
      offsetSeconds: 60 * Int.random(in: -1439...1439, using: &generator))
    #expect(try Timestamp(rfc3339: time.rfc3339) == time)
  }

  @Test(arguments: [
    "", "now", "2026-11-22", "2026-11-22T21:00+01:00", "2026-11-22 21:00:00+01:00",
    "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z",
    "2026-11-00T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
    "2026-11-22T24:00:00Z", "2026-11-22T21:60:00Z", "2026-11-22T21:00:61Z",
    "2026-11-22T12:34:60Z", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00",
    "2026-11-22T21:00:00.Z", "2026-11-22T21:00:00,5Z", "2026-11-22T21:00:00+1:00",
    "2026-11-22T21:00:00+0100", "2026-11-22T21:00:00+01", "2026-11-22T21:00:00+24:00",
    "2026-11-22T21:00:00+01:60", "2026-11-22T21:00:00Z ", " 2026-11-22T21:00:00Z",
    "2026-11-22T21:00:00ZZ", "26-11-22T21:00:00Z", "+2026-11-22T21:00:00Z",
    "2026-1-22T21:00:00Z", "２026-11-22T21:00:00Z", "2026-11-22T21:00:00CET",
  ])
  func `a malformed time is refused`(text: String) {
    #expect(throws: Timestamp.ParseFailure.malformed) { try Timestamp(rfc3339: text) }
  }

  @Test(arguments: ["2026-11-22T21:00:00", "2026-11-22T21:00:00.5"])
  func `a time without an offset is refused as such`(text: String) {
    #expect(throws: Timestamp.ParseFailure.missingOffset) { try Timestamp(rfc3339: text) }
  }

  @Test func `moments are in the order of time, whatever their offsets`() throws {
    let times = try [
      "2026-11-22T21:00:00+02:00", "2026-11-22T20:00:00Z", "2026-11-22T20:00:00.000000001Z",
      "2026-11-22T15:30:00-05:00",
    ].map { try Timestamp(rfc3339: $0).instant }
    #expect(times.sorted() == times)
    #expect(times[0].elapsed(until: times[3]).text == "5400")
    #expect(times[2].elapsed(until: times[3]).text == "1799.999999999")
    #expect(times[3].elapsed(until: times[2]).text == "-1799.999999999")
    #expect(times[2].wholeSeconds(until: times[3]) == 1799)
    #expect(times[3].wholeSeconds(until: times[2]) == -1799)
    #expect(times[0].advanced(bySeconds: 3600) == times[1])
  }
}
