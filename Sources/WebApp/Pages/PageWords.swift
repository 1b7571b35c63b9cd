import GuidelineModel

/// Every fixed word of the pages, in one language, by the name that the templates use.
///
/// What is advised is worded by the guideline, what an advice is made of by `Consultation`.
struct PageWords: PhraseCatalogue {
  let language: Language

  /// A word's Dutch and English.
  typealias Entry = (nl: String, en: String)

  /// The words for the templates.
  var all: [String: String] {
    Self.entries.mapValues { word(in: $0) }
  }

  /// One of the words.
  subscript(name: String) -> String {
    guard let entry = Self.entries[name] else {
      preconditionFailure("The tests ask for every word that the pages name.")
    }
    return word(in: entry)
  }

  private func word(in entry: Entry) -> String { either(entry.nl, entry.en) }

  private static let entries: [String: Entry] = frame.merging(interview) { $1 }
    .merging(chart) { $1 }.merging(results) { $1 }.merging(overview) { $1 }.merging(reading) { $1 }

  private static let frame: [String: Entry] = [
    "skip": ("Naar de inhoud", "To the content"),
    "site": ("Naslag", "Reference"),
    "trees": ("Beslisbomen", "Decision trees"),
    "items": ("Gegevens", "Data items"),
    "search": ("Zoeken", "Search"),
    "about": ("Over", "About"),
    "languageChoice": ("Taal", "Language"),
    "diagnostics": (
      "De richtlijnmap heeft fouten; de laatste goede versie blijft in gebruik",
      "The guideline folder has mistakes; the last good version stays in use"
    ),
    "disclaimer": (
      "Weergave van de richtlijn: ondersteunt het oordeel van de behandelaar en vervangt het niet. "
        + "De server bewaart niets over een patiënt.",
      "A rendering of the guideline: it supports a clinician's judgement and does not replace it. "
        + "The server keeps nothing about a patient."
    ),
    "unreachable": (
      "De server is niet bereikbaar. De antwoorden staan nog op deze pagina.",
      "The server cannot be reached. The answers are still on this page."
    ),
    "shortcuts": ("Sneltoetsen", "Keyboard shortcuts"),
    "keyAnswer": ("antwoord", "answer"),
    "keyUnknown": ("niet bekend", "not known"),
    "keyBack": ("terug", "back"),
    "keyHelp": ("uitleg", "help"),
    "keysOn": ("Sneltoetsen gebruiken", "Use the shortcuts"),
    "retry": ("Opnieuw proberen", "Try again"),
    "toOverview": ("Naar het overzicht", "To the overview"),
    "allowed": ("Toegestaan", "Allowed"),
    "suggestion": ("Bedoelde u", "Did you mean"),
    "notFoundHelp": ("Zoek het in het overzicht.", "Look for it in the overview."),
    "overview": ("Overzicht", "Overview"),
  ]

  private static let overview: [String: Entry] = [
    "lead": (
      "De beslisbomen van de landelijke richtlijn, vraag voor vraag, tot het advies met de tijd "
        + "waarbinnen het moet.",
      "The decision trees of the Dutch national guideline, question by question, to the advice and "
        + "the time within which it must happen."
    ),
    "scope": ("Voor wie", "For whom"),
    "scopeFor": ("Voor:", "For:"),
    "scopeNotFor": ("Niet voor:", "Not for:"),
    "startHeading": ("Begin hier", "Start here"),
    "mapHeading": ("De zorgweg", "The care pathway"),
    "thenTree": ("kan leiden naar", "can lead to"),
    "allTrees": ("Alle beslisbomen", "All decision trees"),
    "read": ("lezen", "read"),
    "readAbout": ("Lezen over", "Read about"),
    "caseInHand": (
      "Er is een casus in behandeling. Een boom hieronder komt erbij; de antwoorden blijven.",
      "A case is in hand. A tree below is added to it; the answers stay."
    ),
    "goOn": ("Verder met deze casus", "Go on with this case"),
    "newPatient": ("Nieuwe patiënt", "New patient"),
    "loadHeading": ("Een bewaarde casus openen", "Open a saved case"),
    "loadHelp": (
      "Een casus is JSON, zoals ‘Casus bewaren’ die geeft. Er wordt niets van bewaard.",
      "A case is JSON, as ‘Save the case’ gives it. Nothing of it is kept."
    ),
    "loadLabel": ("Casus", "Case"),
    "loadFile": ("Of kies het bestand", "Or choose the file"),
    "loadButton": ("Casus openen", "Open the case"),
    "stateNotStarted": ("niet begonnen", "not started"),
    "stateDecided": ("beslist", "decided"),
    "stateNotReached": ("niet aan de orde", "not reached"),
    "stateChoice": ("keuze nog te maken", "choice to be made"),
  ]

