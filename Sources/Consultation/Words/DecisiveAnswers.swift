package import GuidelineModel
package import Reasoning

/// The answers that determine an advice: for every answer given, what other answers would have led
/// to.
package struct DecisiveAnswers: Sendable {
  /// An answer that the outcome of a tree depends on.
  package struct Decisive: Hashable, Sendable {
    package let item: Index<Item>
    package let label: String
    package let value: String
    /// The other values that would change the outcome, and to what.
    package let alternatives: [Alternative]
  }

  /// The answers that the outcome of a tree depends on.
  package struct Answers: Hashable, Sendable {
    /// In the order of the data dictionary.
    package let decisive: [Decisive]
    /// A remark on how many more answers were not examined; `nil` if all were.
    package let more: String?
  }

  /// Another value, and the outcome of the tree with it.
  package struct Alternative: Hashable, Sendable {
    package let value: String
    package let outcome: String
  }

  /// The maximum number of answers to vary; each of their values takes a separate evaluation.
  private static let maximumVaried = 20

  private let reasoner: Reasoner
  private let evaluation: Evaluation
  private let language: Language

  /// Prepares to vary the answers of one case.
  ///
  /// - Parameters:
  ///   - reasoner: The engine that evaluates the case.
  ///   - evaluation: The evaluation of the case.
  ///   - language: The language of the words.
  package init(reasoner: Reasoner, evaluation: Evaluation, language: Language) {
    self.reasoner = reasoner
    self.evaluation = evaluation
    self.language = language
  }

  private var guideline: Guideline { reasoner.guideline }
  private var patient: PatientCase { evaluation.patient }

  /// The answers that would change the outcome of a tree if only that answer were different.
  ///
  /// - Parameter tree: A tree that the case decides.
  /// - Returns: Nothing if the tree is undecided.
  package func answers(of tree: Index<Tree>) -> Answers {
    guard let outcome = evaluation.advice.trees.first(where: { $0.tree == tree })?.outcome
    else { return Answers(decisive: [], more: nil) }
    let relevant = relevantItems(for: tree)
    let more = relevant.count - Self.maximumVaried
    let decisive = relevant.prefix(Self.maximumVaried).compactMap { index -> Decisive? in
      let item = guideline[index]
      guard let answer = patient.answers[index] else { return nil }
      let alternatives = item.values.indices.filter { !evaluation.state[index].contains($0) }
        .compactMap { value -> Alternative? in
          var other = patient
          other.answers[index] = .values(PossibleValues([value]))
          guard let then = visit(of: tree, for: other), then.outcome != outcome else { return nil }
          return Alternative(
            value: item.values[value].label[language],
            outcome: Phrases(language).oneOf(
              then.possibleOutcomes.map {
                guideline[tree].outcomes[$0.offset].words.headline[language]
              }))
        }
      guard !alternatives.isEmpty else { return nil }
      let clock = ClockTimes(
        now: patient.now.instant, timeZone: guideline.timeZone, language: language)
      return Decisive(
        item: index, label: item.label[language],
        value: AnswerWording(guideline: guideline, clock: clock).words(answer, for: item),
        alternatives: alternatives)
    }
    return Answers(decisive: decisive, more: more > 0 ? Phrases(language).more(more) : nil)
  }

  /// The answered items of a tree for which another value could change its outcome.
  ///
  /// An answer that is in the reason of no tree up to this one forces nothing, so nothing in a
  /// decided tree follows from it.
  private func relevantItems(for tree: Index<Tree>) -> [Index<Item>] {
    var relevant: Set<Index<Item>> = []
    for visit in evaluation.advice.trees {
      if let because = visit.because {
        relevant.formUnion(because.answers.map(\.item))
      } else {
        relevant.formUnion(guideline[visit.tree].decisions.map(\.item))
      }
      if visit.tree == tree { break }
    }
    return Set(guideline[tree].decisions.map(\.item)).filter { item in
      guard let answer = patient.answers[item] else { return false }
      return answer != .notKnown && relevant.contains(item)
    }.sorted()
  }

  private func visit(of tree: Index<Tree>, for patient: PatientCase) -> TreeAdvice? {
    (try? reasoner.conclusion(for: patient))?.advice?.trees.first { $0.tree == tree }
  }
}
