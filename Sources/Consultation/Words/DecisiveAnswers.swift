package import GuidelineModel
package import Reasoning

/// Which answers an advice hangs on: for every answer given, what other answers would have led to.
package struct DecisiveAnswers: Sendable {
  /// An answer that the outcome of a tree hangs on.
  package struct Decisive: Hashable, Sendable {
    package let item: Index<Item>
    package let label: String
    package let value: String
    /// What would change it, and into what.
    package let alternatives: [Alternative]
  }

  /// Another value and what the tree would say then.
  package struct Alternative: Hashable, Sendable {
    package let value: String
    package let outcome: String
  }

  private let reasoner: Reasoner
  private let patient: PatientCase
  private let language: Language

  /// Prepares to vary the answers of one case.
  ///
  /// - Parameters:
  ///   - reasoner: What draws the conclusions.
  ///   - patient: The case.
  ///   - language: The language of the words.
  package init(reasoner: Reasoner, patient: PatientCase, language: Language) {
    self.reasoner = reasoner
    self.patient = patient
    self.language = language
  }

  private var guideline: Guideline { reasoner.guideline }

  /// The answers, one changed at a time and all others kept, that would change what a tree says.
  ///
  /// - Parameter tree: A tree that the case decides.
  /// - Returns: In the order of the data dictionary; empty where the tree is not decided.
  package func answers(of tree: Index<Tree>) -> [Decisive] {
    guard let outcome = visit(of: tree, for: patient)?.outcome,
      let state = try? patient.state(in: guideline)
    else { return [] }
    let asked = Set(guideline[tree].decisions.map(\.item))
    return guideline.items.indices.compactMap { place in
      let index = Index<Item>(place)
      let item = guideline.items[place]
      guard asked.contains(index), let answer = patient.answers[index], answer != .notKnown else {
        return nil
      }
      let alternatives = item.values.indices.filter { !state[index].contains($0) }
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
  }

  private func visit(of tree: Index<Tree>, for patient: PatientCase) -> TreeAdvice? {
    guard case .advice(let advice) = try? reasoner.conclusion(for: patient) else { return nil }
    return advice.trees.first { $0.tree == tree }
  }
}