  private static let interview: [String: Entry] = [
    "pathway": ("De bomen voor deze patiënt", "The trees for this patient"),
    "news": ("Wat dit antwoord veranderde", "What this answer changed"),
    "help": ("Uitleg", "Help"),
    "moreHelp": ("Meer over dit gegeven", "More about this item"),
    "unknown": ("Niet bekend", "Not known"),
    "notYet": ("Niet bekend of nog niet gebeurd", "Not known or has not happened yet"),
    "day": ("Dag", "Day"),
    "clockTime": ("Tijd", "Time"),
    "useTime": ("Dit tijdstip gebruiken", "Use this time"),
    "since": ("Of: sinds wanneer", "Or: since when"),
    "when": ("Wanneer was dit", "When was this"),
    "now": ("Nu", "Now"),
    "orMonths": ("Of: hoeveel maanden", "Or: how many months"),
    "monthCount": ("Maanden", "Months"),
    "useMonths": ("Dit aantal gebruiken", "Use this number"),
    "several": ("Meer dan één antwoord mogelijk", "More than one answer possible"),
    "severalLegend": ("Welke zijn nog mogelijk?", "Which are still possible?"),
    "useSeveral": ("Deze zijn mogelijk", "These are possible"),
    "noMoreQuestions": (
      "Geen vraag meer die het advies kan veranderen",
      "No question left that can change the advice"
    ),
    "back": ("Vorige vraag", "Previous question"),
    "showAdvice": ("Hele advies tonen", "Show the whole advice"),
    "showReport": ("Verslag voor het MDO tonen", "Show the report for the tumour board"),
    "adviceSoFar": ("Advies tot zover", "Advice so far"),
    "nothingYet": ("Er is nog niets zeker.", "Nothing is certain yet."),
    "given": ("Antwoorden", "Answers"),
    "change": ("Wijzigen", "Change"),
    "withdraw": ("Terugnemen", "Withdraw"),
    "keep": ("Bewaren en delen", "Keep and share"),
    "keepHelp": (
      "De casus bevat de antwoorden en de tijdstippen, verder niets. Een link bevat hetzelfde, achter "
        + "het #: dat deel gaat niet naar de server. Wie de link heeft, heeft de antwoorden.",
      "The case holds the answers and the times, nothing else. A link holds the same, behind the #: "
        + "that part does not go to the server. Whoever has the link has the answers."
    ),
    "saveCase": ("Casus bewaren (JSON)", "Save the case (JSON)"),
    "copyLink": ("Link kopiëren", "Copy the link"),
    "linked": ("Link gekopieerd", "Link copied"),
    "noScript": (
      "Zonder JavaScript: geen link, geen aftelklok en geen klikken in de boom; al het andere werkt. "
        + "Ga terug met ‘Vorige vraag’.",
      "Without JavaScript: no link, no countdown and no clicks in the tree; all else works. Go back "
        + "with ‘Previous question’."
    ),
    "resumeHeading": ("Casus uit een link", "A case from a link"),
    "resumeEmpty": (
      "In deze link staat geen casus die te lezen is.", "This link holds no case that can be read."
    ),
    "resumeNoScript": (
      "Een link met een casus werkt alleen met JavaScript. Open anders een bewaarde casus vanaf het "
        + "overzicht.",
      "A link with a case works with JavaScript only. Otherwise open a saved case from the overview."
    ),
    "contradiction": (
      "Dit kan niet samen: ", "These cannot both hold: "
    ),
    "contradictionRemedy": (
      " Het antwoord is niet overgenomen. Neem een eerder antwoord terug, of geef een ander.",
      " The answer was not taken. Withdraw an earlier answer, or give another."
    ),
    "notTaken": ("Niet overgenomen: ", "Not taken: "),
    "noTime": (
      "vul een dag en een tijd in die de klok kent.",
      "fill in a day and a time that the clock knows."
    ),
    "afterNow": ("dit tijdstip ligt in de toekomst.", "this time lies in the future."),
    "zone": ("Tijden in", "Times in"),
    "noMonths": (
      "vul een aantal maanden van 0 of meer in.", "fill in a number of months of 0 or more."
    ),
    "noChoice": ("kies ten minste één antwoord.", "choose at least one answer."),
  ]

