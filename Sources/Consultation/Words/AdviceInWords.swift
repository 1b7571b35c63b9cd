package import GuidelineModel

extension Guideline {
  /// Its title and its version.
  package func edition(in language: Language) -> String { "\(title[language]) \(version)" }
}

/// An advice in words, in the order in which it is read; notes and reports only lay it out.
package struct AdviceInWords: Hashable, Sendable {
  package let language: Language
  /// The title of the guideline.
  package let title: String
  /// The guideline and its version.
  package let edition: String
  /// The moment of the advice, with its date.
  package let moment: String
  package let warnings: [String]
  /// What is to be done.
  package let plan: PlanInWords
  /// What the clinician decided on the advice of trees, in their order.
  package let decisions: [Finding]
  /// Decided trees, the most pressing first.
  package let decided: [DecidedTree]
  /// Undecided trees, the most pressing first.
  package let open: [OpenTree]
  /// What was asked and is not known.
  package let notKnown: [String]
  package let questions: [QuestionWords]
  /// What to say of the order of the questions where it is not the one asked for.
  package let questionsRemark: String?
  package let readings: ReadingWords
  /// Remarks on trees that are not decided.
  package let notes: [String]
  /// Every answer given, in the order of the data dictionary.
  package let findings: [Finding]
  /// The events whose time was given.
  package let events: [Finding]
  /// The guideline, its version and its digest.
  package let origin: String
  package let disclaimer: String

  /// Times of events and answers that are known, but for those that nothing rests on; a measured answer
  /// with what it counts as.
  package var known: [Finding] {
    let unused = Set(plan.unused.map(\.label))
    return events + findings.filter { $0.isKnown && !unused.contains($0.label) }
  }

  /// Something known of the patient.
  package struct Finding: Hashable, Sendable {
    package let label: String
    package let value: String
    /// False for what was asked and is not known.
    package var isKnown = true
    /// Of a measured answer how long it was, the value it counts as, and the bounds of that value.
    package var detail: String?
  }

  /// What a decided tree says.
  package struct DecidedTree: Hashable, Sendable {
    package let tree: Index<Tree>
    package let outcome: Index<Outcome>
    /// Whether it only leads to another tree.
    package let isRoute: Bool
    package let title: String
    package let mark: UrgencyMark
    package let summary: String
    package let action: ActionWords
    /// The shortest set of answers that forces it, and what earlier outcomes settle beside them.
    package let reasons: [Finding]
    /// What to say of decisions on the way that are open and do not matter.
    package let remainder: String?
    /// The choice that what follows waits for.
    package let choice: String?
    /// What there is to remark on this outcome.
    package let notes: [String]
    /// That it is not followed, and the reason of the guideline's list.
    package let declined: String?
  }

  /// What is known of an undecided tree.
  package struct OpenTree: Hashable, Sendable {
    package let tree: Index<Tree>
    package let title: String
    package let mark: UrgencyMark
    package let waitsFor: String
    /// What is settled already.
    package let known: [Finding]
    /// The outcomes still possible, in short.
    package let possible: [String]
    /// The limit to keep until more is known, as a sentence.
    package let holding: String?
    /// What ``holding`` speaks of.
    package let limit: LimitWords?
  }

  /// A question worth asking, with its answers.
  package struct QuestionWords: Hashable, Sendable {
    package let label: String
    package let question: String
    package let answers: String
  }

  /// What other readings of the source say.
  package struct ReadingWords: Hashable, Sendable {
    /// What holds for every reading; nil where nothing is decided.
    package let agreement: String?
    package let differences: [Difference]

    /// Readings that differ in the same way.
    package struct Difference: Hashable, Sendable {
      /// What the advice would be, a tree each; the first is marked as not followed.
      package let statements: [String]
      package var readings: [OtherReading]
    }

    /// What a reading changes, and why the source leaves it open.
    package struct OtherReading: Hashable, Sendable {
      package let change: String
      package let reason: String
    }
  }
}
