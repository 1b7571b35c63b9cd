package import GuidelineModel
package import Reasoning

/// A plan in words, in reading order; note, page and report only lay it out.
package struct PlanInWords: Hashable, Sendable {
  /// The sentences above the steps, in the guideline's order, most urgent first.
  package let cautions: [CautionWords]
  /// The lines in plan order, under headings.
  package let groups: [Group]
  /// The sentences below the steps.
  package let folded: [CautionWords]
  /// A sentence that says whether anything is open.
  package let status: String
  /// The items that cannot be known yet, with the event from which they can.
  package let later: [String]
  /// The sentence on what always starts a new episode.
  package let always: String?
  /// The answers that nothing depends on.
  package let unused: [AdviceInWords.Fact]
  /// The steps marked as done that complete nothing.
  package let unusedTicks: [String]

  /// A caution of the guideline.
  package struct CautionWords: Hashable, Sendable {
    package let code: String
    package let sentence: String
    /// The urgency, if the caution has one.
    package let urgency: Urgency?
    /// The titles of its sources.
    package let sources: [String]
  }

  /// The lines under one heading.
  package struct Group: Hashable, Sendable {
    package let section: PlanSection
    package let heading: String
    package private(set) var lines: [Line]

    init(_ section: PlanSection, _ heading: String, _ line: Line) {
      self.section = section
      self.heading = heading
      lines = [line]
    }

    mutating func append(_ line: Line) {
      if let last = lines.indices.last, lines[last].absorb(line) { return }
      lines.append(line)
    }
  }

  /// A step, decision or choice that is open, done or lapsed.
  package struct Line: Hashable, Sendable {
    /// The entries it stands for, so that a page can offer their forms; several if they have the
    /// same wording.
    package private(set) var entries: [PlanEntry]
    package let state: StepState
    package let urgency: Urgency
    /// What to do or what was done, including both sides of a wait.
    package let text: String
    /// The latest or earliest time.
    package let time: TimeWords?
    /// The steps that must wait in these words, if the words are another step's.
    package private(set) var covered: [String]
    /// Additional information.
    package let details: [Detail]
    /// The conflicting statements, if trees differ and a page shows both.
    package let dispute: Dispute?
    /// The trees it comes from.
    package let sources: [String]

    /// Merges a line that says the same about something else.
    ///
    /// - Returns: Whether the line was merged.
    mutating func absorb(_ other: Line) -> Bool {
      guard !covered.isEmpty, text == other.text, details == other.details,
        sources == other.sources
      else { return false }
      covered += other.covered
      entries += other.entries
      return true
    }

    /// The symbol of its state in plain text.
    package var shape: String {
      switch state {
      case .done: "✓"
      case .running: "▸"
      case .superseded, .declined: "–"
      case .open, .differs, .choose, .decide, .waits, .holds: shownUrgency.shape
      }
    }

    /// The urgency with which it is displayed; a line that only waits looks like one that may not
    /// be done yet.
    var shownUrgency: Urgency {
      state == .waits && urgency == .noLimit ? .notYet : urgency
    }
  }

  /// A sentence of additional information, without a full stop.
  package struct Detail: Hashable, Sendable {
    package let words: String
    package let kind: Kind
    /// The same for a reader without the trees; `nil` if it says nothing to them.
    package let forOthers: String?

    package enum Kind: Hashable, Sendable {
      /// Always shown with the line.
      case said
      /// Always shown with the line: a time that it counts from may be wrong.
      case unconfirmed
      /// Shown on request.
      case folded
    }

    init(_ words: String, _ kind: Kind = .said) {
      self.init(words, kind, forOthers: words)
    }

    init(_ words: String, _ kind: Kind = .said, forOthers: String?) {
      self.words = words.capitalisedFirst
      self.kind = kind
      self.forOthers = forOthers?.capitalisedFirst
    }
  }

  /// Conflicting statements of trees.
  package struct Dispute: Hashable, Sendable {
    /// How to resolve the conflict.
    package let lead: String
    package let sides: [Side]

    package struct Side: Hashable, Sendable {
      package let words: String
      /// The trees that say so; `nil` for what continues regardless.
      package let source: String?
    }
  }

  /// A time of a line.
  package struct TimeWords: Hashable, Sendable {
    /// The latest or earliest time, without a full stop.
    package let limit: String
    /// The tree that sets the limit, if it is another than the line's.
    package let source: String?
    /// The latest time, if it is ahead, or past without the step being done.
    package let due: Instant?
    /// The words within ``limit`` that give the distance to ``due``.
    package let relative: String?

    /// The whole sentence, without a full stop.
    package var sentence: String { [limit, source].compactMap(\.self).joined(separator: ", ") }
  }
}

/// A section of a plan, in reading order.
package enum PlanSection: String, CaseIterable, Hashable, Sendable {
  /// At once, and steps past their time.
  case now
  case withinADay = "within-a-day"
  case soon
  case withinDays = "within-days"
  /// Steps without a limit, not yet permitted, or waiting for something that has not happened yet.
  case then
  case running
  case done
  /// Steps that have lapsed or are not followed.
  case history

  /// The section of a line that is not placed with another.
  init(of entry: PlanEntry) {
    self =
      switch entry.state {
      case .done: .done
      case .running: .running
      case .superseded, .declined: .history
      case .waits where !entry.isConflict: .then
      case .open, .differs, .choose, .decide, .waits, .holds:
        switch entry.urgency {
        case .atOnce, .overdue: .now
        case .withinADay: .withinADay
        case .soon: .soon
        case .withinDays: .withinDays
        case .noLimit, .notYet: .then
        }
      }
  }
}