  private static let chart: [String: Entry] = [
    "chart": ("Beslisboom", "Decision tree"),
    "asList": (
      "De boom als lijst, met antwoorden om te kiezen", "The tree as a list, with answers to choose"
    ),
    "readTree": ("Onderbouwing en bron van deze boom", "Rationale and source of this tree"),
    "markTaken": ("gekozen pad", "path taken"),
    "markPossible": ("nog mogelijk", "still possible"),
    "markRuledOut": ("uitgesloten", "ruled out"),
    "waiting": ("hier wacht het op", "it waits for this"),
    "elsewhere": ("zie", "see"),
  ]

  private static let results: [String: Entry] = [
    "explainHeading": ("Waarom, en wat als", "Why, and what if"),
    "explainLead": (
      "Bewezen voor alle antwoorden die nog mogelijk zijn, niet geschat.",
      "Proven for all answers still possible, not estimated."
    ),
    "showExplanation": ("Waarom, en wat als", "Why, and what if"),
    "alwaysSo": ("Elke patiënt krijgt dit advies.", "Every patient gets this advice."),
    "enoughAlone": ("Dit alleen is al genoeg:", "This alone is enough:"),
    "stillPossible": (
      "Nog mogelijk, met het deel van de antwoorden die nog kunnen:",
      "Still possible, with the share of the answers still open:"
    ),
    "onlyIf": ("als", "if"),
    "whyNotHeading": ("Waarom niet …", "Why not …"),
    "whyNotLabel": ("Uitkomst", "Outcome"),
    "whyNotChoose": ("Kies een uitkomst", "Choose an outcome"),
    "laterHeading": ("Als het later was geweest", "Had it been later"),
    "laterLead": (
      "Wat het advies was geweest als de gebeurtenis later was gekomen. Wachten verandert niets: het "
        + "begin van klachten wordt gemeten tot de gebeurtenis.",
      "What the advice would have been, had the event come later. Waiting changes nothing: the onset "
        + "of complaints is measured up to the event."
    ),
    "whyNotButton": ("Waarom niet dit", "Why not this"),
    "changesLead": (
      "De kleinste veranderingen die daarheen leiden:", "The smallest changes that lead there:"
    ),
    "influence": ("te beïnvloeden", "can be influenced"),
    "whatIfHeading": ("Wat als", "What if"),
    "adviceHeading": ("Advies", "Advice"),
    "reportHeading": ("Verslag voor het MDO", "Report for the tumour board"),
    "toInterview": ("Terug naar de vragen", "Back to the questions"),
    "calendar": ("Termijnen in de agenda (.ics)", "Time limits to the calendar (.ics)"),
    "decisive": ("Wat dit advies zou veranderen", "What would change this advice"),
    "ifInstead": ("Bij", "With"),
    "moreOutcome": ("Meer over deze uitkomst", "More about this outcome"),
    "whyTree": ("Onderbouwing en bron", "Rationale and source"),
    "print": ("Afdrukken", "Print"),
    "copyText": ("Als tekst kopiëren", "Copy as text"),
    "copied": ("Gekopieerd", "Copied"),
    "asText": ("Als tekst voor het dossier", "As text for the record"),
    "asTextLabel": ("Tekst", "Text"),
    "neverSent": (
      "Wat u bij de patiënt invult, blijft op deze pagina en op papier en wordt nooit verstuurd.",
      "What you fill in about the patient stays on this page and on paper and is never sent."
    ),
  ]
}
