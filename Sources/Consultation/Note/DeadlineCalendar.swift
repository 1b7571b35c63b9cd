package import GuidelineModel
package import Reasoning

/// The deadlines of an advice as a calendar file, as RFC 5545 defines it.
///
/// It says what is due and when, and nothing of the answers that led there.
package struct DeadlineCalendar: Sendable {
  private let guideline: Guideline
  private let advice: Advice
  private let language: Language

  /// By what a calendar knows again what it was given before.
  package enum Identity: Sendable {
    /// The entries of a case replace those it gave before; each time, the number is higher.
    case ofCase(String, sequence: Int)
    /// Every entry is a new one, with a random name.
    case random(@Sendable () -> String)
  }

  /// Prepares the calendar of one advice.
  package init(guideline: Guideline, advice: Advice, language: Language) {
    self.guideline = guideline
    self.advice = advice
    self.language = language
  }

  /// Whether any deadline has a clock time.
  package var isEmpty: Bool { entries.isEmpty }

  /// The file, with the line ends that the format asks for.
  package func text(_ identity: Identity) -> String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wervelwijzer//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN",
    ]
    return (head + entries.flatMap { lines(of: $0, identity) } + ["END:VCALENDAR"])
      .map { Self.folded($0) + "\r\n" }.joined()
  }

  /// In the order of the deadlines.
  private var entries: [Moment] { advice.deadlines.flatMap(\.moments) }

  private func lines(of entry: Moment, _ identity: Identity) -> [String] {
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
    let (uid, sequence) =
      switch identity {
      case .ofCase(let id, let sequence):
        ("\(id).\(tree.id).\(outcome.id).\(name)\(place(of: entry, in: outcome))", sequence)
      case .random(let make): (make(), 0)
      }
    return [
      "BEGIN:VEVENT", "UID:\(Self.escaped(uid))@wervelwijzer", "SEQUENCE:\(sequence)",
      "DTSTAMP:\(Self.stamp(advice.now.instant))", "DTSTART:\(time)",
      "SUMMARY:\(Self.escaped("\(what): \(action)"))",
      "DESCRIPTION:\(Self.escaped(outcome.words.wording[language]))", "TRANSP:TRANSPARENT",
      "CLASS:PRIVATE",
    ] + alarm("\(what): \(action)", at: entry.time) + ["END:VEVENT"]
  }

  /// Tells the limits of one outcome apart; the first needs nothing for that.
  private func place(of entry: Moment, in outcome: Outcome) -> String {
    let place = outcome.limits.firstIndex(of: entry.deadline.limit) ?? 0
    return place == 0 ? "" : "-\(place + 1)"
  }

  /// An hour before a limit, or at the limit itself where that hour has begun; none after it.
  private func alarm(_ words: String, at time: Instant) -> [String] {
    let now = advice.now.instant
    guard now < time else { return [] }
    return [
      "BEGIN:VALARM", "ACTION:DISPLAY",
      "TRIGGER:\(now.advanced(bySeconds: 3600) < time ? "-PT1H" : "PT0S")",
      "DESCRIPTION:\(Self.escaped(words))", "END:VALARM",
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
