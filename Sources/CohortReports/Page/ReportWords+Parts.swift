import Cohort
import GuidelineModel

extension ReportWords {
  // Concordance

  var concordance: String {
    either("Overeenstemming met de richtlijn", "Concordance with the guideline")
  }
  var classes: [String] {
    Concordance.allCases.map { kind in
      switch kind {
      case .concordant: either("Concordant", "Concordant")
      case .conditional: either("Voorwaardelijk", "Conditional")
      case .notConcordant: either("Niet concordant", "Not concordant")
      case .undecidable: either("Niet te beslissen", "Undecidable")
      }
    }
  }
  var concordanceExplained: String {
    either(
      "Elke keer dat een rij een boom bereikt telt één keer. De onderste balk is het aandeel concordant van wat te beslissen is, met het 95%-interval.",
      "Every time a row reaches a tree counts once. The lower bar is the share that is concordant of what is decidable, with its 95% interval."
    )
  }
  var overall: String { either("Alles samen", "Overall") }
  var allTrees: String { either("Alle getoonde bomen", "All trees that are shown") }
  var byTree: String { either("Per boom", "By tree") }
  var byOutcome: String { either("Per uitkomst", "By outcome") }
  var treesHidden: String {
    either(
      "Per boom wordt de overeenstemming niet getoond, omdat de aantallen te klein zijn.",
      "Concordance by tree is not shown, because the numbers are too small.")
  }
  var othersTogether: String { either("Andere samen", "Others together") }
  func by(_ column: String) -> String { either("Per \(column)", "By \(column)") }
  func smallGroups(_ count: Int) -> String {
    either("\(number(count)) groepen samen", "\(number(count)) groups together")
  }
  func hiddenColumns(_ names: String) -> String {
    either(
      "Niet getoond, omdat de groepen te klein zijn: \(names).",
      "Not shown, because the groups are too small: \(names).")
  }
  var reasons: String { either("Redenen om af te wijken", "Reasons for deviation") }
  var reason: String { either("Reden", "Reason") }
  var noReason: String { either("geen reden vermeld", "no reason given") }

  // Charts

  func funnel(_ column: String) -> String {
    either("Trechterdiagram per \(column)", "Funnel plot by \(column)")
  }
  func funnelExplained(_ overall: Proportion) -> String {
    either(
      "De lijn is het aandeel van alles samen (\(percent(overall.share))); tussen de gebogen lijnen valt door toeval alleen 95% en 99,8%. Een ruit ligt buiten de buitenste.",
      "The line is the overall share (\(percent(overall.share))); by chance alone 95% and 99.8% fall between the curves. A diamond is outside the outer ones."
    )
  }
  var noFunnel: String {
    either(
      "Voor een trechterdiagram zijn ten minste drie groepen met getoonde aantallen nodig.",
      "A funnel plot needs at least three groups whose numbers are shown.")
  }
  var decidable: String { either("Beslisbaar", "Decidable") }
  var limits95: String { either("Grenzen 95%", "Limits 95%") }
  var limits998: String { either("Grenzen 99,8%", "Limits 99.8%") }
  var place: String { either("Ligt", "Lies") }
  var within: String { either("binnen de grenzen", "within the limits") }
  var outside95: String { either("buiten 95%", "outside 95%") }
  var outside998: String { either("buiten 99,8%", "outside 99.8%") }
  func trend(_ column: String) -> String { either("Verloop per \(column)", "Course by \(column)") }
  var trendExplained: String {
    either("Aandeel concordant met 95%-interval.", "Share concordant with its 95% interval.")
  }
  var noTrend: String {
    either(
      "Een verloop is niet te toetsen: daarvoor zijn twee perioden met getoonde aantallen nodig, en concordante en niet-concordante zorg.",
      "A trend cannot be tested: it takes two periods whose numbers are shown, and both concordant and not concordant care."
    )
  }
  var trendIncomplete: String {
    either(
      "Perioden waarvan de aantallen niet getoond worden, tellen in de toets niet mee.",
      "Periods whose numbers are not shown are not part of the test.")
  }
  func test(_ trend: Trend) -> String {
    func decimals(_ number: Double, _ scale: Int) -> String {
      let units = Int((abs(number) * Double(scale)).rounded())
      let digits = String(scale).count - 1
      let rest = String(units % scale)
      return (number < 0 ? "−" : "") + "\(units / scale)\(either(",", "."))"
        + String(repeating: "0", count: digits - rest.count) + rest
    }
    let p = trend.p < 0.001 ? either("p < 0,001", "p < 0.001") : "p = \(decimals(trend.p, 1000))"
    return either(
      "Toets op een trend (Cochran–Armitage): ", "Test for a trend (Cochran–Armitage): ")
      + "z = \(decimals(trend.z, 100)), \(p)."
  }

  // Flow

  var flow: String { either("De weg door de bomen", "The way through the trees") }
  var flowExplained: String {
    either(
      "De breedte van een tak is het aandeel van de rijen die de boom bereiken en zeker die tak nemen.",
      "The width of a branch is the share of the rows that reach the tree and are certain to take it."
    )
  }
  var flowCaption: String {
    either(
      "Achter elk antwoord staat het aantal rijen.", "After each answer stands the number of rows.")
  }
  var flowHidden: String {
    either(
      "De takken worden niet getoond, omdat er kleine aantallen bij zijn.",
      "The branches are not shown, because some of their numbers are small.")
  }
  func reach(_ count: Int) -> String {
    either("\(number(count)) rijen bereiken deze boom.", "\(number(count)) rows reach this tree.")
  }
  var outcomes: String { either("Uitkomsten", "Outcomes") }
  var outcome: String { either("Uitkomst", "Outcome") }
  var branches: String { either("Takken", "Branches") }
  var answer: String { either("Vraag en antwoord", "Question and answer") }
  var notKnown: String { either("niet bekend genoeg", "not known well enough") }

