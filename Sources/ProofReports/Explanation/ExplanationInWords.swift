import Consultation
package import GuidelineModel
package import Proof
package import Reasoning

/// The explanation of a patient's advice in sentences, to be laid out as text or as a page.
package struct ExplanationInWords: Hashable, Sendable {
  /// One tree of the pathway.
  package struct TreeWords: Hashable, Sendable {
    package let tree: Index<Tree>
    package let title: String
    /// The summary of the outcome; nil while undecided.
    package let outcome: String?
    /// For a decided tree, sets of answers that force the outcome; short ones come first.
    package let reasons: [[String]]
    /// A remark about the reasons: how many more there are, or that they could not all be computed.
    package let reasonsRemark: String?
    /// Whether every patient has this outcome.
    package let isAlways: Bool
    /// For an undecided tree, the outcomes still possible, with the answers that lead to them.
    package let endings: [Ending]
    /// A sentence about the fewest questions that decide the tree.
    package let questions: String?
  }

  /// An outcome still possible.
  package struct Ending: Hashable, Sendable {
    package let outcome: String
    /// Conditions: the outcome follows if all parts of one of them hold.
    package let conditions: [[String]]
    /// How many more conditions there are, or why they were not computed; nil if all are listed.
    package let more: String?
  }

  /// The effect of each answer to an open question.
  package struct WhatIfWords: Hashable, Sendable {
    package let item: Index<Item>
    package let label: String
    package let answers: [(value: String, effect: [String])]

    package static func == (left: WhatIfWords, right: WhatIfWords) -> Bool {
      left.item == right.item && left.label == right.label
        && left.answers.elementsEqual(right.answers) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(item)
      hasher.combine(label)
    }
  }

  /// The changes if an event had been later.
  package struct LaterWords: Hashable, Sendable {
    /// The event, with its earliest later moment that changes an answer.
    package let time: String
    /// The trees that would have other outcomes.
    package let effect: [String]
  }

  /// The changes that lead to a requested outcome.
  package struct WhyNotWords: Hashable, Sendable {
    package let heading: String
    /// Why there are no changes; nil if there are.
    package let remark: String?
    package let changes: [ChangeWords]
    /// How many more changes there are; nil if all are listed.
    package let more: String?
  }

  /// A smallest change.
  package struct ChangeWords: Hashable, Sendable {
    /// The answers to change, or to give, each with whether a clinician can influence it.
    package let parts: [Part]

    package struct Part: Hashable, Sendable {
      package let words: String
      package let canBeInfluenced: Bool
    }
  }
}

