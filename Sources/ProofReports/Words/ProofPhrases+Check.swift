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
  /// How many rules are kept, by which means, and how many are not.
  func verdicts(_ verdicts: RuleVerdicts) -> String {
    let (proven, held) = (verdicts.proven.count, verdicts.heldByReader.count)
    let (broken, notJudged) = (verdicts.broken.count, verdicts.notJudged.count)
    var parts = [
      either(
        "\(proven) \(proven == 1 ? "regel" : "regels") bewezen",
        "\(proven) \(proven == 1 ? "rule" : "rules") proven"),
      either("\(held) bewaakt door de lezer", "\(held) held by the reader"),
    ]
    if broken > 0 { parts.append(either("\(broken) overtreden", "\(broken) broken")) }
    if notJudged > 0 {
      parts.append(either("\(notJudged) niet beoordeeld", "\(notJudged) not judged"))
    }
    return parts.joined(separator: ", ")
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
