extension PageWords {
  /// The words of the pages that say what the guideline holds.
  static let reading: [String: Entry] = [
    "crumbs": ("Kruimelpad", "Breadcrumb"),
    "page": ("pagina", "page"),
    "pages": ("pagina's", "pages"),
    "startHere": ("Vragen vanaf deze boom", "Questions from this tree"),
    "treeAsList": ("De boom als lijst", "The tree as a list"),
    "outcomes": ("Uitkomsten", "Outcomes"),
    "asks": ("Vraagt naar", "Asks for"),
    "comesFrom": ("Volgt op", "Follows"),
    "leadsTo": ("Leidt naar", "Leads to"),
    "rationale": ("Onderbouwing", "Rationale"),
    "readings": ("Andere lezingen van de bron", "Other readings of the source"),
    "whyOpen": ("Waarom open", "Why open"),
    "sources": ("Bronnen", "Sources"),
    "inTheSource": ("In de bron", "In the source"),
    "ways": ("Hierheen leidt", "What leads here"),
    "remarks": ("Opmerkingen", "Remarks"),
    "settles": ("Legt vast voor wat volgt", "Settles for what follows"),
    "values": ("Waarden", "Values"),
    "measured": ("Ook te geven als meting", "May be given as a measurement"),
    "measuredMonths": ("Een aantal maanden", "A number of months"),
    "measuredOnset": (
      "Het tijdstip van ontstaan; de tijd telt tot", "The time of onset; time counts until"
    ),
    "rangeThrough": ("tot en met", "up to and including"),
    "rangeBelow": ("minder dan", "less than"),
    "rangeFrom": ("vanaf", "from"),
    "rangeOver": ("meer dan", "more than"),
    "unitMonths": ("maanden", "months"),
    "unitHours": ("uur", "hours"),
    "askedBy": ("Wordt gevraagd in", "Asked in"),
    "settledBy": ("Wordt vastgelegd door", "Settled by"),
    "nameInCases": ("Naam in een casus", "Name in a case"),
    "aboutLead": (
      "Wervelwijzer laat de beslisbomen van een richtlijn lopen voor één patiënt.",
      "Wervelwijzer runs the decision trees of a guideline for one patient."
    ),
    "aboutDevice": (
      "Het is geen medisch hulpmiddel en is niet in de praktijk gevalideerd. De pijlen van de bron "
        + "zijn hersteld; waar dat niet zeker is, staat het erbij.",
      "It is no medical device and has not been validated in practice. The arrows of the source were "
        + "restored; where that is not certain, it says so."
    ),
    "guidelineName": ("Richtlijn", "Guideline"),
    "madeFrom": ("Gemaakt naar", "Made from"),
    "digest": ("Logica", "Logic"),
    "aboutPatients": ("Wat met antwoorden gebeurt", "What happens to answers"),
    "aboutPatientsText": (
      "De antwoorden staan in de pagina en gaan mee met elk verzoek. De server bewaart ze niet en "
        + "schrijft ze nergens op; er zijn geen cookies. Een link draagt ze achter het #, dat geen "
        + "browser verstuurt.",
      "The answers are in the page and go along with every request. The server does not keep them and "
        + "writes them nowhere; there are no cookies. A link carries them behind the #, which no "
        + "browser sends."
    ),
    "readingsText": (
      "Waar de pijlen van de bron op meer dan één manier te lezen zijn, wordt elke lezing naast de "
        + "gekozen berekend.",
      "Where the arrows of the source can be read in more than one way, every reading is worked out "
        + "beside the one chosen."
    ),
    "forPrograms": ("Voor programma's", "For programs"),
    "forProgramsText": (
      "Hetzelfde advies als JSON; de beschrijving staat op",
      "The same advice as JSON; the description is at"
    ),
    "searchLabel": ("Zoekwoorden", "Words to look for"),
    "searchButton": ("Zoeken", "Search"),
    "searchHelp": (
      "Alle teksten van de richtlijn: bomen, gegevens, uitkomsten en onderbouwing.",
      "All texts of the guideline: trees, items, outcomes and rationale."
    ),
    "searchNothing": ("Niets gevonden.", "Nothing found."),
    "searchTooLong": ("Zoek met minder woorden.", "Search with fewer words."),
    "kindTree": ("boom", "tree"),
    "kindItem": ("gegeven", "item"),
    "kindOutcome": ("uitkomst", "outcome"),
  ]
}
