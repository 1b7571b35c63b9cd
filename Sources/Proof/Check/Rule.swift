package import GuidelineModel
package import Reasoning

/// One promise that a sound guideline keeps.
///
/// The same text explains it on the command line, in the documentation and in the tests.
package struct Rule: Sendable {
  /// What a finding against the rule means.
  package enum Weight: String, Sendable {
    /// An advice may be wrong: `check` fails.
    case blocks
    /// Worth a look; no advice is wrong for it.
    case advises
  }

  /// How it is found out whether a guideline keeps the promise.
  package enum Judgement: Sendable {
    /// The reader refuses or reports it, under these codes.
    case reader(codes: [DiagnosticCode])
    /// Shown of the whole guideline: where it is about patients, for all of them at once.
    case proof(@Sendable (inout Evidence) throws(LimitExceeded) -> [Finding])
    /// Looked at for each of many combinations; of all of them where these are not too many.
    case exploration(@Sendable (inout Evidence) throws(LimitExceeded) -> Exploration)
  }

  /// A change to the guideline of the examples, and whether it breaks the rule.
  package struct Example: Sendable {
    package let file: String
    /// What stands in the file.
    package let old: String
    /// What stands there instead in the example.
    package let new: String

    package init(_ file: String, _ old: String, _ new: String) {
      self.file = file
      self.old = old
      self.new = new
    }
  }

  /// Kebab-case and never reused.
  package let id: String
  package let title: Text
  /// What is promised and why it matters.
  package let promise: Text
  package let weight: Weight
  /// An example that breaks the rule.
  package let broken: Example
  /// One that comes near and does not.
  package let kept: Example
  package let judgement: Judgement

  /// Whether the reader sees to it, so that nothing is proven.
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

/// What came of looking at many combinations.
package struct Exploration: Sendable {
  /// Combinations of one sort.
  package struct Part: Sendable {
    /// What is combined, as a program reads it.
    package let id: String
    /// As people read it.
    package let label: Text
    /// How many were looked at.
    package let checked: Int
    /// How many there are.
    package let total: Double
    /// Whether that is all of them.
    package let isExhaustive: Bool
  }

  package let findings: [Finding]
  package let parts: [Part]

  /// Whether everything was looked at.
  package var isExhaustive: Bool { parts.allSatisfy(\.isExhaustive) }
}

/// Something that breaks a rule.
package struct Finding: Hashable, Sendable {
  /// The smallest case that shows it.
  package struct Witness: Hashable, Sendable {
    /// The trees to start at.
    package let start: [Index<Tree>]
    /// What is answered.
    package let answers: AnswerCondition
    /// When events were that have a time.
    package let events: [Index<Event>: Instant]
    /// Events without a time.
    package let unknownTimes: Set<Index<Event>>
    /// When it is seen, where that matters.
    package let now: Timestamp?

    package init(start: [Index<Tree>], answers: AnswerCondition) {
      self.start = start
      self.answers = answers
      events = [:]
      unknownTimes = []
      now = nil
    }

    /// A case at the moment at which it is seen, with its answers as a condition.
    init(_ patient: PatientCase, answers: AnswerCondition) {
      start = patient.start
      self.answers = answers
      events = patient.events
      unknownTimes = patient.unknownTimes
      now = patient.now
    }
  }

  package let part: GuidelinePart
  /// The way from the part to what is meant; empty for the part itself.
  package let detail: DraftPath
  package let message: Text
  /// Present where the finding is about patients.
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