/// Turns explanations into sentences.
package struct ExplanationWording: Sendable {
  /// The largest number of outcomes that a sentence lists; of more, it gives the number only.
  private static let mostInSentence = 3
  /// The largest number of alternatives listed; of more, the number of the others is given.
  private static let mostListed = 5

  private let explainer: Explainer
  private let evaluation: Evaluation
  private let language: Language

  /// Prepares to explain an advice.
  package init(_ explainer: Explainer, evaluation: Evaluation, language: Language) {
    self.explainer = explainer
    self.evaluation = evaluation
    self.language = language
  }

  private var guideline: Guideline { explainer.guideline }
  private var advice: Advice { evaluation.advice }
  private var phrases: ProofPhrases { ProofPhrases(language) }

  private func words(_ part: AnswerPart) -> String { words(part.item, part.values) }

  /// A reason: the patient's answers, and what earlier trees settle.
  private func words(_ reason: Reason) -> [String] {
    reason.answers.sorted { explainer.isAsked($0.item, before: $1.item) }.map(words)
      + reason.settled.map { part in
        words(part.item, part.values) + phrases.followsFrom(guideline[part.tree].tab[language])
      }
  }

  private func more(_ count: Int) -> String? { count > 0 ? phrases.more(count) : nil }

  private func words(_ item: Index<Item>, _ values: PossibleValues) -> String {
    let labels = values.map { guideline[item].values[$0].label[language] }
    return "\(guideline[item].label[language]): \(phrases.oneOf(labels))"
  }

  private func summary(_ outcome: Index<Outcome>, of tree: Index<Tree>) -> String {
    guideline[tree].outcomes[outcome.offset].words.headline[language]
  }

  /// Why a tree of the advice has its outcome, or how sure its outcomes are.
  package func words(
    for tree: TreeAdvice
  ) throws(LimitExceeded) -> ExplanationInWords.TreeWords {
    let (reasons, remark) = reasons(of: tree)
    let endings =
      tree.outcome == nil ? try explainer.howSure(tree.tree, in: evaluation) : []
    let shortest = tree.because
    return ExplanationInWords.TreeWords(
      tree: tree.tree, title: guideline[tree.tree].title[language],
      outcome: tree.outcome.map { summary($0, of: tree.tree) },
      reasons: reasons.map(words), reasonsRemark: remark,
      isAlways: shortest.map { $0.answers.isEmpty && $0.settled.isEmpty } ?? false,
      endings: endings.map { ending in
        let conditions = ending.conditions.filter { !$0.isEmpty }
        return ExplanationInWords.Ending(
          outcome: summary(ending.outcome, of: tree.tree),
          conditions: conditions.prefix(Self.mostListed).map { $0.map(words) },
          more: ending.conditionsLimit.map(phrases.conditionsNotWorkedOut)
            ?? more(conditions.count - Self.mostListed))
      },
      questions: tree.outcome == nil ? questions(for: tree.tree) : nil)
  }

  /// The shortest reasons; only the one in the advice if finding all exceeds the limits.
  private func reasons(of tree: TreeAdvice) -> ([Reason], remark: String?) {
    guard let shortest = tree.because else { return ([], nil) }
    do throws(LimitExceeded) {
      let reasons = try explainer.why(tree.tree, in: evaluation, listing: Self.mostListed)
      return (reasons.listed, more(reasons.leftOut))
    } catch {
      return ([shortest], phrases.reasonsNotWorkedOut(error))
    }
  }

  private func questions(for tree: Index<Tree>) -> String {
    do throws(LimitExceeded) {
      guard let strategy = try explainer.fewestQuestions(tree, in: evaluation) else {
        return phrases.noQuestionHelps
      }
      return phrases.questionsNeeded(
        strategy.worstCase, phrases.number(strategy.expected),
        guideline[strategy.firstForExpected].label[language])
    } catch {
      return phrases.questionsNotWeighed(error)
    }
  }

  /// The sentence about open questions that are not listed.
  package func moreQuestions(_ count: Int) -> String { phrases.moreQuestions(count) }

  /// The effect of each answer to an open question.
  package func whatIf(_ item: Index<Item>) -> ExplanationInWords.WhatIfWords {
    ExplanationInWords.WhatIfWords(
      item: item, label: guideline[item].label[language],
      answers: explainer.whatIf(item, in: evaluation).map { possibility in
        (guideline[item].values[possibility.value].label[language], effect(of: possibility))
      })
  }

  /// Sentences about the trees that an answer changes.
  private func effect(of possibility: WhatIf) -> [String] {
    guard let trees = possibility.trees else { return [phrases.ruledOut] }
    let changed = trees.filter { then in
      advice.trees.first { $0.tree == then.tree }?.possibleOutcomes != then.possible
    }
    guard !changed.isEmpty else { return [phrases.changesNothing] }
    return changed.map(sentence)
  }

  /// The outcomes of a tree as a sentence; no possible outcome means that it would not be reached.
  private func sentence(_ ending: WhatIf.Ending) -> String {
    let name = guideline[ending.tree].tab[language]
    guard !ending.possible.isEmpty else { return "\(name): \(phrases.notReached)" }
    guard ending.possible.count <= Self.mostInSentence else {
      return "\(name): \(phrases.outcomesLeft(ending.possible.count))"
    }
    let summaries = ending.possible.map { summary($0, of: ending.tree) }
    return "\(name): \(phrases.alternatives(summaries))"
  }

  /// The advice if the events that onsets are measured up to had come later.
  package var laterEvents: [ExplanationInWords.LaterWords] {
    let clock = ClockTimes(
      now: advice.now.instant, timeZone: guideline.timeZone, language: language)
    return explainer.laterEvents(for: evaluation).map { later in
      ExplanationInWords.LaterWords(
        time: phrases.hadBeen(
          guideline[later.event].label[language],
          "\(clock.clock(later.time)) (\(clock.distance(to: later.time)))"),
        effect: later.changes.isEmpty
          ? [phrases.changesNothing] : later.changes.map(sentence))
    }
  }

  /// The changes that lead to a requested outcome.
  package func whyNot(
    _ outcome: Index<Outcome>, of tree: Index<Tree>
  ) throws(LimitExceeded) -> ExplanationInWords.WhyNotWords {
    let changes = try explainer.whyNot(outcome, of: tree, in: evaluation)
    let isCertain = changes.first?.parts.isEmpty ?? false
    return ExplanationInWords.WhyNotWords(
      heading: phrases.whyNot(summary(outcome, of: tree), of: guideline[tree].title[language]),
      remark: isCertain ? phrases.alreadyCertain : changes.isEmpty ? phrases.noWay : nil,
      changes: isCertain
        ? []
        : changes.prefix(Self.mostListed).map { change in
          ExplanationInWords.ChangeWords(
            parts: change.parts.map { part in
              let words = words(part.item, part.values)
              return ExplanationInWords.ChangeWords.Part(
                words: part.isOpen ? phrases.answeredAs(words) : phrases.instead(words),
                canBeInfluenced: part.canBeInfluenced)
            })
        }, more: more(changes.count - Self.mostListed))
  }
}
