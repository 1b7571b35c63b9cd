import GuidelineModel

/// The words of the report on what was found beyond the counts.
struct AnalysisPhrases {
  let phrases: CohortPhrases

  init(_ phrases: CohortPhrases) { self.phrases = phrases }

  var language: Language { phrases.language }

  private func words(_ nl: String, _ en: String) -> String { Text(nl: nl, en: en)[language] }

  var concordance: String { words("Concordantie met het pad", "Concordance with the pathway") }

  /// In the order of ``Concordance``.
  var classes: [String] {
    switch language {
    case .dutch: ["concordant", "voorwaardelijk", "niet concordant", "niet te bepalen"]
    case .english: ["concordant", "conditional", "not concordant", "undecidable"]
    }
  }

  var reason: String { words("reden", "reason") }
  var withoutReason: String { words("niet vermeld", "none given") }

  var nothingDone: String {
    words(
      "van geen rij is bekend wat er is gedaan (--mapping, of decisions van cases)",
      "of no row is it known what was done (--mapping, or the decisions of cases)")
  }

  var quality: String { words("Kwaliteit van de gegevens", "Data quality") }

  func complete(_ count: Int, of rows: Int) -> String {
    let share = phrases.share(count, of: max(rows, 1))
    return words(
      "\(count) van \(rows) rijen (\(share)) met een volledig pad",
      "\(count) of \(rows) rows (\(share)) with a complete pathway")
  }

  var itemColumns: [String] {
    switch language {
    case .dutch:
      ["alleen hierdoor open", "mede hierdoor", "gevraagd, leeg", "leeg", "grof", "geen waarde"]
    case .english:
      ["open by it alone", "among others", "asked, missing", "missing", "coarse", "no value"]
    }
  }

  var timeliness: String { words("Tijdigheid", "Timeliness") }

  var noLimit: String {
    words(
      "geen rij komt tot een uitkomst met een grens die te meten is",
      "no row comes to an outcome with a limit that can be measured")
  }

  var timeColumns: [String] {
    switch language {
    case .dutch:
      ["op tijd", "te laat", "onzeker", "geen begin", "geen einde", "omgekeerd", "mediaan", "p90"]
    case .english:
      ["met", "late", "uncertain", "no start", "no end", "reversed", "median", "p90"]
    }
  }

  var notMeasurable: String { words("niet te meten", "not measurable") }

  func limit(_ limit: TimelinessCounts.Limit, in guideline: Guideline) -> String {
    let span = ActionPhrases(language).within(limit.within)
    let event = guideline[limit.from].label[language]
    let condition = limit.isConditional ? words(", onder voorwaarde", ", under a condition") : ""
    return words("\(span) na \(event)", "\(span) of \(event)") + condition
  }

  /// A length of time in hours, or in days past four of them.
  func duration(_ minutes: Int) -> String {
    let isLong = minutes >= 4 * 1440
    let unit = isLong ? 1440 : 60
    let tenths = (minutes * 20 + unit) / (2 * unit)
    return "\(tenths / 10)\(words(",", "."))\(tenths % 10) "
      + (isLong ? words("d", "d") : words("u", "h"))
  }

  var byGroup: String { words("Per groep, over alle bomen", "By group, over all trees") }

  var groupColumns: [String] {
    [words("rijen", "rows"), words("volledig", "complete")] + classes
  }

  func against(_ name: String) -> String {
    words("VERGELEKEN MET \(name)", "COMPARED WITH \(name)")
  }

  func reading(_ name: String) -> String {
    words("ANDERE LEZING \(name)", "OTHER READING \(name)")
  }

  func changed(_ count: Int) -> String {
    words("\(count) rijen veranderen", "\(count) rows change")
  }

  func change(_ change: GuidelineComparison.Change) -> String {
    let undecided = phrases.undecided
    return switch change {
    case .same: words("hetzelfde", "the same")
    case .outcome(let from, let to): "\(from) → \(to)"
    case .undecided(let from): "\(from ?? undecided) → \(undecided)"
    case .decided(let to): "\(undecided) → \(to)"
    case .left: words("komt hier niet meer", "no longer comes here")
    case .reached: words("komt nu hier", "now comes here")
    }
  }
}
