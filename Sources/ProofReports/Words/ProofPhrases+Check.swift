package import GuidelineModel
package import Proof

extension ProofPhrases {
  var sound: String { either("deugdelijk", "sound") }
  var notSound: String { either("niet deugdelijk", "not sound") }
  var soundAsFarAsJudged: String {
    either("deugdelijk voor zover beoordeeld", "sound as far as judged")
  }
  func findings(_ count: Int) -> String {
    either(
      "\(count) \(count == 1 ? "bevinding" : "bevindingen")",
      "\(count) \(count == 1 ? "finding" : "findings")")
  }
  func rulesHeld(_ count: Int) -> String {
    either("\(count) regels bewezen of weerlegd", "\(count) rules proven or refuted")
  }
  func counts(_ guideline: Guideline, decisions: Int, outcomes: Int) -> String {
    either(
      "\(guideline.items.count) gegevens, \(guideline.trees.count) bomen, \(decisions) "
        + "beslissingen, \(outcomes) uitkomsten, \(guideline.readings.count) andere lezingen",
      "\(guideline.items.count) items, \(guideline.trees.count) trees, \(decisions) decisions, "
        + "\(outcomes) outcomes, \(guideline.readings.count) other readings")
  }
  func notJudged(_ rule: String) -> String {
    either("niet beoordeeld: \(rule)", "not judged: \(rule)")
  }
  func words(_ limit: LimitExceeded) -> String {
    let number = String(limit.limit)
    return switch limit.resource {
    case .nodes:
      either(
        "dit vraagt meer dan \(number) knopen; verhoog --limit",
        "this takes more than \(number) nodes; raise --limit")
    case .conditions:
      either(
        "dit geeft meer dan \(number) voorwaarden; verhoog --limit",
        "this gives more than \(number) conditions; raise --limit")
    case .steps:
      either(
        "dit vraagt meer dan \(number) stappen; verhoog --limit",
        "this takes more than \(number) steps; raise --limit")
    case .ways where limit.isBeyondAll:
      either(
        "een boom heeft meer wegen van begin tot eind dan kunnen worden langsgelopen",
        "a tree has more ways through it than can be gone through")
    case .ways:
      either(
        "een boom heeft meer dan \(number) wegen van begin tot eind; verhoog --limit",
        "a tree has more than \(number) ways through it; raise --limit")
    }
  }
}

/// Says in a sentence what an analysis would have taken too much of.
package func words(_ limit: LimitExceeded) -> Text {
  Text(
    nl: ProofPhrases(.dutch).words(limit), en: ProofPhrases(.english).words(limit))
}
