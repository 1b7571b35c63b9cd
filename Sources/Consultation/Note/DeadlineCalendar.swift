package import GuidelineModel
package import Reasoning

/// The deadlines of one plan as a calendar file (RFC 5545).
///
/// Every line of the plan that is still to be done and has a clock time is one entry. It says what
/// is due and when, and contains no answers.
package struct DeadlineCalendar: Sendable {
  private let guideline: Guideline
  private let evaluation: Evaluation
  private let language: Language

  /// How a calendar program recognises entries of an earlier file.
  package enum Identity: Sendable {
    /// Entries replace those of earlier files of the same case; the sequence number must increase.
    case ofCase(String, sequence: Int)
    /// Every entry gets a random identifier.
    case random(@Sendable () -> String)
  }

  /// Prepares the calendar of one plan.
  package init(guideline: Guideline, evaluation: Evaluation, language: Language) {
    self.guideline = guideline
    self.evaluation = evaluation
    self.language = language
  }

  /// Whether no step to be done has a clock time.
  package var isEmpty: Bool { entries.isEmpty }

  /// The file, with CRLF line endings as the format requires.
  package func text(_ identity: Identity) -> String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wervelwijzer//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN",
    ]
    var names: [String: Int] = [:]
    let body = entries.flatMap { entry in
      let name = name(of: entry.line)
      names[name, default: 0] += 1
      let place = names[name] ?? 1
      return lines(of: entry, named: place == 1 ? name : "\(name)-\(place)", identity)
    }
    return (head + body + ["END:VCALENDAR"])
      .map { CalendarText.folded($0) + "\r\n" }.joined()
  }

  /// A line of the plan with the moment of its entry.
  private struct Entry {
    let line: PlanEntry
    let time: Instant
    /// Whether the moment is the earliest time of a step without a latest time.
    let isEarliest: Bool
  }

  /// The entries in plan order.
  private var entries: [Entry] {
    evaluation.plan.entries.compactMap { line in
      guard line.isToBeDone else { return nil }
      if let due = line.due { return Entry(line: line, time: due, isEarliest: false) }
      return line.notBefore.map { Entry(line: line, time: $0, isEarliest: true) }
    }
  }

  private var now: Instant { evaluation.advice.now.instant }
  private var phrases: Phrases { Phrases(language) }
  private var wording: PlanWording {
    PlanWording(
      guideline: guideline, evaluation: evaluation,
      clock: ClockTimes(
        now: now, timeZone: guideline.timeZone, language: language, reading: .later))
  }

  /// The name that distinguishes a line of the plan from the others.
  private func name(of line: PlanEntry) -> String {
    switch line.subject {
    case .step(let step): step.name(in: guideline)
    case .decision(let tree): "decide.\(guideline[tree].id)"
    case .choice(let item, let tree): "choose.\(guideline[tree].id).\(guideline[item].id)"
    }
  }

  private func lines(of entry: Entry, named name: String, _ identity: Identity) -> [String] {
    let (uid, sequence) =
      switch identity {
      case .ofCase(let id, let sequence): ("\(id).\(name)", sequence)
      case .random(let make): (make(), 0)
      }
    let title = title(of: entry)
    return [
      "BEGIN:VEVENT", "UID:\(CalendarText.escaped(uid))@wervelwijzer", "SEQUENCE:\(sequence)",
      "DTSTAMP:\(CalendarText.stamp(now))", "DTSTART:\(CalendarText.stamp(entry.time))",
      "SUMMARY:\(CalendarText.escaped(title))",
      "DESCRIPTION:\(CalendarText.escaped(description(of: entry)))", "TRANSP:TRANSPARENT",
      "CLASS:PRIVATE",
    ] + alarms(title, of: entry) + ["END:VEVENT"]
  }

  /// What is due, with any reservation.
  private func title(of entry: Entry) -> String {
    let line = entry.line
    let marks = [
      condition(of: line),
      line.isHolding ? phrases.holdingEntry : nil,
      line.isAssumed ? phrases.unconfirmedEntry : nil,
    ].compactMap(\.self)
    let what = entry.isEarliest ? phrases.earliestEntry : phrases.latestEntry
    return "\(what): \(wording.calendarWords(line))"
      + (marks.isEmpty ? "" : " (\(marks.joined(separator: "; ")))")
  }

  /// The condition under which the line is advised, if any.
  private func condition(of line: PlanEntry) -> String? {
    guard line.isConditional || line.boundBy != nil else { return nil }
    return wording.limitCondition(of: line).map { Phrases.midSentence($0[language]) }
  }

  /// The complete line of the plan with its details, and the full wording of its trees.
  private func description(of entry: Entry) -> String {
    let line = wording.line(entry.line)
    let time = line.time.map { [$0.sentence.closed] } ?? []
    let details = (line.details.map(\.words) + [phrases.removeEntry]).map(\.closed)
    let sources = line.sources.isEmpty ? [] : ["[\(line.sources.joined(separator: "; "))]"]
    let trees = entry.line.actions.map(\.outcome).uniqued.map { outcome in
      wording.number(of: outcome.tree).capitalisedFirst + ": "
        + guideline[outcome.tree].outcomes[outcome.outcome.offset].words.wording[language]
    }
    return ([line.text.closed] + time + details + (trees.isEmpty ? sources : trees))
      .joined(separator: "\n")
  }

  private func alarms(_ words: String, of entry: Entry) -> [String] {
    guard now < entry.time else { return [] }
    let ahead = leads(of: entry).filter { now < entry.time.advanced(bySeconds: -$0 * 3600) }
    return (ahead.isEmpty ? [0] : ahead).flatMap { hours in
      [
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:\(hours == 0 ? "PT0S" : "-PT\(hours)H")",
        "DESCRIPTION:\(CalendarText.escaped(words))", "END:VALARM",
      ]
    }
  }

  /// The hours before an entry at which alarms ring: one early enough to make arrangements, given
  /// the length of the limit, and one while it can still be done.
  private func leads(of entry: Entry) -> [Int64] {
    if entry.isEarliest { return [24] }
    let start = wording.limits(of: entry.line).lazy.compactMap { $0.within?.seconds }.first
    let hours = (start ?? now.wholeSeconds(until: entry.time)) / 3600
    if entry.line.urgency == .atOnce { return [4, 1] }
    return switch hours {
    case ...12: [4, 1]
    case ...24: [8, 2]
    case ...96: [24, 4]
    default: [48, 12]
    }
  }
}

