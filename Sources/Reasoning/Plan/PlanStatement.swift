package import GuidelineModel

/// What one outcome says about a line of a plan, in the guideline's words.
package struct PlanStatement: Hashable, Sendable {
  /// The outcome.
  package let outcome: TreeOutcome
  /// Its text, including its condition.
  package let words: Text
  /// Sentences that qualify it.
  package let remarks: [Text]
  /// Its time limit.
  package let limit: TimeLimit?
}

extension PlanEntry {
  /// The statements of the entry's actions, in tree order.
  ///
  /// A statement is left out if another begins with its whole text.
  package func statements(in guideline: Guideline) -> [PlanStatement] {
    let all = actions.map { $0.statement(in: guideline) }
    guard all.count > 1 else { return all }
    return all.enumerated().filter { index, statement in
      !all.enumerated().contains { other, wider in
        other != index && wider.words.nl.says(statement.words.nl)
          && (!statement.words.nl.says(wider.words.nl) || other < index)
      }
    }.map(\.element)
  }
}

extension PlannedAction {
  /// The statement of the action.
  package func statement(in guideline: Guideline) -> PlanStatement {
    let steps = guideline[outcome.tree].outcomes[outcome.outcome.offset].words.steps
    if stepIndices.count == 1 {
      let own = steps[stepIndices[0]]
      return PlanStatement(
        outcome: outcome, words: own.wholeWords, remarks: own.remarks, limit: own.limit)
    }
    let own = stepIndices.map { steps[$0] }
    return PlanStatement(
      outcome: outcome, words: words(of: own),
      remarks: own.flatMap(\.remarks), limit: own.lazy.compactMap(\.limit).first)
  }

  private func words(of steps: [WordedStep]) -> Text {
    func words(_ language: Language) -> String {
      let or = ActionPhrases(language).word(of: .oneOf)
      let joined = steps.map { $0.words[language] }.joined(separator: " \(or) ")
      return ActionPhrases.text(joined, under: steps.first?.condition?[language])
    }
    return Text(nl: words(.dutch), en: words(.english))
  }
}

extension String {
  /// Whether the text begins with all of another text, ignoring punctuation and case.
  fileprivate func says(_ other: String) -> Bool {
    letters.hasPrefix(other.letters)
  }

  private var letters: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
