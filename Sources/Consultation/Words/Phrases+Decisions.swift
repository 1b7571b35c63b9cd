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

  /// What was decided on the advice of a tree: "niet gevolgd (wens van de patiënt; wil eerst naar huis)".
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