extension PlanEntry {
  /// Whether the line is still to be done or decided.
  fileprivate var isToBeDone: Bool {
    switch state {
    case .open, .waits, .differs, .choose, .decide: true
    case .holds, .done, .running, .superseded, .declined: false
    }
  }
}

extension PlanWording {
  /// A short version of a line, for a calendar.
  func calendarWords(_ entry: PlanEntry) -> String {
    let name = entry.name(in: guideline)[language]
    return switch entry.state {
    case .decide: phrases.decisionEntry(name)
    case .choose: phrases.decisionEntry(line(entry).text)
    default: entry.ownWords.map { $0.nl.contains("{due}") } ?? false ? line(entry).text : name
    }
  }

  /// The condition under which the limit of a line applies, if any.
  func limitCondition(of entry: PlanEntry) -> Text? {
    let bounding = entry.boundBy.flatMap { bound in
      bound.outcome.map { [TreeOutcome($0, of: bound.tree)] }
    }
    let outcomes = bounding ?? entry.actions.map(\.outcome)
    return outcomes.lazy.flatMap { outcome in
      guideline[outcome.tree].outcomes[outcome.outcome.offset].limits
    }.first { $0.limit.within != nil }?.condition
  }
}

/// The text form of calendar files (RFC 5545).
enum CalendarText {
  /// A moment in UTC: `20261122T201000Z`.
  static func stamp(_ instant: Instant) -> String {
    instant.utc.replacing(#/\.\d+/#, with: "").filter { $0 != "-" && $0 != ":" }
  }

  /// A text escaped for a property value; control characters are removed, as no value may contain
  /// them.
  static func escaped(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
      case "\t": escaped += " "
      default:
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
    }
  }

  /// A line folded at 75 octets; continuation lines start with a space.
  static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += size
    }
    return folded
  }
}
