package import GuidelineModel

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
    case .proof: false
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

/// Something that breaks a rule.
package struct Finding: Hashable, Sendable {
  /// The smallest case that shows it.
  package struct Witness: Hashable, Sendable {
    package let start: Index<Tree>
    package let answers: AnswerCondition

    package init(start: Index<Tree>, answers: AnswerCondition) {
      self.start = start
      self.answers = answers
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
