import Cohort
import GuidelineModel

/// The words of the report of a registry.
struct ReportWords: PhraseCatalogue {
  let language: Language

  init(_ language: Language) { self.language = language }

  var title: String { either("Hoe de zorg verliep", "How care went") }
  var contents: String { either("Inhoud", "Contents") }
  var guideline: String { either("Richtlijn", "Guideline") }
  var digest: String { either("Vingerafdruk van de logica", "Logic digest") }
  var program: String { either("Programma", "Program") }
  var day: String { either("Gemaakt op", "Made on") }
  var command: String { either("Opdracht", "Command") }
  var rows: String { either("Rijen", "Rows") }
  var unreadableUnknown: String {
    either(
      "hoeveel daarvan onleesbaar waren, staat niet in een tabel met tellingen",
      "a table of counts does not tell how many of them were unreadable")
  }
  var syntheticData: String { either("Verzonnen gegevens.", "Synthetic data.") }
  var synthetic: String {
    either(
      "Deze rijen zijn door een programma gemaakt. Hieruit is niets over patiënten of ziekenhuizen af te leiden.",
      "These rows were made by a program. Nothing about patients or hospitals can be concluded from them."
    )
  }

  // Numbers

  func number(_ count: Int) -> String { language.number(count) }

  func percent(_ share: Double, decimals: Int = 1) -> String {
    let scale = decimals == 0 ? 1 : 10
    let units = Int((share * 100 * Double(scale)).rounded())
    guard decimals > 0 else { return "\(units)%" }
    return "\(units / 10)\(either(",", "."))\(units % 10)%"
  }

  func range(_ range: ClosedRange<Double>) -> String {
    "\(percent(range.lowerBound))–\(percent(range.upperBound))"
  }

  func share(_ proportion: Proportion) -> String {
    "\(percent(proportion.share)) (\(range(proportion.wilson)))"
  }

  /// A length of time, as exactly as it matters.
  func duration(_ minutes: Int) -> String {
    let (days, hours) = (minutes / 1440, (minutes % 1440 + 30) / 60)
    if minutes < 60 { return either("\(minutes) min", "\(minutes) min") }
    if days < 2 {
      let all = (minutes + 30) / 60
      return either("\(all) uur", all == 1 ? "1 hour" : "\(all) hours")
    }
    let whole = hours == 24 ? days + 1 : days
    let rest = hours == 24 ? 0 : hours
    let name = either("dagen", "days")
    return rest == 0 || days >= 10
      ? "\(whole) \(name)" : "\(whole) \(name) \(rest) \(either("uur", "h"))"
  }

  // Tables

  var what: String { either("Wat", "What") }
  var total: String { either("Aantal", "Number") }
  var empty: String { either("(leeg)", "(empty)") }
  var notShown: String { either("niet getoond", "not shown") }
  var shareOf95: String { either("Aandeel (95%)", "Share (95%)") }
  var shareColumn: String {
    either("Concordant van beslisbare (95%)", "Concordant of decidable (95%)")
  }
  var tableHasNumbers: String {
    either("De getallen staan in de tabel erbij.", "The table beside it has the numbers.")
  }

  // Summary

  var summary: String { either("In het kort", "In short") }

  func tooSmall(_ least: Int) -> String {
    either(
      "Er zijn minder dan \(least) rijen: er wordt niets getoond.",
      "There are fewer than \(least) rows: nothing is shown.")
  }

  func fewerThan(_ least: Int) -> String { either("minder dan \(least)", "fewer than \(least)") }

  func decided(rows: Int, decided: Int, of total: Int) -> String {
    let share = total > 0 ? percent(Double(decided) / Double(total)) : "–"
    return either(
      "Van \(number(rows)) leesbare rijen kwam de richtlijn \(number(total)) keer aan een beslisboom toe; \(number(decided)) keer (\(share)) staat de uitkomst vast.",
      "For \(number(rows)) rows that could be read, the guideline reached a decision tree \(number(total)) times; \(number(decided)) times (\(share)) the outcome is certain."
    )
  }

  func reached(rows: Int, _ total: Int) -> String {
    either(
      "Van \(number(rows)) leesbare rijen kwam de richtlijn \(number(total)) keer aan een getoonde beslisboom toe.",
      "For \(number(rows)) rows that could be read, the guideline reached a tree that is shown \(number(total)) times."
    )
  }

  func concordant(_ proportion: Proportion, of total: Int) -> String {
    either(
      "Waar te beslissen was of de zorg met de richtlijn strookte (\(number(proportion.total)) van \(number(total))), was dat zo in \(percent(proportion.share)) (95%-interval \(range(proportion.wilson))).",
      "Where it could be decided whether care agreed with the guideline (\(number(proportion.total)) of \(number(total))), it did in \(percent(proportion.share)) (95% interval \(range(proportion.wilson)))."
    )
  }

  func limiting(_ item: String, _ count: Int, of rows: Int) -> String {
    either(
      "De zekerheid wordt het meest beperkt door één gegeven, ‘\(item)’: dat alleen houdt \(number(count)) rijen onbeslist.",
      "One item limits the certainty most, ‘\(item)’: it alone keeps \(number(count)) rows undecided."
    )
  }

  var limitsUnknown: String {
    either(
      "Geen enkel gegeven alleen houdt aantoonbaar een getoond aantal rijen onbeslist.",
      "No item alone is shown to keep rows undecided.")
  }

  var needsRows: String {
    either(
      "Hiervoor zijn de rijen zelf nodig; een tabel met tellingen bevat dit niet.",
      "This needs the rows themselves; a table of counts does not hold it.")
  }

  var needsTreatment: String {
    either(
      "Om zorg met de richtlijn te vergelijken moet bekend zijn wat is gedaan: geef met --mapping aan in welke kolom dat staat, of gebruik casussen met besluiten.",
      "To compare care with the guideline it must be known what was done: tell with --mapping which column has it, or use cases with decisions."
    )
  }

  var concordanceHidden: String {
    either(
      "De overeenstemming wordt niet getoond, omdat de aantallen te klein zijn.",
      "Concordance is not shown, because the numbers are too small.")
  }

  func hiddenTrees(_ names: [String]) -> String {
    either(
      "Niet getoond en nergens meegeteld, omdat kleine aantallen er anders uit af te leiden zijn: \(names.joined(separator: "; ")).",
      "Not shown and counted nowhere, since small numbers could be worked out from them: \(names.joined(separator: "; "))."
    )
  }

  var undecided: String { either("Nog niet te zeggen", "Undecided") }
  var invalid: String {
    either("Een antwoord is geen waarde van het gegeven", "An answer is no value of its item")
  }
}
