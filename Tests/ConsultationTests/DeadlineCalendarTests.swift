import Consultation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// The deadlines of an advice as a calendar file (RFC 5545).
@Suite struct DeadlineCalendarTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic.builtIn()
  }

  private func lines(
    _ sample: SampleCase, in language: Language = .dutch
  ) throws -> [String] {
    try calendar(of: try sample.patient(in: clinic), in: language)
      .text(.ofCase("a-case", sequence: 7)).components(separatedByLineEnd: "\r\n")
  }

  private func calendar(
    of patient: PatientCase, in language: Language = .dutch
  ) throws -> DeadlineCalendar {
    DeadlineCalendar(
      guideline: clinic.guideline, evaluation: try clinic.evaluation(of: patient),
      language: language)
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

  /// The outcome begins at once; only the tapering has a window, and that is one entry at its end.
  @Test func `a window is one entry, worded as an end`() throws {
    let patient = try clinic.patient(
      from: ["steroids-before-imaging"],
      "primary-tumour: known",
      events: ["dexamethasone-start": "2026-11-22T20:00:00+01:00"])
    let text = try calendar(of: patient)
      .text(.ofCase("a-case", sequence: 7)).replacing("\r\n ", with: "")
    let titles = text.split(separator: "\r\n").filter { $0.hasPrefix("SUMMARY:") }
    #expect(
      titles == [
        "SUMMARY:Uiterlijk: Dexamethason afbouwen. Volledig gestopt: niet vóór zo 29 nov 20:00\\, "
          + "uiterlijk zo 6 dec 20:00. Niet in één keer stoppen."
      ])
    #expect(text.contains("DTSTART:20261206T190000Z\r\n"))
    #expect(text.contains("UID:a-case.dexamethasone-taper@wervelwijzer\r\n"))
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
      from: ["surgery-radiotherapy-interval"],
      "postoperative-recovery: sufficient",
      now: now,
      events: ["surgery": surgery])
    return try calendar(of: patient).text(identity).replacing("\r\n ", with: "")
      .components(separatedByLineEnd: "\r\n")
  }

  @Test func `an entry is known again by case and step, whatever its time`() throws {
    let first = try interval(.ofCase("one", sequence: 1), surgery: "2026-11-20T10:00:00+01:00")
    let later = try interval(.ofCase("one", sequence: 2), surgery: "2026-11-21T10:00:00+01:00")
    let other = try interval(.ofCase("two", sequence: 3), surgery: "2026-11-20T10:00:00+01:00")
    let uid = "UID:one.postoperative-radiotherapy@wervelwijzer"
    #expect(first.contains(uid) && later.contains(uid) && !other.contains(uid))
    #expect(first.contains("SEQUENCE:1") && later.contains("SEQUENCE:2"))
    #expect(first.first { $0.hasPrefix("DTSTART") } != later.first { $0.hasPrefix("DTSTART") })
    #expect(!first.contains { $0.hasPrefix("DTEND") })
  }

  @Test func `without an identity every entry has a name of its own`() throws {
    let lines = try interval(.random { "drawn" }, surgery: "2026-11-20T10:00:00+01:00")
    #expect(lines.contains("UID:drawn@wervelwijzer") && lines.contains("SEQUENCE:0"))
  }

  /// A limit of 24 hours from a suspicion so many minutes ago.
  private func withinADay(_ minutes: Int64) throws -> String {
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    var patient = try clinic.patient(
      """
      adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, \
      radicular-deficit: unilateral, progression-onset: under-7-days
      """)
    let suspicion = try #require(clinic.guideline.event(named: "suspicion"))
    patient.events[suspicion] = now.instant.advanced(bySeconds: -60 * minutes)
    let file = try calendar(of: patient).text(.random { "drawn" }).replacing("\r\n ", with: "")
    let entry = file.split(separator: "BEGIN:VEVENT").first {
      $0.contains("SUMMARY:Uiterlijk: MRI gehele wervelkolom\r\n")
    }
    return String(try #require(entry))
  }

  @Test(arguments: [
    (0, "-PT8H -PT2H"), (900, "-PT8H -PT2H"), (960, "-PT2H"), (1320, "PT0S"), (1439, "PT0S"),
    (1440, ""), (1800, ""),
  ])
  func `alarms lie ahead, else at the limit, and none is past`(
    minutes: Int64, triggers: String
  ) throws {
    let entry = try withinADay(minutes)
    let found = entry.split(separator: "\r\n").filter { $0.hasPrefix("TRIGGER:") }
    #expect(found.map { $0.dropFirst(8) }.joined(separator: " ") == triggers)
  }

  @Test func `what is not allowed yet is announced a day ahead`() throws {
    let lines = try interval(.random { "drawn" }, surgery: "2026-11-20T10:00:00+01:00")
    #expect(lines.filter { $0.hasPrefix("TRIGGER:") } == ["TRIGGER:-PT24H"])
  }

  @Test func `what is done, running or superseded has no entry`() throws {
    let story = try clinic.patient(
      """
      adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, \
      radicular-deficit: unilateral, progression-onset: under-7-days, primary-tumour: known
      """,
      events: [
        "suspicion": "2026-11-20T20:00:00+01:00", "imaging-result": "2026-11-21T20:00:00+01:00",
        "dexamethasone-start": "2026-11-20T21:00:00+01:00",
      ])
    let text = try calendar(of: story).text(.ofCase("one", sequence: 1))
    #expect(!text.contains("UID:one.whole-spine-imaging@"))
    #expect(!text.contains("UID:one.dexamethasone-bolus@"))
    #expect(text.contains("UID:one.dexamethasone-taper@"))
  }

  @Test func `what counts from a time that nobody confirmed says so, in its title too`() throws {
    let patient = try clinic.patient(
      """
      adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, \
      radicular-deficit: unilateral, progression-onset: under-7-days
      """)
    let text = try calendar(of: patient).text(.random { "drawn" }).replacing("\r\n ", with: "")
    #expect(text.contains("SUMMARY:Uiterlijk: MRI gehele wervelkolom (niet bevestigd)\r\n"))
  }

  /// RFC 5546 asks more of a file with a method than this one can say.
  @Test func `nothing is published in anybody's name`() throws {
    let lines = try interval(.random { "drawn" }, surgery: "2026-11-20T10:00:00+01:00")
    #expect(!lines.contains { $0.hasPrefix("METHOD") })
  }

  @Test func `without a deadline there is no calendar to give`() throws {
    let patient = try clinic.patient(from: ["steroids-before-imaging"], "primary-tumour: known")
    #expect(try calendar(of: patient).isEmpty)
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
