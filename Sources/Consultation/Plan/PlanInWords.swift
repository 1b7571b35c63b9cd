package import GuidelineModel
package import Reasoning

/// A plan in words, in the order in which it is read; note, page and report only lay it out.
package struct PlanInWords: Hashable, Sendable {
  /// Sentences above the steps, the most pressing first as the guideline has them.
  package let cautions: [CautionWords]
  /// The lines, in the order of the plan, under headings.
  package let groups: [Group]
  /// Sentences below the steps.
  package let folded: [CautionWords]
  /// Whether anything of it is open, as a sentence.
  package let status: String
  /// What nobody can know yet, with what it is known from.
  package let later: [String]
  /// What always leads back to the beginning.
  package let always: String?
  /// Answers that nothing rests on.
  package let unused: [AdviceInWords.Finding]
  /// Ticks that complete nothing.
  package let unusedTicks: [String]

  /// A sentence of the guideline's own around the steps.
  package struct CautionWords: Hashable, Sendable {
    package let code: String
    package let sentence: String
    /// Nil where it does not press by itself.
    package let urgency: Urgency?
    /// The titles of what it rests on.
    package let sources: [String]
  }

  /// Lines that stand together.
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

  /// What is done, is to be done, or has lapsed.
  package struct Line: Hashable, Sendable {
    /// What it tells, for what a page offers on it; several where they are told in the same words.
    package private(set) var entries: [PlanEntry]
    package let state: StepState
    package let urgency: Urgency
    /// What to do, or what was done, with both halves of a wait.
    package let text: String
    /// Until when, or from when.
    package let time: TimeWords?
    /// What must wait in these words, where those are of another step.
    package private(set) var covered: [String]
    /// What else is to be known.
    package let details: [Detail]
    /// What stands against each other, where trees differ and a page shows both.
    package let dispute: Dispute?
    /// The trees it comes from.
    package let sources: [String]

    /// Takes in a line that says the same of something else.
    ///
    /// - Returns: Whether it does.
    mutating func absorb(_ other: Line) -> Bool {
      guard !covered.isEmpty, text == other.text, details == other.details,
        sources == other.sources
      else { return false }
      covered += other.covered
      entries += other.entries
      return true
    }

    /// The sign that stands for its state in plain text.
    package var shape: String {
      switch state {
      case .done: "✓"
      case .running: "▸"
      case .superseded, .declined: "–"
      case .open, .differs, .choose, .decide, .waits, .holds: shownUrgency.shape
      }
    }

    /// How pressing it looks: what merely waits looks like what may not be done yet.
    var shownUrgency: Urgency {
      state == .waits && urgency == .noLimit ? .notYet : urgency
    }
  }

  /// A sentence beside a line, without a full stop.
  package struct Detail: Hashable, Sendable {
    package let words: String
    package let kind: Kind
    /// The same for whoever does not have the trees at hand; nil where it tells them nothing.
    package let forOthers: String?

    package enum Kind: Hashable, Sendable {
      /// To be read with the line.
      case said
      /// To be read with the line: a time that it counts from may be wrong.
      case unconfirmed
      /// To be looked up.
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

  /// What trees say against each other.
  package struct Dispute: Hashable, Sendable {
    /// What is to be done about it.
    package let lead: String
    package let sides: [Side]

    package struct Side: Hashable, Sendable {
      package let words: String
      /// The trees that say so; nil of what goes on whatever they say.
      package let source: String?
    }
  }

  /// A time of a line.
  package struct TimeWords: Hashable, Sendable {
    /// Until when or from when, without a full stop.
    package let limit: String
    /// The tree whose limit it is, where that is another than the line's own.
    package let source: String?
    /// The latest time, where it is still ahead or past and not long done.
    package let due: Instant?
    /// The words within ``limit`` that say how far off ``due`` is.
    package let relative: String?

    /// The whole sentence, without a full stop.
    package var sentence: String { [limit, source].compactMap(\.self).joined(separator: ", ") }
  }
}
