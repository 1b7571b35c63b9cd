import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// Limits, measurements and what cannot be, on `Tests/Fixtures/sting/README.md`; a case is told at
/// nine in the evening.
struct MadeUpTimeTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.madeUp(.sting) }

  private static let stinger = "swelling: local, stinger: present, age: infant"
  private static let again = "treatment: ice, relief: no"

  @Test(
    arguments: [
      ("look", stinger, [:], ["look remove: within PT1H visit latest 2026-11-22T22:00:00+01:00"]),
      (
        "look", stinger, ["visit": "2026-11-22T20:30:00+01:00"],
        ["look remove: within PT1H visit latest 2026-11-22T21:30:00+01:00"]
      ),
      ("review", again, [:], ["review see-again: not-before P2D within P7D treated"]),
      (
        "review", again, ["treated": "2026-11-22T20:00:00+01:00"],
        [
          "review see-again: not-before P2D within P7D treated "
            + "earliest 2026-11-24T20:00:00+01:00 latest 2026-11-29T20:00:00+01:00"
        ]
      ),
      ("look", "swelling: spreading", [:], []),
    ] as [(String, String, [String: String], [String])])
  func `a limit counts from its event, and without it has no time`(
    start: String, answers: String, events: [String: String], expected: [String]
  ) throws {
    #expect(
      try clinic.deadlines(clinic.advice(from: [start], answers, events: events)) == expected)
  }

  @Test func `a day is 24 hours, whatever the clocks on the wall do`() throws {
    let advice = try clinic.advice(
      from: ["treat"], "age: adult, stung: older", now: "2026-10-25T12:00:00+01:00",
      events: ["visit": "2026-10-25T00:30:00+02:00"])
    #expect(
      clinic.deadlines(advice) == [
        "treat ointment-daily: within PT24H visit latest 2026-10-25T23:30:00+01:00"
      ])
  }

  @Test func `while a tree is open, the tightest limit still possible is the one to keep`() throws {
    #expect(try clinic.tightestLimits(clinic.advice("")) == ["within PT1H visit"])
    #expect(try clinic.tightestLimits(clinic.advice("stinger: absent")) == ["-"])
    #expect(
      try clinic.tightestLimits(clinic.advice(from: ["treat"], "stung: older"))
        == ["within PT24H visit"])
    #expect(try clinic.tightestLimits(clinic.advice("swelling: none")) == ["-", "-"])
  }

  private func value(
    _ item: String, _ said: String, events: [String: String] = [:]
  ) throws -> String {
    let index = try clinic.item(item)
    let state = try clinic.patient("\(item): \(said)", events: events).state(in: clinic.guideline)
    return clinic.names(state[index], of: index)
  }

  @Test(arguments: [
    ("0 months", "infant"), ("11.999 months", "infant"),
    ("11.9999999999999999999 months", "infant"),
    ("12 months", "child"), ("143.999 months", "child"), ("144 months", "adult"),
    ("1200 months", "adult"),
  ])
  func `an amount at a boundary is in the band above it`(months: String, band: String) throws {
    #expect(try value("age", months) == band)
  }

  @Test(arguments: [
    ("2026-11-22T21:00:00+01:00", "recent"), ("2026-11-22T15:00:00+01:00", "recent"),
    ("2026-11-22T14:59:59.999999999+01:00", "older"), ("1926-11-22T21:00:00+01:00", "older"),
    ("2026-11-22T14:00:00Z", "recent"), ("2026-11-22T13:59:59Z", "older"),
  ])
  func `an onset at a boundary is in the band below it`(onset: String, band: String) throws {
    #expect(try value("stung", "since \(onset)") == band)
  }

  @Test(arguments: [
    ("2026-11-22T12:00:00+01:00", "recent"), ("2026-11-22T11:59:59+01:00", "older"),
    ("2026-11-22T20:00:00+01:00", "recent"),
  ])
  func `an onset is measured up to its event where that is given, and after it is none`(
    onset: String, band: String
  ) throws {
    let visit = ["visit": "2026-11-22T18:00:00+01:00"]
    #expect(try value("stung", "since \(onset)", events: visit) == band)
  }

  private func impossible(
    _ answers: [String: Answer], events: [String: String] = [:]
  ) throws -> ImpossibleCase? {
    var patient = try clinic.patient("", events: events)
    for (item, answer) in answers { patient.answers[try clinic.item(item)] = answer }
    return clinic.impossible(patient)
  }

  private func onset(_ text: String) throws -> Answer {
    .onset(try Timestamp(rfc3339: text).instant)
  }

  @Test func `what has not happened yet, or before 1900, cannot have happened`() throws {
    let stung = try clinic.item("stung")
    let (late, early) = ("2026-11-22T21:00:00.000000001+01:00", "1899-12-31T23:59:59.999999999Z")
    #expect(try impossible(["stung": onset(late)]) == .onsetAfterNow(stung))
    #expect(try impossible(["stung": onset(early)]) == .onsetTooEarly(stung))
    #expect(try impossible(["stung": onset(Clinic.now)]) == nil)
    #expect(try impossible(["stung": onset("1900-01-01T00:00:00Z")]) == nil)
    for event in ["visit", "removed", "treated"] {
      let index = try clinic.event(event)
      #expect(try impossible([:], events: [event: late]) == .eventAfterNow(index))
      #expect(try impossible([:], events: [event: early]) == .eventTooEarly(index))
      #expect(try impossible([:], events: [event: Clinic.now]) == nil)
    }
    #expect(
      clinic.impossible(PatientCase(now: try Timestamp(rfc3339: early))) == .nowTooEarly)
  }

  @Test func `a measurement of another kind, out of range or of nothing cannot be`() throws {
    let months = Answer.amount(Amount(thousandths: 3000), .months)
    let since = try onset("2026-11-22T12:00:00Z")
    for (name, answer) in [
      ("swelling", months), ("swelling", since), ("stung", months), ("age", since),
    ] {
      #expect(try impossible([name: answer]) == .notMeasured(clinic.item(name)))
    }
    let age = try clinic.item("age")
    for text in ["-1", "-0.001", "1200.001", "1e308"] {
      let amount = try #require(Amount(text))
      #expect(try impossible(["age": .amount(amount, .months)]) == .outOfRange(age, .months))
    }
    #expect(try impossible(["age": .values(PossibleValues([]))]) == .noValue(age))
  }
}
