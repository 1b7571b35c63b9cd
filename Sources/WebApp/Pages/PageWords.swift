import GuidelineModel

/// Every fixed text of the pages, in one language.
///
/// The guideline words its advice, and `Consultation` words the parts of an advice.
struct PageWords: PhraseCatalogue {
  let language: Language

  var skip: String { either("Naar de inhoud", "To the content") }
  var site: String { either("Naslag", "Reference") }
  var trees: String { either("Beslisbomen", "Decision trees") }
  var items: String { either("Vragen en begrippen", "Questions and terms") }
  var search: String { either("Zoeken", "Search") }
  var about: String { either("Over", "About") }
  var languageChoice: String { either("Taal", "Language") }
  var diagnostics: String {
    either(
      "De richtlijnmap heeft fouten; de laatste goede versie blijft in gebruik",
      "The guideline folder has mistakes; the last good version stays in use")
  }
  var disclaimer: String {
    either(
      "Weergave van de richtlijn: ondersteunt het oordeel van de behandelaar en vervangt het "
        + "niet. De server bewaart niets over een patiënt.",
      "A rendering of the guideline: it supports a clinician's judgement and does not replace "
        + "it. The server keeps nothing about a patient.")
  }
  var unreachable: String {
    either("De server is niet bereikbaar.", "The server cannot be reached.")
  }
  /// Shown when a response is not a page of ours, such as one from an intermediary.
  var unusable: String {
    either(
      "De server gaf geen bruikbaar antwoord.", "The server gave no answer that can be used.")
  }
  var unrecorded: String {
    either(
      "Wat u net koos, is nog niet verwerkt; de antwoorden tot zover staan nog op deze pagina.",
      "What you just chose was not taken yet; the answers so far are still on this page.")
  }
  var shortcuts: String { either("Sneltoetsen", "Keyboard shortcuts") }
  var keyAnswer: String { either("antwoord", "answer") }
  var keyUnknown: String { either("nog niet nagegaan", "not yet checked") }
  var keyBack: String { either("terug", "back") }
  var keyHelp: String { either("uitleg", "help") }
  var keysOn: String { either("Sneltoetsen gebruiken", "Use the shortcuts") }
  var retry: String { either("Opnieuw proberen", "Try again") }
  var toOverview: String { either("Naar het overzicht", "To the overview") }
  var possible: String { either("Mogelijk", "Possible") }
  func position(line: Substring, column: Substring) -> String {
    either("Regel \(line), teken \(column)", "Line \(line), character \(column)")
  }
  var momentOfCase: String { either("Tijdstip van de casus", "Moment of the case") }
  var eventTimes: String { either("Tijdstippen", "Times") }
  var decisions: String { either("Besluiten", "Decisions") }
  var tooLargeHelp: String {
    either(
      "Een bewaarde casus is veel kleiner. Ga terug en kies een ander bestand.",
      "A saved case is far smaller. Go back and choose another file.")
  }
  var suggestion: String { either("Bedoelde u", "Did you mean") }
  var notFoundHelp: String { either("Zoek het in het overzicht.", "Look for it in the overview.") }
  var overview: String { either("Overzicht", "Overview") }

  var lead: String {
    either(
      "De beslisbomen van de richtlijn, vraag voor vraag, tot het advies met de tijd waarbinnen "
        + "het moet.",
      "The decision trees of the guideline, question by question, to the advice and the time "
        + "within which it must happen.")
  }
  var scope: String { either("Voor wie", "For whom") }
  var scopeFor: String { either("Voor:", "For:") }
  var scopeNotFor: String { either("Niet voor:", "Not for:") }
  var startHeading: String { either("Begin hier", "Start here") }
  var mapHeading: String { either("De zorgweg", "The care pathway") }
  var thenTree: String { either("kan leiden naar", "can lead to") }
  var allTrees: String { either("Alle beslisbomen", "All decision trees") }
  var read: String { either("Boom bekijken", "View the tree") }
  var readAbout: String { either("Lezen over", "Read about") }
  var backToCase: String { either("Terug naar de casus", "Back to the case") }
  var currentCase: String {
    either(
      "Er is een casus in behandeling. Een boom hieronder komt erbij; de antwoorden blijven.",
      "A case is in hand. A tree below is added to it; the answers stay.")
  }
  var continueCase: String { either("Verder met deze casus", "Go on with this case") }
  var newPatient: String { either("Nieuwe patiënt", "New patient") }
  var loadHeading: String { either("Een bewaarde casus openen", "Open a saved case") }
  var loadHelp: String {
    either(
      "Een casus is JSON, zoals ‘Casus bewaren’ die geeft. De server bewaart er niets van.",
      "A case is JSON, as ‘Save the case’ gives it. The server keeps nothing of it.")
  }
  var loadTooLarge: String {
    either(
      "Deze tekst is te groot voor een casus: ten hoogste 1 MiB.",
      "This text is too large for a case: at most 1 MiB.")
  }
  var loadNoText: String {
    either(
      "Dit bestand is geen tekst. Kies een bestand zoals ‘Casus bewaren’ het geeft.",
      "This file is no text. Choose a file as ‘Save the case’ gives it.")
  }
  var loadLabel: String { either("Casus", "Case") }
  var loadFile: String { either("Of kies het bestand", "Or choose the file") }
  var loadButton: String { either("Bewaarde casus openen", "Open a saved case") }
  var stateDecided: String { either("beslist", "decided") }
  var stateNotReached: String { either("niet aan de orde", "not reached") }
  func waitsFor(_ item: String) -> String { either("wacht op: \(item)", "waiting for: \(item)") }
  var stateChoice: String { either("keuze nog te maken", "choice to be made") }

  var chart: String { either("Stroomschema", "Flowchart") }
  var asList: String {
    either(
      "De boom als lijst, met antwoorden om te kiezen",
      "The tree as a list, with answers to choose")
  }
  var readTree: String {
    either("Onderbouwing en bron van deze boom", "Rationale and source of this tree")
  }
  var markTaken: String { either("gekozen pad", "path taken") }
  var markRuledOut: String { either("uitgesloten", "ruled out") }
  var waiting: String { either("hier wacht het op", "it waits for this") }
  var elsewhere: String { either("zie", "see") }
}
