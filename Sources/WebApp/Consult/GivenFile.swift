import Consultation
import GuidelineModel
import Reasoning

/// A file that is given to keep: named after the guideline, what it is, and when that was by the clocks
/// of the guideline, so that files of one patient sort by time; nothing of the patient is in its name.
struct GivenFile {
  private let consult: Consult
  private let word: String

  static func `case`(of consult: Consult) -> GivenFile {
    GivenFile(consult: consult, word: PageWords(language: consult.language).caseFileWord)
  }

  static func calendar(of consult: Consult) -> GivenFile {
    GivenFile(consult: consult, word: PageWords(language: consult.language).calendarFileWord)
  }

  /// What makes a browser keep it under its name.
  func disposition(as type: String) -> String {
    "attachment; filename=\"\(consult.site.guideline.id)-\(word)-\(consult.moment(between: "-", in: "")).\(type)\""
  }
}

extension Consult {
  /// The day and the clock time of the page, which sort as text: "2026-11-26 14.39".
  func moment(between days: String = " ", in clock: String = ".") -> String {
    let fields = ClockTimes(
      now: now.instant, timeZone: site.guideline.timeZone, language: language
    ).formFields(now.instant)
    return fields.day + days + fields.time.replacing(":", with: clock)
  }
}
