import Synchronization

/// An action with complete text for each step, including what only the structure states.
package indirect enum WordedAction: Hashable, Sendable {
  case step(Step, words: Text)
  case group(ActionGroup, members: [WordedAction])
}

/// A step of an outcome, with what it inherits from enclosing groups.
package struct WordedStep: Hashable, Sendable {
  /// Its text.
  package let words: Text
  /// Its text including its condition.
  package let wholeWords: Text
  /// Its condition, if any.
  package let condition: Text?
  /// Its time limit.
  package let limit: TimeLimit?
  /// Sentences that qualify it.
  package let remarks: [Text]

  /// All steps, in reading order.
  fileprivate static func list(
    _ action: WordedAction, condition: Text? = nil, limit: TimeLimit? = nil,
    into steps: inout [WordedStep]
  ) {
    switch action {
    case .step(let step, let words):
      func whole(_ language: Language) -> String {
        ActionPhrases.text(words[language], under: condition?[language])
      }
      steps.append(
        WordedStep(
          words: words, wholeWords: Text(nl: whole(.dutch), en: whole(.english)),
          condition: condition, limit: step.limit ?? limit, remarks: step.remarks))
    case .group(let group, let members):
      for member in members {
        list(
          member, condition: group.condition ?? condition, limit: group.limit ?? limit,
          into: &steps)
      }
    }
  }
}

/// The texts of an outcome, completed by what only its structure states.
///
/// If the guideline's own text is complete, it is used unchanged.
package final class OutcomeWords: Sendable {
  /// A line of a drawing, with the word that joins it to the previous one.
  package struct Line: Hashable, Sendable {
    package let joiner: String?
    package let text: String
  }

  /// The lines that a drawing shows beside or in place of the wording.
  package struct Lines: Hashable, Sendable {
    package let replaceWording: Bool
    package let lines: [Line]
  }

  /// The texts in one language.
  struct InLanguage: Hashable, Sendable {
    /// The steps, in reading order.
    let sentences: [String]
    let headline: String
    let wording: String
    let lines: Lines?
  }

  package let action: WordedAction
  /// The steps of the action, in reading order.
  package let steps: [WordedStep]
  /// The summary, completed by what neither it nor the wording states.
  package let headline: Text
  /// The wording, completed.
  package let wording: Text
  private let dutchLines: Lines?
  private let englishLines: Lines?

  /// The lines that a drawing shows beside or in place of the wording; `nil` if the wording is
  /// complete.
  package func lines(in language: Language) -> Lines? {
    switch language {
    case .dutch: dutchLines
    case .english: englishLines
    }
  }

  init(_ action: Action, wording: Text, summary: Text, events: [Event]) {
    let (dutch, english) = (
      OutcomeWording(action, wording: wording, summary: summary, events: events, in: .dutch).words,
      OutcomeWording(action, wording: wording, summary: summary, events: events, in: .english).words
    )
    var sentences = zip(dutch.sentences, english.sentences).map { Text(nl: $0, en: $1) }[...]
    self.action = Self.worded(action, &sentences)
    var steps: [WordedStep] = []
    WordedStep.list(self.action, into: &steps)
    self.steps = steps
    headline = Text(nl: dutch.headline, en: english.headline)
    self.wording = Text(nl: dutch.wording, en: english.wording)
    dutchLines = dutch.lines
    englishLines = english.lines
  }

  private static func worded(
    _ action: Action, _ sentences: inout ArraySlice<Text>
  ) -> WordedAction {
    switch action {
    case .step(let step):
      .step(step, words: sentences.removeFirst())
    case .group(let group):
      .group(group, members: group.actions.map { worded($0, &sentences) })
    }
  }
}

/// Computes the texts of an outcome on first use: a case needs those of few outcomes.
final class LazyOutcomeWords: Sendable {
  private let kept = AtomicLazyReference<OutcomeWords>()

  func words(_ workedOut: () -> OutcomeWords) -> OutcomeWords {
    kept.load() ?? kept.storeIfNil(workedOut())
  }
}

extension LazyOutcomeWords: Hashable {
  /// The texts are derived from the rest of the outcome, so they do not take part in comparisons.
  static func == (left: LazyOutcomeWords, right: LazyOutcomeWords) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
