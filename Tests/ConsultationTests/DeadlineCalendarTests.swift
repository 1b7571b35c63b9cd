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
    return DeadlineCalendar(guideline: clinic.guideline, advice: advice, language: language).text
      .components(separatedByLineEnd: "\r\n")
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
    let text = DeadlineCalendar(guideline: clinic.guideline, advice: advice, language: .dutch).text
      .replacing("\r\n ", with: "")
    let titles = text.split(separator: "\r\n").filter { $0.hasPrefix("SUMMARY:") }
    #expect(titles.count == 2)
    #expect(titles.allSatisfy { $0.contains("in 1-2 weken volledig afbouwen") })
    #expect(!titles.contains { $0.contains("Direct") })
    let moments = MomentWords.all(of: advice, in: clinic.guideline, language: .dutch)
    #expect(moments.map(\.time) == ["zo 29 nov 20:00", "zo 6 dec 20:00"])
    #expect(moments.map(\.kind) == ["mag vanaf dan", "uiterlijk"])
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
