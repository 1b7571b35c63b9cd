import Synchronization

/// An action with the words of each of its steps, whole: also what only the structure says.
package indirect enum WordedAction: Hashable, Sendable {
  case step(Step, words: Text)
  case group(ActionGroup, members: [WordedAction])
}

/// A step of an outcome with what the groups around it say for it.
package struct WordedStep: Hashable, Sendable {
  /// What it says.
  package let words: Text
  /// What it says, its condition included.
  package let wholeWords: Text
  /// Under which condition it stands.
  package let condition: Text?
  /// Its time limit.
  package let limit: TimeLimit?
  /// Sentences that qualify it.
  package let remarks: [Text]

  /// Every step, in reading order.
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

/// What is said of an outcome, with nothing of its structure left out.
///
/// Where the guideline's own words say it all, they are said as they are.
package final class OutcomeWords: Sendable {
  /// A line of a drawing, with the word that joins it to the one before.
  package struct Line: Hashable, Sendable {
    package let joiner: String?
    package let text: String
  }

  /// What a drawing shows beside the wording, or in its place.
  package struct Lines: Hashable, Sendable {
    package let replaceWording: Bool
    package let lines: [Line]
  }

  /// What is said in one language.
  struct InLanguage: Hashable, Sendable {
    /// Each step, in reading order.
    let sentences: [String]
    let headline: String
    let wording: String
    let lines: Lines?
  }

  package let action: WordedAction
  /// Each step of the action, in reading order.
  package let steps: [WordedStep]
  /// The summary, with what neither it nor the wording says.
  package let headline: Text
  /// The wording, with what it does not say.
  package let wording: Text
  private let dutchLines: Lines?
  private let englishLines: Lines?

  /// What a drawing shows beside the wording, or in its place; nil where the wording says it all.
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

/// The words of an outcome, worked out when they are first asked for: a case asks for few of them.
final class KeptWords: Sendable {
  private let kept = AtomicLazyReference<OutcomeWords>()

  func words(_ workedOut: () -> OutcomeWords) -> OutcomeWords {
    kept.load() ?? kept.storeIfNil(workedOut())
  }
}

extension KeptWords: Hashable {
  /// What follows from the rest of an outcome makes no two of them different.
  static func == (left: KeptWords, right: KeptWords) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
