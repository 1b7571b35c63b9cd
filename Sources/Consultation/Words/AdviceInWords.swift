package import GuidelineModel

extension Guideline {
  /// Its title and its version.
  package func edition(in language: Language) -> String { "\(title[language]) \(version)" }
}

/// An advice in words, in reading order; notes and reports only lay it out.
package struct AdviceInWords: Hashable, Sendable {
  package let language: Language
  /// The title of the guideline.
  package let title: String
  /// The guideline and its version.
  package let edition: String
  /// The moment of the advice, with its date.
  package let moment: String
  package let warnings: [String]
  /// The plan.
  package let plan: PlanInWords
  /// The clinician's decisions on the advice of trees, in tree order.
  package let decisions: [Fact]
  /// The decided trees, most urgent first.
  package let decided: [DecidedTree]
  /// The undecided trees, most urgent first.
  package let open: [OpenTree]
  /// What was asked and is not known.
  package let notKnown: [String]
  package let questions: [QuestionWords]
  /// A remark on the order of the questions if it is not the one requested.
  package let questionsRemark: String?
  package let readings: ReadingWords
  /// The remarks on undecided trees.
  package let notes: [String]
  /// Every answer given, in the order of the data dictionary.
  package let findings: [Fact]
  /// The events whose time is given.
  package let events: [Fact]
  /// The guideline, its version and its digest.
  package let origin: String
  package let disclaimer: String

  /// The known event times and answers, except those that nothing depends on; a measured answer
  /// includes the value it maps to.
  package var known: [Fact] {
    let unused = Set(plan.unused.map(\.label))
    return events + findings.filter { $0.isKnown && !unused.contains($0.label) }
  }

  /// A fact about the patient.
  package struct Fact: Hashable, Sendable {
    package let label: String
    package let value: String
    /// `false` for what was asked and is not known.
    package var isKnown = true
    /// For a measured answer: its length, the value it maps to, and the bounds of that value.
    package var detail: String?
  }

  /// The conclusion of a decided tree.
  package struct DecidedTree: Hashable, Sendable {
    package let tree: Index<Tree>
    package let outcome: Index<Outcome>
    /// Whether it only leads to another tree.
    package let isRoute: Bool
    package let title: String
    package let mark: UrgencyMark
    package let summary: String
    package let action: ActionWords
    /// The shortest set of answers that forces the outcome, and what earlier outcomes fix.
    package let reasons: [Fact]
    /// A remark on decisions on the path that are open and do not matter.
    package let remainder: String?
    /// The choice that the next tree waits for.
    package let choice: String?
    /// The remarks on this outcome.
    package let notes: [String]
    /// That it is not followed, with the reason from the guideline's list.
    package let declined: String?
  }

  /// The state of an undecided tree.
  package struct OpenTree: Hashable, Sendable {
    package let tree: Index<Tree>
    package let title: String
    package let mark: UrgencyMark
    package let waitsFor: String
    /// What is already fixed.
    package let known: [Fact]
    /// The short names of the outcomes still possible.
    package let possible: [String]
    /// The limit that applies until more is known, as a sentence.
    package let holding: String?
    /// The limit that ``holding`` states.
    package let limit: LimitWords?
  }

  /// A question worth asking, with its answers.
  package struct QuestionWords: Hashable, Sendable {
    package let label: String
    package let question: String
    package let answers: String
  }

  /// What alternative readings of the source say.
  package struct ReadingWords: Hashable, Sendable {
    /// What every reading agrees on; `nil` if nothing is decided.
    package let agreement: String?
    package let differences: [Group]

    /// Readings that differ in the same way.
    package struct Group: Hashable, Sendable {
      /// The advice under these readings, one statement for each tree; the first is marked as not
      /// followed.
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