  // Data quality

  var quality: String { either("Kwaliteit van de gegevens", "Data quality") }
  func complete(_ count: PublishedCount, of rows: Int) -> String {
    guard let count = count.exact else {
      return either(
        "Hoeveel rijen een volledig besliste weg hebben, wordt niet getoond.",
        "How many rows have a completely decided pathway is not shown.")
    }
    let share = percent(Double(count) / Double(rows))
    return either(
      "Van \(number(rows)) rijen is bij \(number(count)) (\(share)) de hele weg beslist.",
      "Of \(number(rows)) rows, \(number(count)) (\(share)) have a completely decided pathway.")
  }
  func contradictions(_ count: Int) -> String {
    either(
      "Rijen waarin een antwoord een uitkomst tegenspreekt: \(number(count)).",
      "Rows in which an answer contradicts an outcome: \(number(count)).")
  }
  func withoutColumn(_ names: [String]) -> String {
    either(
      "Zonder kolom, en dus onbekend: \(names.joined(separator: "; ")).",
      "Without a column, and so unknown: \(names.joined(separator: "; ")).")
  }
  var qualityExplained: String {
    either(
      "Bovenaan staat het gegeven dat alleen de meeste rijen onbeslist houdt: was het bekend, dan was de hele weg beslist, welke waarde het ook heeft.",
      "First comes the item that alone keeps most rows undecided: were it known, the whole pathway would be decided, whichever value it has."
    )
  }
  var qualityTable: String {
    either("Gegevens, naar wat zij onbeslist houden", "Items, by what they keep undecided")
  }
  var item: String { either("Gegeven", "Item") }
  var alone: String { either("Houdt alleen onbeslist", "Alone keeps undecided") }
  var answerKinds: [String] {
    [
      either("Ontbreekt", "Missing"), either("Grof", "Coarse"), either("Eén waarde", "One value"),
      either("Geen waarde", "No value"),
    ]
  }
  var warnings: String {
    either("Waarschuwingen van de richtlijn", "Warnings of the guideline")
  }
  var warning: String { either("Waarschuwing", "Warning") }

  // Time limits

  var timeliness: String { either("Op tijd", "Timeliness") }
  var needsTimes: String {
    either(
      "Om termijnen te toetsen zijn tijden van gebeurtenissen nodig: geef met --mapping aan in welke kolommen die staan.",
      "To measure time limits the times of events are needed: tell with --mapping which columns have them."
    )
  }
  var limitsHidden: String {
    either(
      "Van geen termijn is het aantal groot genoeg om te tonen.",
      "No time limit has numbers large enough to be shown.")
  }
  var timelinessExplained: String {
    either(
      "Een datum zonder tijd staat voor de hele dag: wat daardoor niet te zeggen is, heet onzeker. Het aandeel op tijd is van wat zeker op tijd of te laat was.",
      "A date without a time stands for the whole day: what that leaves open is called uncertain. The share in time is of what was certainly in time or late."
    )
  }
  var limit: String { either("Termijn", "Limit") }
  var until: String { either("tot", "until") }
  var limitKinds: [String] {
    [
      either("Op tijd", "In time"), either("Te laat", "Late"), either("Onzeker", "Uncertain"),
      either("Begin onbekend", "Start unknown"), either("Einde onbekend", "End unknown"),
      either("Einde vóór begin", "End before start"),
    ]
  }
  var metShare: String { either("Op tijd (95%)", "In time (95%)") }
  var median: String { either("Mediaan (95%)", "Median (95%)") }
  var ninetieth: String { either("90e percentiel", "90th percentile") }
  func within(_ span: String) -> String { either("binnen \(span)", "within \(span)") }

  // Changes

  var changes: String { either("Wat zou veranderen", "What would change") }
  var needsComparison: String {
    either(
      "Met --against RICHTLIJN of --readings staat hier voor hoeveel rijen een andere richtlijn of lezing iets anders zegt.",
      "With --against GUIDELINE or --readings this tells for how many rows another guideline or reading says something else."
    )
  }
  func otherGuideline(_ name: String) -> String { either("Richtlijn \(name)", "Guideline \(name)") }
  func reading(_ name: String) -> String { either("Lezing \(name)", "Reading \(name)") }
  var nothingChanges: String { either("Er verandert niets", "Nothing changes") }
  func changed(_ count: PublishedCount) -> String {
    guard let count = count.exact else {
      return either(
        "Voor hoeveel rijen iets verandert, wordt niet getoond.",
        "For how many rows anything changes is not shown.")
    }
    return either(
      "Voor \(number(count)) rijen verandert iets.", "Something changes for \(number(count)) rows.")
  }
  var change: String { either("Verandering", "Change") }
  func change(_ change: GuidelineComparison.Change, _ name: (String) -> String) -> String {
    switch change {
    case .same: either("hetzelfde", "the same")
    case .outcome(let from, let to): "\(name(from)) → \(name(to))"
    case .undecided(let from):
      (from.map(name) ?? undecided) + " → " + either("andere mogelijkheden", "other possibilities")
    case .decided(let to): "\(undecided) → \(name(to))"
    case .left: either("komt er niet meer", "is no longer reached")
    case .reached: either("komt er nu wel", "is reached now")
    }
  }

  // Methods

  var methods: String { either("Werkwijze", "Methods") }
}
