import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The sides on which exact boundaries lie, and up to when an onset is measured (section 1).
struct BoundaryTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private func value(
    _ item: String, _ said: String, now: String = Clinic.now, suspicion: String? = nil
  ) throws -> String {
    let events = suspicion.map { ["suspicion": $0] } ?? [:]
    let patient = try clinic.patient("\(item): \(said)", now: now, events: events)
    let index = try clinic.item(item)
    return clinic.names(try patient.state(in: clinic.guideline)[index], of: index)
  }

  @Test(arguments: [
    ("0 months", "under-3-months"), ("2.999 months", "under-3-months"),
    ("2.9999999999 months", "under-3-months"), ("3 months", "3-to-6-months"),
    ("3.001 months", "3-to-6-months"), ("5.999 months", "3-to-6-months"),
    ("6 months", "6-to-12-months"), ("6.001 months", "6-to-12-months"),
    ("11.999 months", "6-to-12-months"), ("11.9999999999 months", "6-to-12-months"),
    ("12 months", "over-12-months"), ("12.001 months", "over-12-months"),
    ("1200 months", "over-12-months"),
  ])
  func `exactly 3, 6 and 12 months count as the longer expectancy`(
    months: String, expected: String
  ) throws {
    #expect(try value("life-expectancy", months) == expected)
  }

  @Test func `the smallest step below a boundary lies below it`() throws {
    let item = try clinic.item("life-expectancy")
    let below = try ["2.9999999999999999999", "5.9999999999999999999", "11.9999999999999999999"].map
    {
      let answers = [item: Answer.amount(try #require(Amount($0)), .months)]
      let now = try Timestamp(rfc3339: Clinic.now)
      return clinic.names(
        try PatientCase(now: now, answers: answers).state(in: clinic.guideline)[item], of: item)
    }
    #expect(below == ["under-3-months", "3-to-6-months", "6-to-12-months"])
  }

  @Test(arguments: [
    ("2026-11-22T21:00:00+01:00", "under-48-hours"),
    ("2026-11-20T21:00:01+01:00", "under-48-hours"),
    ("2026-11-20T21:00:00.000000001+01:00", "under-48-hours"),
    ("2026-11-20T21:00:00+01:00", "under-48-hours"),
    ("2026-11-20T20:59:59.999999999+01:00", "over-48-hours"),
    ("2026-11-20T20:59:59+01:00", "over-48-hours"),
    ("1926-11-20T20:59:59+01:00", "over-48-hours"),
  ])
  func `exactly 48 hours count as under 48 hours`(onset: String, expected: String) throws {
    #expect(try value("paraplegia-onset", "since \(onset)") == expected)
  }

  @Test(arguments: [
    ("2026-11-22T21:00:00+01:00", "under-7-days"),
    ("2026-11-15T21:00:01+01:00", "under-7-days"),
    ("2026-11-15T21:00:00+01:00", "under-7-days"),
    ("2026-11-15T20:59:59.999999999+01:00", "over-7-days"),
    ("2026-11-15T20:59:59+01:00", "over-7-days"),
  ])
  func `exactly 7 days count as under 7 days`(onset: String, expected: String) throws {
    #expect(try value("progression-onset", "since \(onset)") == expected)
  }

  @Test(arguments: [
    ("paraplegia-onset", "2026-11-18T20:00:00+01:00", "under-48-hours"),
    ("paraplegia-onset", "2026-11-18T19:59:59+01:00", "over-48-hours"),
    ("progression-onset", "2026-11-13T20:00:00+01:00", "under-7-days"),
    ("progression-onset", "2026-11-13T19:59:59+01:00", "over-7-days"),
  ])
  func `an onset is measured up to the suspicion where that is known`(
    item: String, onset: String, expected: String
  ) throws {
    #expect(
      try value(item, "since \(onset)", suspicion: "2026-11-20T20:00:00+01:00") == expected)
  }

  @Test(arguments: [
    "2026-11-22T21:00:00+01:00", "2026-11-24T21:00:00+01:00", "2027-11-22T21:00:00+01:00",
  ])
  func `waiting never changes the value once the suspicion is known`(now: String) throws {
    let suspicion = "2026-11-22T20:10:00+01:00"
    #expect(
      try value(
        "paraplegia-onset", "since 2026-11-20T20:10:00+01:00", now: now, suspicion: suspicion)
        == "under-48-hours")
    #expect(
      try value(
        "progression-onset", "since 2026-11-15T20:10:00+01:00", now: now, suspicion: suspicion)
        == "under-7-days")
  }

  @Test(arguments: ["2026-11-01T20:00:00+01:00", "2026-11-01T20:00:01+01:00", Clinic.now])
  func `an onset between suspicion and now counts as zero`(onset: String) throws {
    let suspicion = "2026-11-01T20:00:00+01:00"
    #expect(
      try value("paraplegia-onset", "since \(onset)", suspicion: suspicion) == "under-48-hours")
    #expect(
      try value("progression-onset", "since \(onset)", suspicion: suspicion) == "under-7-days")
  }

  @Test(arguments: [
    ("2026-10-24T12:00:00+02:00", "2026-10-26T11:00:00+01:00", "under-48-hours"),
    ("2026-10-24T12:00:00+02:00", "2026-10-26T11:00:01+01:00", "over-48-hours"),
    ("2026-03-28T12:00:00+01:00", "2026-03-30T13:00:00+02:00", "under-48-hours"),
    ("2026-03-28T12:00:00+01:00", "2026-03-30T13:00:01+02:00", "over-48-hours"),
    ("2026-03-28T12:00:00+14:00", "2026-03-29T10:00:00-12:00", "under-48-hours"),
    ("2026-03-28T12:00:00+14:00", "2026-03-29T10:00:01-12:00", "over-48-hours"),
  ])
  func `a day is 24 hours elapsed, whatever the clocks on the wall do`(
    onset: String, now: String, expected: String
  ) throws {
    #expect(try value("paraplegia-onset", "since \(onset)", now: now) == expected)
  }

  @Test func `a boundary decides the advice as the value does`() throws {
    let answers = """
      adequate-imaging: unavailable, compression-signs: present, paraplegia: complete, \
      paraplegia-onset: since 
      """
    #expect(
      try clinic.visits(clinic.advice(answers + "2026-11-20T21:00:00+01:00")).first
        == "imaging ⇒ mri-12h-steroids")
    #expect(
      try clinic.visits(clinic.advice(answers + "2026-11-20T20:59:59+01:00")).first
        == "imaging ⇒ mri-2w-late-paraplegia")
  }
}
