import Consultation
import GuidelineModel
import Reasoning
import Testing

/// The deadlines of an advice as a calendar file (RFC 5545).
@Suite struct DeadlineCalendarTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic()
  }

  private func lines(
    _ sample: SampleCase, in language: Language = .dutch
  ) throws -> [String] {
    let advice = try clinic.advice(for: try sample.patient(in: clinic))
    return DeadlineCalendar(guideline: clinic.guideline, advice: advice, language: language)
      .text(.ofCase("a-case", sequence: 7)).components(separatedByLineEnd: "\r\n")
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `every line is at most 75 octets and every part ends`(
    sample: SampleCase, language: Language
  ) throws {
    let lines = try lines(sample, in: language)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.last == "END:VCALENDAR")
    for part in ["VEVENT", "VALARM"] {
      #expect(
        lines.count { $0 == "BEGIN:\(part)" } == lines.count { $0 == "END:\(part)" })
    }
  }

  @Test func `a deadline stands at its time in UTC`() throws {
    let lines = try lines(.overdue)
    #expect(lines.contains("DTSTART:20261120T193000Z"))
  }

  /// The outcome begins at once; only the tapering has an earliest time.
  @Test func `an earliest time is said of the step it bounds, not of what begins at once`() throws {
    let patient = try clinic.patient(
      start: ["steroids-before-imaging"],
      events: ["dexamethasone-start": "2026-11-22T20:00:00+01:00"], ["primary-tumour": ["known"]])
    let advice = try clinic.advice(for: patient)
    let text = DeadlineCalendar(guideline: clinic.guideline, advice: advice, language: .dutch)
      .text(.ofCase("a-case", sequence: 7)).replacing("\r\n ", with: "")
    let titles = text.split(separator: "\r\n").filter { $0.hasPrefix("SUMMARY:") }
    #expect(titles.count == 2)
    #expect(titles.allSatisfy { $0.contains("in 1-2 weken volledig afbouwen") })
    #expect(!titles.contains { $0.contains("Direct") })
    let moments = MomentWords.all(
      of: try clinic.evaluation(of: patient), in: clinic.guideline, language: .dutch)
    #expect(moments.map(\.time) == ["zo 29 nov 20:00", "zo 6 dec 20:00"])
    #expect(moments.map(\.kind) == ["mag vanaf dan", "uiterlijk"])
  }

  /// The unfolded lines of a calendar of one limit, with the surgery and the moment given.
  private func interval(
    _ identity: DeadlineCalendar.Identity, surgery: String,
    now: String = "2026-11-22T21:00:00+01:00"
  ) throws -> [String] {
    let patient = try clinic.patient(
      start: ["surgery-radiotherapy-interval"], now: now, events: ["surgery": surgery],
      ["postoperative-recovery": ["sufficient"]])
    return DeadlineCalendar(
      guideline: clinic.guideline, advice: try clinic.advice(for: patient), language: .dutch
    ).text(identity).replacing("\r\n ", with: "").components(separatedByLineEnd: "\r\n")
  }

  @Test func `an entry is known again by case, tree and outcome, whatever its time`() throws {
    let first = try interval(.ofCase("one", sequence: 1), surgery: "2026-11-20T10:00:00+01:00")
    let later = try interval(.ofCase("one", sequence: 2), surgery: "2026-11-21T10:00:00+01:00")
    let other = try interval(.ofCase("two", sequence: 3), surgery: "2026-11-20T10:00:00+01:00")
    let uid =
      "UID:one.surgery-radiotherapy-interval.rt-after-3-4-weeks.earliest@wervelwijzer"
    #expect(first.contains(uid) && later.contains(uid) && !other.contains(uid))
    #expect(first.contains("SEQUENCE:1") && later.contains("SEQUENCE:2"))
    #expect(first.first { $0.hasPrefix("DTSTART") } != later.first { $0.hasPrefix("DTSTART") })
    #expect(!first.contains { $0.hasPrefix("DTEND") })
  }

  @Test func `without an identity every entry has a name of its own`() throws {
    let lines = try interval(.random { "drawn" }, surgery: "2026-11-20T10:00:00+01:00")
    #expect(lines.contains("UID:drawn@wervelwijzer") && lines.contains("SEQUENCE:0"))
  }

  @Test(arguments: [
    ("2026-12-11T08:59:59+01:00", "-PT1H"), ("2026-12-11T09:00:00+01:00", "PT0S"),
    ("2026-12-11T09:40:00+01:00", "PT0S"),
  ])
  func `an alarm lies ahead, else at the limit`(now: String, trigger: String) throws {
    let lines = try interval(
      .random { "drawn" }, surgery: "2026-11-20T10:00:00+01:00", now: now)
    #expect(lines.contains("TRIGGER:\(trigger)"))
  }

  @Test func `a limit that is past has no alarm`() throws {
    let lines = try interval(
      .random { "drawn" }, surgery: "2026-10-01T10:00:00+01:00", now: "2026-12-24T10:00:00+01:00")
    #expect(lines.contains("BEGIN:VEVENT"))
    #expect(!lines.contains("BEGIN:VALARM"))
  }

  /// RFC 5546 asks more of a file with a method than this one can say.
  @Test func `nothing is published in anybody's name`() throws {
    let lines = try interval(.random { "drawn" }, surgery: "2026-11-20T10:00:00+01:00")
    #expect(!lines.contains { $0.hasPrefix("METHOD") })
  }

  @Test func `without a deadline there is no calendar to give`() throws {
    let advice = try clinic.advice(for: clinic.patient(events: [:]))
    let calendar = DeadlineCalendar(guideline: clinic.guideline, advice: advice, language: .dutch)
    #expect(calendar.isEmpty)
  }

  @Test(arguments: SampleCase.allCases)
  func `no answer is in it`(sample: SampleCase) throws {
    let patient = try sample.patient(in: clinic)
    let text = try lines(sample).joined()
    for (item, _) in patient.answers {
      #expect(!text.contains(clinic.guideline[item].id.text))
    }
  }
}

extension String {
  fileprivate func components(separatedByLineEnd end: String) -> [String] {
    split(separator: end, omittingEmptySubsequences: true).map(String.init)
  }
}
