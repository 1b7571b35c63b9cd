import Consultation
package import GuidelineModel
package import Proof
package import Reasoning

/// An explanation of one patient's advice in sentences, ready to be laid out as text or as a page.
package struct ExplanationInWords: Hashable, Sendable {
  /// One tree of the pathway.
  package struct TreeWords: Hashable, Sendable {
    package let tree: Index<Tree>
    package let title: String
    /// The outcome in short; nil while undecided.
    package let outcome: String?
    /// For a decided tree: each a set of answers that is enough, the shortest first.
    package let reasons: [[String]]
    /// What else there is to say of its reasons: how many more there are, or that they were not all
    /// worked out.
    package let reasonsRemark: String?
    /// Whether every patient would end so.
    package let isAlways: Bool
    /// For an undecided tree: what is still possible, and under which answers.
    package let endings: [Ending]
    /// The fewest questions that decide it.
    package let questions: String?
  }

  /// An outcome still possible.
  package struct Ending: Hashable, Sendable {
    package let outcome: String
    /// Everything in one of these.
    package let conditions: [[String]]
    /// How many more conditions there are, or why they were not worked out; nil where all are told.
    package let more: String?
  }

  /// What the answers to one open question would bring.
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

  /// What a later event would have changed.
  package struct LaterWords: Hashable, Sendable {
    /// The event and its first moment that makes a difference.
    package let time: String
    /// The trees that would have said something else.
    package let effect: [String]
  }

  /// How to come to an outcome.
  package struct WhyNotWords: Hashable, Sendable {
    package let heading: String
    /// Where there is no change to tell, why not.
    package let remark: String?
    package let changes: [ChangeWords]
    /// How many more changes there are; nil where there are none.
    package let more: String?
  }

  /// One smallest change.
  package struct ChangeWords: Hashable, Sendable {
    /// Each answer that would have to be other or turn out so, with whether a clinician can
    /// influence it.
    package let parts: [Part]

    package struct Part: Hashable, Sendable {
      package let words: String
      package let canBeInfluenced: Bool
    }
  }
}

/// Turns explanations into sentences.
package struct ExplanationWording: Sendable {
  /// Beyond so many outcomes, a sentence only says how many there are.
  private static let mostInSentence = 3
  /// Beyond so many ways to say the same, only how many more there are is said.
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

  /// What is enough: the patient's answers, and what trees before settle beside them.
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

  /// Why a tree of the advice ends as it does, or how sure that is.
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

  /// The shortest reasons; that which the advice gives, where it takes too much to find them all.
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

  /// What to say of open questions that are not listed.
  package func moreQuestions(_ count: Int) -> String { phrases.moreQuestions(count) }

  /// What each answer to an open question would bring.
  package func whatIf(_ item: Index<Item>) -> ExplanationInWords.WhatIfWords {
    ExplanationInWords.WhatIfWords(
      item: item, label: guideline[item].label[language],
      answers: explainer.whatIf(item, in: evaluation).map { possibility in
        (guideline[item].values[possibility.value].label[language], effect(of: possibility))
      })
  }

  /// The trees that an answer changes.
  private func effect(of possibility: WhatIf) -> [String] {
    guard let trees = possibility.trees else { return [phrases.ruledOut] }
    let changed = trees.filter { then in
      advice.trees.first { $0.tree == then.tree }?.possibleOutcomes != then.possible
    }
    guard !changed.isEmpty else { return [phrases.changesNothing] }
    return changed.map(sentence)
  }

  /// What a tree would say; nothing possible means that it would not be reached.
  private func sentence(_ ending: WhatIf.Ending) -> String {
    let name = guideline[ending.tree].tab[language]
    guard !ending.possible.isEmpty else { return "\(name): \(phrases.notReached)" }
    guard ending.possible.count <= Self.mostInSentence else {
      return "\(name): \(phrases.outcomesLeft(ending.possible.count))"
    }
    let summaries = ending.possible.map { summary($0, of: ending.tree) }
    return "\(name): \(phrases.alternatives(summaries))"
  }

  /// What the advice would have been, had the events that onsets are measured up to come later.
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

  /// How to come to an outcome.
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
