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
  /// The numbers of rules by verdict.
  func verdicts(_ verdicts: RuleVerdicts) -> String {
    let (proven, held) = (verdicts.proven.count, verdicts.heldByReader.count)
    let (broken, notJudged) = (verdicts.broken.count, verdicts.notJudged.count)
    var parts = [
      either(
        "\(proven) \(proven == 1 ? "regel" : "regels") bewezen",
        "\(proven) \(proven == 1 ? "rule" : "rules") proven")
    ]
    let sampled = verdicts.sampled.count
    if sampled > 0 {
      parts.append(either("\(sampled) op een steekproef", "\(sampled) on a sample"))
    }
    parts.append(either("\(held) bewaakt door de lezer", "\(held) held by the reader"))
    if broken > 0 { parts.append(either("\(broken) overtreden", "\(broken) broken")) }
    if notJudged > 0 {
      parts.append(either("\(notJudged) niet beoordeeld", "\(notJudged) not judged"))
    }
    return parts.joined(separator: ", ")
  }
  /// The number of combinations checked, out of how many.
  func explored(_ part: Exploration.Part) -> String {
    guard part.total.isFinite else {
      return either(
        "plannen bekeken: \(part.checked) \(part.label.nl), van zoveel dat zij niet te tellen zijn",
        "plans looked at: \(part.checked) \(part.label.en), of more than can be counted")
    }
    let total = rounded(part.total)
    return part.isExhaustive
      ? either(
        "plannen bekeken: alle \(total) \(part.label.nl)",
        "plans looked at: all \(total) \(part.label.en)")
      : either(
        "plannen bekeken: \(part.checked) van \(total) \(part.label.nl)",
        "plans looked at: \(part.checked) of \(total) \(part.label.en)")
  }

  /// A number; from a million on, rounded to two digits.
  private func rounded(_ number: Double) -> String {
    guard number >= 1_000_000 else { return String(Int(number)) }
    var (tens, rest) = (0, number)
    while rest >= 99.5 {
      rest /= 10
      tens += 1
    }
    let digits = String(Int(rest.rounded()))
    return "\(digits.prefix(1))\(either(",", "."))\(digits.dropFirst())e\(tens + 1)"
  }

  func counts(_ guideline: Guideline, decisions: Int, outcomes: Int) -> String {
    [
      counted(guideline.items.count, ("gegeven", "gegevens"), ("item", "items")),
      counted(guideline.trees.count, ("boom", "bomen"), ("tree", "trees")),
      counted(decisions, ("beslissing", "beslissingen"), ("decision", "decisions")),
      counted(outcomes, ("uitkomst", "uitkomsten"), ("outcome", "outcomes")),
      counted(
        guideline.readings.count, ("andere lezing", "andere lezingen"),
        ("other reading", "other readings")),
    ].joined(separator: ", ")
  }
  func notJudged(_ rule: String) -> String {
    either("niet beoordeeld: \(rule)", "not judged: \(rule)")
  }
  func words(_ limit: LimitExceeded) -> String {
    func most(_ dutch: (String, String), _ english: (String, String)) -> String {
      counted(limit.limit, dutch, english)
    }
    switch limit.resource {
    case .nodes:
      let most = most(("knoop", "knopen"), ("node", "nodes"))
      return either(
        "dit vraagt meer dan \(most); verhoog --limit",
        "this takes more than \(most); raise --limit")
    case .conditions:
      let most = most(("voorwaarde", "voorwaarden"), ("condition", "conditions"))
      return either(
        "dit geeft meer dan \(most); verhoog --limit",
        "this gives more than \(most); raise --limit")
    case .steps:
      let most = most(("stap", "stappen"), ("step", "steps"))
      return either(
        "dit vraagt meer dan \(most); verhoog --limit",
        "this takes more than \(most); raise --limit")
    case .paths where limit.isBeyondAll:
      return either(
        "een boom heeft meer wegen van begin tot eind dan kunnen worden langsgelopen",
        "a tree has more ways through it than can be gone through")
    case .paths:
      let most = most(("weg", "wegen"), ("way", "ways"))
      return either(
        "een boom heeft meer dan \(most) van begin tot eind; verhoog --limit",
        "a tree has more than \(most) through it; raise --limit")
    }
  }
}

/// A sentence about the limit that an analysis exceeded.
package func words(_ limit: LimitExceeded) -> Text {
  Text(
    nl: ProofPhrases(.dutch).words(limit), en: ProofPhrases(.english).words(limit))
}
