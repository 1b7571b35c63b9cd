package import GuidelineModel

/// What one outcome says of a line of a plan, in the words of the guideline.
package struct PlanStatement: Hashable, Sendable {
  /// Who says so.
  package let outcome: TreeOutcome
  /// What it says, its condition included.
  package let words: Text
  /// Sentences that qualify it.
  package let remarks: [Text]
  /// Its time limit.
  package let limit: TimeLimit?
}

extension PlanEntry {
  /// What its actions say, in the order of the trees; the words of all of them are kept, but those
  /// that another says with more around them.
  package func statements(in guideline: Guideline) -> [PlanStatement] {
    let all = actions.map { $0.statement(in: guideline) }
    return all.enumerated().filter { place, statement in
      !all.enumerated().contains { other, wider in
        other != place && wider.words.nl.says(statement.words.nl)
          && (!statement.words.nl.says(wider.words.nl) || other < place)
      }
    }.map(\.element)
  }
}

extension PlannedAction {
  /// What the action says.
  package func statement(in guideline: Guideline) -> PlanStatement {
    let said = guideline[outcome.tree].outcomes[outcome.outcome.offset].words.action
    var leaves: [Leaf] = []
    Leaf.list(said, into: &leaves)
    let own = places.map { leaves[$0] }
    return PlanStatement(
      outcome: outcome,
      words: Text(nl: words(of: own, in: .dutch), en: words(of: own, in: .english)),
      remarks: own.flatMap(\.remarks), limit: own.lazy.compactMap(\.limit).first)
  }

  private func words(of leaves: [Leaf], in language: Language) -> String {
    let word = ActionPhrases(language).word(of: .oneOf)
    let joined = leaves.map { $0.words[language] }.joined(separator: " \(word) ")
    return ActionPhrases.text(joined, under: leaves.first?.condition?[language])
  }
}

/// A step of an outcome with what the groups around it say for it.
private struct Leaf {
  var words: Text
  var condition: Text?
  var limit: TimeLimit?
  var remarks: [Text]

  /// Every step, in reading order.
  static func list(
    _ action: WordedAction, condition: Text? = nil, limit: TimeLimit? = nil,
    into leaves: inout [Leaf]
  ) {
    switch action {
    case .step(let step, let words):
      leaves.append(
        Leaf(
          words: words, condition: condition, limit: step.limit ?? limit, remarks: step.remarks))
    case .group(let group, let members):
      for member in members {
        list(
          member, condition: group.condition ?? condition, limit: group.limit ?? limit,
          into: &leaves)
      }
    }
  }
}

extension String {
  /// Whether it says all that another text says, at its beginning; signs and capitals apart.
  fileprivate func says(_ other: String) -> Bool {
    letters.hasPrefix(other.letters)
  }

  private var letters: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
