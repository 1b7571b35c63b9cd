package import GuidelineModel
package import Reasoning

/// The deadlines of an advice as a calendar file, as RFC 5545 defines it.
///
/// It says what is due and when, and nothing of the answers that led there.
package struct DeadlineCalendar: Sendable {
  private let guideline: Guideline
  private let advice: Advice
  private let language: Language

  /// Prepares the calendar of one advice.
  package init(guideline: Guideline, advice: Advice, language: Language) {
    self.guideline = guideline
    self.advice = advice
    self.language = language
  }

  /// Whether any deadline has a clock time.
  package var isEmpty: Bool { entries.isEmpty }

  /// The file, with the line ends that the format asks for.
  package var text: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wervelwijzer//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ]
    return (head + entries.flatMap(lines) + ["END:VCALENDAR"])
      .map { Self.folded($0) + "\r\n" }.joined()
  }

  /// In the order of the deadlines.
  private var entries: [Moment] { advice.deadlines.flatMap(\.moments) }

  private func lines(of entry: Moment) -> [String] {
    let tree = guideline[entry.deadline.tree]
    let outcome = tree.outcomes[entry.deadline.outcome.offset]
    let phrases = Phrases(language)
    let (what, name) =
      switch entry.kind {
      case .earliest: (phrases.earliestEntry, "earliest")
      case .latest: (phrases.latestEntry, "due")
      }
    let action = LimitedAction(entry.deadline, in: guideline, language: language).words
    let time = Self.stamp(entry.time)
    return [
      "BEGIN:VEVENT",
      "UID:\(tree.id)-\(outcome.id)-\(name)-\(time)@wervelwijzer",
      "DTSTAMP:\(Self.stamp(advice.now.instant))", "DTSTART:\(time)", "DTEND:\(time)",
      "SUMMARY:\(Self.escaped("\(what): \(action)"))",
      "DESCRIPTION:\(Self.escaped(outcome.words.wording[language]))", "TRANSP:TRANSPARENT",
      "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT1H",
      "DESCRIPTION:\(Self.escaped("\(what): \(action)"))", "END:VALARM",
      "END:VEVENT",
    ]
  }

  /// A moment in UTC: `20261122T201000Z`.
  private static func stamp(_ instant: Instant) -> String {
    instant.utc.replacing(#/\.\d+/#, with: "").filter { $0 != "-" && $0 != ":" }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "\\", ";", ",": escaped += "\\\(character)"
      case "\n", "\r\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
  }

  /// Lines of at most 75 octets, those after the first begun with a space.
  private static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for character in line {
      let size = String(character).utf8.count
      if octets + size > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.append(character)
      octets += size
    }
    return folded
  }
}
