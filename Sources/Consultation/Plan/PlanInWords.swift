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
    package let heading: String
    package private(set) var lines: [Line]

    init(_ heading: String, _ line: Line) {
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
    /// What it is about, for what a page offers beside it.
    package let subject: PlanEntry.Subject
    package let state: StepState
    package let urgency: Urgency
    /// What to do, or what was done, with both halves of a wait.
    package let text: String
    /// Until when, or from when.
    package let time: TimeWords?
    /// What must wait in these words, where those are of another step.
    package private(set) var covered: [String]
    /// What else is to be known, each a sentence.
    package let details: [String]
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
      return true
    }

    /// The sign that stands for its state in plain text.
    package var shape: String {
      switch state {
      case .done: "✓"
      case .running: "▸"
      case .superseded, .declined: "–"
      case .waits where urgency == .noLimit: Urgency.notYet.shape
      case .open, .differs, .choose, .decide, .waits, .holds: urgency.shape
      }
    }
  }

  /// A time of a line.
  package struct TimeWords: Hashable, Sendable {
    /// The whole sentence, without a full stop.
    package let sentence: String
    /// The latest time, where it is still ahead or past and not long done.
    package let due: Instant?
    /// The words within ``sentence`` that say how far off ``due`` is.
    package let relative: String?
  }
}
