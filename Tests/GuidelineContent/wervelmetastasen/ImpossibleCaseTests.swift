import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// What in a case cannot be.
struct ImpossibleCaseTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private func error(
    _ answers: [String: Answer], events: [String: String] = [:]
  ) throws -> ImpossibleCase? {
    var patient = try clinic.patient("", events: events)
    for (item, answer) in answers { patient.answers[try clinic.item(item)] = answer }
    do throws(ImpossibleCase) {
      _ = try clinic.reasoner.conclusion(for: patient)
      return nil
    } catch { return error }
  }

  private func instant(_ text: String) throws -> Instant { try Timestamp(rfc3339: text).instant }

  @Test(arguments: ["paraplegia-onset", "progression-onset"])
  func `an onset after now cannot be`(item: String) throws {
    let late = Answer.onset(try instant("2026-11-22T21:00:00.000000001+01:00"))
    #expect(try error([item: late]) == .onsetAfterNow(clinic.item(item)))
    #expect(
      try error([item: late], events: ["suspicion": "2026-11-01T00:00:00Z"])
        == .onsetAfterNow(clinic.item(item)))
    #expect(try error([item: .onset(instant(Clinic.now))]) == nil)
  }

  @Test(arguments: [
    "suspicion", "imaging-result", "definitive-diagnosis", "dexamethasone-start", "surgery",
  ])
  func `an event after now cannot be`(event: String) throws {
    let index = try #require(clinic.guideline.event(named: event))
    #expect(try error([:], events: [event: "2026-11-22T20:00:01Z"]) == .eventAfterNow(index))
    #expect(try error([:], events: [event: "2026-11-22T20:00:00Z"]) == nil)
  }

  @Test func `a moment before 1900 cannot be`() throws {
    let (last, first) = ("1899-12-31T23:59:59.999999999Z", "1900-01-01T00:00:00Z")
    for place in clinic.guideline.events.indices {
      let event = clinic.guideline.events[place].id.text
      #expect(try error([:], events: [event: last]) == .eventTooEarly(Index(place)))
      #expect(try error([:], events: [event: first]) == nil)
    }
    for item in ["paraplegia-onset", "progression-onset"] {
      #expect(
        try error([item: .onset(instant(last))]) == .onsetTooEarly(clinic.item(item)))
      #expect(try error([item: .onset(instant(first))]) == nil)
    }
    for (now, expected) in [(last, ImpossibleCase.nowTooEarly), (first, nil)] {
      let patient = PatientCase(now: try Timestamp(rfc3339: now))
      let found: ImpossibleCase?
      do throws(ImpossibleCase) {
        _ = try clinic.reasoner.conclusion(for: patient)
        found = nil
      } catch { found = error }
      #expect(found == expected)
    }
  }

  @Test(arguments: ["-1", "-0.001", "-0.0000000000001", "-5e-324", "-1e300", "1200.001", "1e308"])
  func `months that are negative or more than a hundred years cannot be`(months: String) throws {
    let amount = try #require(Amount(months))
    #expect(
      try error(["life-expectancy": .amount(amount, .months)])
        == .outOfRange(clinic.item("life-expectancy"), .months))
  }

  @Test func `a measurement on an item that takes none, or another kind, cannot be`() throws {
    let onset = Answer.onset(try instant("2026-11-22T00:00:00Z"))
    #expect(try error(["pain": onset]) == .notMeasured(clinic.item("pain")))
    #expect(
      try error(["pain": .amount(Amount(thousandths: 3000), .months)])
        == .notMeasured(clinic.item("pain")))
    #expect(
      try error(["life-expectancy": onset]) == .notMeasured(clinic.item("life-expectancy")))
    #expect(
      try error(["paraplegia-onset": .amount(Amount(thousandths: 1000), .months)])
        == .notMeasured(clinic.item("paraplegia-onset")))
  }

  @Test func `an answer that leaves no value cannot be`() throws {
    #expect(
      try error(["pain": .values(PossibleValues([]))]) == .noValue(clinic.item("pain")))
  }
}
