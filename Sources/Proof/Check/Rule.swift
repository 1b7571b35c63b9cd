package import GuidelineModel
package import Reasoning

/// A property that every sound guideline has.
///
/// The command line, the documentation and the tests all use the text that is here.
package struct Rule: Sendable {
  /// What a finding against the rule means.
  package enum Weight: String, Sendable {
    /// Advice may be wrong: `check` fails.
    case blocks
    /// Worth reviewing; no advice is wrong because of it.
    case advises
  }

  /// How it is determined whether a guideline keeps the promise.
  package enum Judgement: Sendable {
    /// The reader reports violations, with these diagnostic codes.
    case reader(codes: [DiagnosticCode])
    /// Proven for the whole guideline; a rule about patients, for all of them at once.
    case proof(@Sendable (inout Evidence) throws(LimitExceeded) -> [Finding])
    /// Checked for many combinations one by one; for all of them if they are not too many.
    case exploration(@Sendable (inout Evidence) throws(LimitExceeded) -> Exploration)
  }

  /// An edit of the guideline of the examples.
  package struct Example: Sendable {
    package let file: String
    /// The text that is replaced.
    package let old: String
    /// The text that replaces it.
    package let new: String

    package init(_ file: String, _ old: String, _ new: String) {
      self.file = file
      self.old = old
      self.new = new
    }
  }

  /// In kebab case; an id is never reused.
  package let id: String
  package let title: Text
  /// What the rule promises and why it matters.
  package let promise: Text
  package let weight: Weight
  /// An edit that breaks the rule.
  package let broken: Example
  /// A similar edit that does not.
  package let kept: Example
  package let judgement: Judgement

  /// Whether the reader reports violations, so that nothing has to be proven.
  package var isHeldByReader: Bool {
    switch judgement {
    case .reader: true
    case .proof, .exploration: false
    }
  }

  init(
    id: String, title: Text, promise: Text, weight: Weight, broken: Example, kept: Example,
    judgement: Judgement
  ) {
    self.id = id
    self.title = title
    self.promise = promise
    self.weight = weight
    self.broken = broken
    self.kept = kept
    self.judgement = judgement
  }
}

/// The result of checking many combinations one by one.
package struct Exploration: Sendable {
  /// Combinations of one kind.
  package struct Part: Sendable {
    /// The kind of combinations, for programs.
    package let id: String
    /// The kind of combinations, for people.
    package let label: Text
    /// How many were checked.
    package let checked: Int
    /// How many exist; infinite where they cannot be counted.
    package let total: Double
    /// Whether all were checked.
    package let isExhaustive: Bool
  }

  package let findings: [Finding]
  package let parts: [Part]

  /// Whether all combinations were checked.
  package var isExhaustive: Bool { parts.allSatisfy(\.isExhaustive) }
}

/// A violation of a rule.
package struct Finding: Hashable, Sendable {
  /// The smallest case that shows a violation.
  package struct Witness: Hashable, Sendable {
    /// The trees to start at.
    package let start: [Index<Tree>]
    /// The answers of the case.
    package let answers: AnswerCondition
    /// The times of events whose time is known.
    package let events: [Index<Event>: Instant]
    /// Events that have happened at an unknown time.
    package let unknownTimes: Set<Index<Event>>
    /// The moment of the evaluation, where that matters.
    package let now: Timestamp?

    package init(start: [Index<Tree>], answers: AnswerCondition) {
      self.start = start
      self.answers = answers
      events = [:]
      unknownTimes = []
      now = nil
    }

    /// A case with its moment, and its answers as a condition.
    init(_ patient: PatientCase, answers: AnswerCondition) {
      start = patient.start
      self.answers = answers
      events = patient.events
      unknownTimes = patient.unknownTimes
      now = patient.now
    }
  }

  package let part: GuidelinePart
  /// The path from the part to what the finding is about; empty for the part itself.
  package let detail: DraftPath
  package let message: Text
  /// Present if the finding is about patients.
  package let witness: Witness?

  package init(
    _ part: GuidelinePart, at detail: DraftPath = DraftPath(), _ message: Text,
    witness: Witness? = nil
  ) {
    self.part = part
    self.detail = detail
    self.message = message
    self.witness = witness
  }
}
