import GuidelineModel

/// The texts of the reference pages.
extension PageWords {
  var crumbs: String { either("Kruimelpad", "Breadcrumb") }
  var page: String { either("pagina", "page") }
  func pages(_ count: Int) -> String {
    counted(count, ("pagina", "pagina’s"), ("page", "pages"))
  }
  var startHere: String { either("Vragen vanaf deze boom", "Questions from this tree") }
  var treeAsList: String { either("De boom als lijst", "The tree as a list") }
  var outcomes: String { either("Uitkomsten", "Outcomes") }
  var asks: String { either("Vraagt naar", "Asks for") }
  var forOtherSystems: String {
    either("Deze richtlijn voor andere systemen", "This guideline for other systems")
  }
  var forOtherSystemsHelp: String {
    either(
      "De hele richtlijn als bestand dat andere programma's kunnen uitvoeren. Voor elke boom geeft "
        + "het de uitkomsten die nog mogelijk zijn, ook als antwoorden ontbreken.",
      "The whole guideline as a file that other programs can run. For every tree it gives the "
        + "outcomes that are still possible, also where answers are missing.")
  }
  func notWritten(because reason: String) -> String {
    either("niet beschikbaar: \(reason).", "not available: \(reason).")
  }
  var comesFrom: String { either("Volgt op", "Follows") }
  var leadsTo: String { either("Leidt naar", "Leads to") }
  var rationale: String { either("Onderbouwing", "Rationale") }
  var readings: String { either("Andere lezingen van de bron", "Other readings of the source") }
  var whyOpen: String { either("Waarom open", "Why open") }
  var sources: String { either("Bronnen", "Sources") }
  var inTheSource: String { either("In de bron", "In the source") }
  var ways: String { either("Hierheen leidt", "What leads here") }
  var remarks: String { either("Opmerkingen", "Remarks") }
  var settles: String { either("Legt vast voor wat volgt", "Settles for what follows") }
  var values: String { either("Waarden", "Values") }
  var measured: String { either("Ook te geven als meting", "May be given as a measurement") }
  var measuredOnset: String {
    either("Het tijdstip van ontstaan; de tijd telt tot", "The time of onset; time counts until")
  }
  var rangeThrough: String { either("tot en met", "up to and including") }
  var rangeBelow: String { either("minder dan", "less than") }
  var rangeFrom: String { either("vanaf", "from") }
  var rangeOver: String { either("meer dan", "more than") }
  var unitHours: String { either("uur", "hours") }
  var askedBy: String { either("Wordt gevraagd in", "Asked in") }
  var settledBy: String { either("Wordt vastgelegd door", "Settled by") }
  var nameInCases: String { either("Naam in een casus", "Name in a case") }
  var aboutLead: String {
    either(
      "Wervelwijzer laat de beslisbomen van een richtlijn lopen voor één patiënt.",
      "Wervelwijzer runs the decision trees of a guideline for one patient.")
  }
  var aboutDevice: String {
    either(
      "Het heeft geen CE-markering, is niet in de praktijk gevalideerd en is, zoals het nu is, "
        + "niet bedoeld voor de zorg voor een patiënt.",
      "It bears no CE mark, has not been validated in practice and, as it is now, is not for the "
        + "care of a patient.")
  }
  var intendedUse: String { either("Waarvoor het bedoeld is", "What it is for") }
  var intendedUseText: String {
    either(
      "Voor onderwijs, beoordeling van de richtlijn, onderzoek en evaluatie, met bedachte of "
        + "afgesloten casussen, door wie het antwoord kan beoordelen. Niet voor patiënten zelf.",
      "For teaching, review of the guideline, research and evaluation, with made-up or past cases, "
        + "by people who can judge the answer. Not for patients themselves.")
  }
  var useInCareText: String {
    either(
      "In de zorg voor een patiënt is zulke software een medisch hulpmiddel volgens Verordening "
        + "(EU) 2017/745. Een ziekenhuis dat haar zo wil gebruiken, heeft een CE-markering nodig "
        + "of voldoet aan artikel 5, lid 5; het zorgt voor klinische evaluatie, inhoud die "
        + "specialisten hebben bevestigd, een lokaal protocol, risicomanagement, scholing en "
        + "toezicht op het gebruik.",
      "In the care of a patient such software is a medical device under Regulation (EU) 2017/745. "
        + "A hospital that wants to use it so needs a CE mark or meets article 5(5); it sees to "
        + "clinical evaluation, content that specialists have confirmed, a local protocol, risk "
        + "management, training and monitoring of its use.")
  }
  var hazardsText: String {
    either(
      "Wat er mis kan gaan, wat daartegen is gedaan, welke test dat laat zien en wat nog niet "
        + "wordt beheerst, staat bij de broncode in docs/hazards.md, in het Engels.",
      "What can go wrong, what is done about it, which test shows that and what is not controlled "
        + "yet stands with the source code, in docs/hazards.md.")
  }
  var guidelineName: String { either("Richtlijn", "Guideline") }
  var madeFrom: String { either("Gemaakt naar", "Made from") }
  var digest: String { either("Logica", "Logic") }
  var aboutPatients: String { either("Wat met antwoorden gebeurt", "What happens to answers") }
  var aboutPatientsText: String {
    either(
      "De antwoorden staan in de pagina en gaan mee met elk verzoek. De server bewaart ze niet "
        + "en schrijft ze nergens op; er zijn geen cookies. Een link draagt ze achter het #, dat "
        + "geen browser verstuurt.",
      "The answers are in the page and go along with every request. The server does not keep "
        + "them and writes them nowhere; there are no cookies. A link carries them behind the #, "
        + "which no browser sends.")
  }
  var aboutKeptText: String {
    either(
      "Dit venster onthoudt de casus tot u het sluit. Met een label bewaart de browser de casus op dit "
        + "apparaat: label, antwoorden en het laatste plan, tot u de casus wist of er een tijd niet naar "
        + "kijkt (12 uur, tenzij u iets anders kiest). Het label wordt nooit verstuurd. Wie deze browser "
        + "gebruikt, kan dit zien, en ook adressen met antwoorden in de geschiedenis van de browser.",
      "This window remembers the case until you close it. With a label the browser keeps the case on "
        + "this device: label, answers and the last plan, until you erase the case or do not look at it "
        + "for a time (12 hours, unless you choose otherwise). The label is never sent. Whoever uses this "
        + "browser can see this, and addresses with answers in the history of the browser too.")
  }
  var readingsText: String {
    either(
      "Waar de bron op meer dan één manier te lezen is, wordt elke lezing naast de gekozen "
        + "berekend.",
      "Where the source can be read in more than one way, every reading is worked out beside the "
        + "one chosen.")
  }
  var forPrograms: String { either("Voor programma's", "For programs") }
  var forProgramsText: String {
    either(
      "Hetzelfde advies als JSON; de beschrijving staat op",
      "The same advice as JSON; the description is at")
  }
  var searchLabel: String { either("Zoekwoorden", "Words to look for") }
  var searchButton: String { either("Zoeken", "Search") }
  var searchHelp: String {
    either(
      "Alle teksten van de richtlijn: bomen, gegevens, uitkomsten en onderbouwing.",
      "All texts of the guideline: trees, items, outcomes and rationale.")
  }
  var searchNothing: String { either("Niets gevonden.", "Nothing found.") }
  var searchTooLong: String { either("Zoek met minder woorden.", "Search with fewer words.") }
  var kindTree: String { either("boom", "tree") }
  var kindItem: String { either("gegeven", "item") }
  var kindOutcome: String { either("uitkomst", "outcome") }
}
