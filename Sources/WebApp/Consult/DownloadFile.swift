import Consultation
import GuidelineModel
import Reasoning
import Synchronization

/// A file to download.
///
/// Its name consists of the guideline, what the file is, and the moment in the guideline's time
/// zone, so that the files of one patient sort by time; it contains nothing about the patient.
struct DownloadFile {
  private let consult: Consult
  private let word: String

  static func `case`(of consult: Consult) -> DownloadFile {
    DownloadFile(consult: consult, word: PageWords(language: consult.language).caseFileWord)
  }

  static func calendar(of consult: Consult) -> DownloadFile {
    DownloadFile(consult: consult, word: PageWords(language: consult.language).calendarFileWord)
  }

  /// The `Content-Disposition` value that saves it under its name.
  func disposition(as type: String) -> String {
    "attachment; filename=\"\(consult.site.guideline.id)-\(word)-\(consult.moment(between: "-", in: "")).\(type)\""
  }
}

extension Consult {
  /// The day and clock time of the page, in a form that sorts as text: "2026-11-26 14.39".
  func moment(between days: String = " ", in clock: String = ".") -> String {
    let fields = ClockTimes(
      now: now.instant, timeZone: site.guideline.timeZone, language: language
    ).formFields(now.instant)
    return fields.day + days + fields.time.replacing(":", with: clock)
  }
}

/// Sequence numbers for calendar files, strictly increasing.
///
/// They follow the clock, so that they increase across restarts of the server, and nothing of a
/// case is stored for them.
final class CalendarSequence: Sendable {
  private let last = Mutex(0)

  /// The next number.
  ///
  /// - Parameter now: The moment at which a file is sent.
  /// - Returns: The seconds since the start of 2026, or one more than the last number if that is
  ///   higher.
  func next(at now: Instant) -> Int {
    last.withLock { last in
      last = max(last + 1, Int(now.seconds - Self.start))
      return last
    }
  }

  /// 2026-01-01T00:00:00Z.
  private static let start: Int64 = 1_767_225_600
}
