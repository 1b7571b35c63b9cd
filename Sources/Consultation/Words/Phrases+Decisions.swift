package import GuidelineModel
package import Reasoning

extension Phrases {
  package var decisionsHeading: String { either("Besluiten", "Decisions") }
  package var notFollowed: String { either("niet gevolgd", "not followed") }
  private var followed: String { either("gevolgd", "followed") }

  /// For a tree: "Boom 8: besluit ongedaan gemaakt".
  func decisionTakenBack(_ tree: String) -> String {
    either("\(tree): besluit ongedaan gemaakt", "\(tree): decision undone")
  }

  /// What was decided on a tree; if it is not followed, with what the tree advises now.
  ///
  /// That may differ from the advice that was declined, which is not stored.
  package func decided(
    _ decision: TreeDecision, on tree: Index<Tree>, _ evaluation: Evaluation,
    in guideline: Guideline
  ) -> String {
    let words = decided(decision, in: guideline)
    guard case .declined = decision,
      let told = evaluation.advice.trees.first(where: { $0.tree == tree })
    else { return words }
    let advice = told.outcome.map {
      Self.midSentence(guideline[tree].outcomes[$0.offset].words.headline[language])
    }
    return words + either("; advies nu: ", "; advice now: ")
      + (advice ?? either("nog niet te geven", "not yet to be given"))
  }

  /// For a step whose limit a tree would have set.
  func limitLapses(_ tree: String) -> String {
    either("Termijn vervalt: \(tree) niet gevolgd", "Limit lapses: \(tree) not followed")
  }

  /// For a step that is advised only together with another one.
  func goesWithDeclined(_ step: String) -> String {
    either(
      "Hoort bij ‘\(step)’, waarvan het advies niet wordt gevolgd",
      "Goes with ‘\(step)’, whose advice is not followed")
  }

  /// The decision on the advice of a tree: "niet gevolgd (wens van de patiënt; wil eerst naar
  /// huis)".
  package func decided(_ decision: TreeDecision, in guideline: Guideline) -> String {
    let remark = decision.remark.map { words in
      words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    switch decision {
    case .followed: return remark.map { "\(followed) (\($0))" } ?? followed
    case .declined(let reason, _):
      let label = Self.midSentence(guideline[reason].label[language])
      let why = [label, remark].compactMap(\.self).joined(separator: "; ")
      return "\(notFollowed) (\(why))"
    }
  }
}
