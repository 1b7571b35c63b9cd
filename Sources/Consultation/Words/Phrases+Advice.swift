import GuidelineModel

extension Phrases {
  var advice: String { either("Advies", "Advice") }
  package var warningsHeading: String { either("Let op", "Attention") }
  package var openHeading: String { either("Nog open", "Still open") }
  var questionsHeading: String { either("Volgende vraag", "Next question") }
  var readingsHeading: String { either("Lezingen van de bron", "Readings of the source") }
  package var notesHeading: String { either("Opmerkingen", "Notes") }
  var measurementsHeading: String { either("Gemeten", "Measured") }
  package var findingsHeading: String { either("Bevindingen", "Findings") }

  package var because: String { either("Omdat", "Because") }
  package var waitsFor: String { either("Wacht op", "Waiting for") }
  var soFar: String { either("Bekend", "Known") }
  var possible: String { either("Nog mogelijk", "Still possible") }
  var thenAlso: String { either("Daarna", "Then") }
  var notKnownHeading: String { either("Nog niet nagegaan", "Not yet checked") }
  var reason: String { either("Waarom open", "Why it is open") }

  var notKnown: String { either("nog niet nagegaan", "not yet checked") }
  var unanswerable: String { either(" (nog niet nagegaan)", " (not yet checked)") }
  var followsFromAdvice: String { either(" (volgt uit dit advies)", " (follows from this advice)") }
  /// Shown once when the question with the fewest expected follow-ups is too expensive to compute.
  var fewestExceeded: String {
    either(
      "De volgorde met de minste vragen is niet bepaald: dat vergt te veel stappen (--limit). De "
        + "vragen staan in de volgorde van de bron.",
      "The order with the fewest questions was not worked out: that takes too many steps (--limit). "
        + "The questions stand in the order of the source.")
  }
  /// The last line of a truncated list.
  func more(_ count: Int) -> String { either("en nog \(count)", "and \(count) more") }
  var openMakesNoDifference: String {
    either(
      "Wat verder nog open is, verandert deze uitkomst niet.",
      "What is still open does not change this outcome.")
  }
  package var nothingYet: String {
    either("Er is nog niets beslist.", "Nothing has been decided yet.")
  }

  func untilMoreIsKnown(_ limit: String) -> String {
    either("Houd voorlopig aan: \(limit)", "For now, keep to: \(limit)")
  }
  func choice(_ label: String, _ options: String) -> String {
    either("Keuze nog te maken: \(label): \(options).", "Choice to be made: \(label): \(options).")
  }

  func before(_ length: String, _ event: String) -> String {
    either("\(length) tot \(event)", "\(length) up to \(event)")
  }
  func moreThan(_ amount: String) -> String { either("meer dan \(amount)", "more than \(amount)") }
  func from(_ amount: String) -> String { either("vanaf \(amount)", "from \(amount)") }
  func upToAndIncluding(_ amount: String) -> String {
    either("tot en met precies \(amount)", "up to and including exactly \(amount)")
  }
  func lessThan(_ amount: String) -> String {
    either("korter dan \(amount)", "shorter than \(amount)")
  }
  /// Shown for a moment so long ago that its year may be mistyped.
  var checkYear: String { either("kijk het jaartal na", "check the year") }

  func countsAs(_ value: String, _ bounds: String) -> String {
    either("telt als ‘\(value)’ (\(bounds))", "counts as ‘\(value)’ (\(bounds))")
  }

  var everyReadingAgrees: String {
    either(
      "Elke lezing van de bron geeft dit advies.", "Every reading of the source gives this advice.")
  }
  var everyReadingAgreesOnTheRest: String {
    either(
      "Elke lezing van de bron geeft dit advies bij de andere bomen die beslist zijn.",
      "Every reading of the source gives this advice on the other trees that are decided.")
  }
  var readingsDiffer: String {
    either("Lezingen van de bron verschillen hier:", "Readings of the source differ here:")
  }
  func otherReading(_ advice: String) -> String {
    either("Andere lezing (niet gevolgd): \(advice)", "Another reading (not followed): \(advice)")
  }
  var change: String { either("Verschil", "Difference") }
  package var routesHeading: String { either("Leidt verder", "Leads on") }
  func notReached(_ trees: [String]) -> String {
    let names = trees.map { "‘\($0)’" }.joined(separator: ", ")
    return either("niet aan de orde zijn dan: \(names)", "these do not come up then: \(names)")
  }
  var everyReadingAgreesSoFar: String {
    either(
      "Elke lezing van de bron geeft dit advies, voor zover het beslist is.",
      "Every reading of the source gives this advice, as far as it is decided.")
  }
  func alsoReached(_ tree: String, _ outcome: String) -> String {
    either("ook ‘\(tree)’: \(outcome)", "also ‘\(tree)’: \(outcome)")
  }
  func instead(_ tree: String, _ outcome: String) -> String {
    either("‘\(tree)’ geeft dan: \(outcome)", "‘\(tree)’ then gives: \(outcome)")
  }
  func stillOpen(_ outcomes: [String]) -> String {
    either("nog open: ", "still open: ") + outcomes.joined(separator: either("; of ", "; or "))
  }

  func origin(_ title: String, id: String, version: String, digest: String) -> String {
    either(
      "Richtlijn \(title) (\(id)), versie \(version), \(digest).",
      "Guideline \(title) (\(id)), version \(version), \(digest).")
  }
  var disclaimer: String {
    either(
      "Weergave van de richtlijn: ondersteunt het oordeel van de behandelaar en vervangt het niet.",
      "A rendering of the guideline: it supports a clinician's judgement and does not replace it.")
  }
}
