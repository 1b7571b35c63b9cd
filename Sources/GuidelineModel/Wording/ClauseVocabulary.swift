/// The vocabulary for recognising parts of a step's structure in a text.
struct ClauseVocabulary {
  /// Words that begin a condition.
  let conditions: Set<String>
  /// Prepositions, which relate what follows to something else.
  let prepositions: Set<String>
  /// First words of a part that only states when.
  var openers: Set<String> { conditions.union(prepositions) }
  /// The openers that introduce a circumstance, not a manner.
  let circumstances: Set<String>
  let negations: Set<String>
  /// Words that, after a negation, negate the whole step: "not necessary".
  let denied: Set<String>
  /// Words that negate the whole step by themselves.
  let denials: Set<String>
  /// Words that, with a negation, ask for something to be done ("do not forget").
  let forgetting: Set<String>
  /// Words that, after a negation, form a bound: "niet later dan".
  let comparisons: Set<String>
  /// Phrases at the beginning of a text that say not to do something.
  let refusals: [[String]]
  let considering: [[String]]
  let modals: Set<String>
  let helping: Set<String>
  let optional: [[String]]
  let atLeast: [[String]]
  let total: [[String]]
  /// Words of urgency that are adjectives and count only before a word from `acts`.
  let adjectives: Set<String>
  /// Nouns for what is to be done urgently.
  let acts: Set<String>
  /// Words that, after a word of urgency, give it another meaning: "direct contact".
  let notHurried: Set<String>
  /// Words that, after a route of administration, give it another meaning: "oral hygiene".
  let notGiven: Set<String>
  private let atOnce: [[String]]
  private let asSoonAsPossible: [[String]]
  private let urgent: [[String]]
  let followedBy: [[String]]
  let or: String
  /// Words that can join two actions.
  let joining: Set<String>
  /// The phrases that ``ActionPhrases/lead(_:isRefrain:)`` puts before a step that is not to be
  /// done.
  let notDoing: [[String]]

  func urgencies(_ urgency: Step.UrgencyWord) -> [[String]] {
    switch urgency {
    case .atOnce: atOnce
    case .asSoonAsPossible: asSoonAsPossible
    case .urgent: urgent
    }
  }

  static func of(_ language: Language) -> ClauseVocabulary {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }

  private static func phrases(_ phrases: String...) -> [[String]] {
    phrases.map { $0.split(separator: " ").map(String.init) }
  }

  private static let dutch = ClauseVocabulary(
    conditions: ["indien", "als", "wanneer", "mits", "tenzij", "zodra", "zolang", "alleen"],
    prepositions: ["bij", "met", "van", "voor", "in", "op", "na", "tot"],
    circumstances: ["bij", "in", "op", "na", "voor", "tot"],
    negations: ["geen", "niet", "nooit"],
    denied: [
      "noodzakelijk", "nodig", "geïndiceerd", "zinvol", "aanbevolen", "geadviseerd", "aangewezen",
      "geven", "gegeven", "doen", "toedienen", "starten", "verrichten", "uitvoeren", "toepassen",
      "gebruiken",
    ],
    denials: ["onnodig", "overbodig", "vermijden", "staken", "stoppen", "achterwege"],
    forgetting: ["vergeten", "vergeet", "aarzelen", "aarzel"],
    comparisons: [
      "meer", "later", "eerder", "langer", "vaker", "hoger", "lager", "minder", "alleen", "slechts",
    ],
    refusals: phrases("vermijd", "staak", "stop", "onthoud"),
    considering: phrases("overweeg", "overwegen", "te overwegen", "overweeg dit niet te doen"),
    modals: ["kan", "kunnen", "zou", "zouden"],
    helping: ["zinvol", "nuttig", "helpen", "baat", "overwogen"],
    optional: phrases(
      "eventueel", "optioneel", "desgewenst", "facultatief", "indien gewenst",
      "eventueel niet doen"),
    atLeast: phrases("ten minste", "tenminste", "minstens", "minimaal", "≥"),
    total: phrases("totaal", "totale"),
    adjectives: ["directe", "onmiddellijke", "urgent"],
    acts: [
      "operatie", "chirurgie", "decompressie", "stabilisatie", "beeldvorming", "mri", "ct", "pet",
      "echografie", "radiotherapie", "bestraling", "chemotherapie", "dialyse", "biopsie", "biopt",
      "opname", "verwijzing", "behandeling", "therapie", "overleg", "consult", "beoordeling",
      "start", "overplaatsing", "intubatie", "transfusie",
    ],
    notHurried: [
      "contact", "toezicht", "verband", "effect", "zicht", "gevolg", "afgifte", "werkend",
      "werkende", "eisende", "post", "poli", "zorg", "hulp",
    ],
    notGiven: [
      "hygiëne", "verzorging", "inname", "voeding", "vocht", "lijn", "toegang", "katheter", "naald",
      "verwijderen", "afsluiten", "staken", "stoppen", "contrast", "onderzoek", "toucher",
      "vochtinname", "intake", "medicatie",
    ],
    atOnce: phrases("direct", "directe", "meteen", "onmiddellijk", "onmiddellijke", "terstond"),
    asSoonAsPossible: phrases(
      "zo snel mogelijk", "zo spoedig mogelijk", "zsm", "z s m"),
    urgent: phrases("spoed", "met spoed", "dringend", "urgent"),
    followedBy: phrases("gevolgd door", "daarna", "vervolgens", "dan"),
    or: "of", joining: ["en", "of", "gevolgd", "door"],
    notDoing: phrases("niet doen", "overweeg dit niet te doen", "eventueel niet doen"))

  private static let english = ClauseVocabulary(
    conditions: ["if", "when", "where", "unless", "while", "once", "only", "provided"],
    prepositions: ["with", "for", "of", "in", "on", "after", "before", "until"],
    circumstances: ["in", "on", "after", "before", "until"],
    negations: ["no", "not", "never", "don't"],
    denied: [
      "necessary", "needed", "indicated", "recommended", "required", "useful", "advised", "be",
      "give", "given", "done", "start", "started", "use", "used", "perform", "performed",
      "worthwhile",
    ],
    denials: ["unnecessary", "avoid", "contraindicated"],
    forgetting: ["forget", "hesitate"],
    comparisons: [
      "more", "later", "earlier", "longer", "less", "sooner", "higher", "lower", "before", "until",
      "only",
    ],
    refusals: phrases("stop", "withhold", "hold", "omit", "discontinue", "refrain"),
    considering: phrases("consider", "to consider", "to be considered", "consider not doing"),
    modals: ["may", "might", "can", "could"],
    helping: ["help", "helpful", "useful", "worthwhile", "benefit", "beneficial", "considered"],
    optional: phrases(
      "optionally", "optional", "if wanted", "if desired", "if wished",
      "optionally do not"),
    atLeast: phrases("at least", "no less than", "≥"),
    total: phrases("total"),
    adjectives: ["immediate", "urgent", "emergency"],
    acts: [
      "surgery", "operation", "decompression", "stabilisation", "stabilization", "imaging", "mri",
      "ct", "pet", "ultrasound", "radiotherapy", "irradiation", "chemotherapy", "dialysis",
      "biopsy", "admission", "referral", "treatment", "therapy", "consultation", "assessment",
      "review", "start", "transfer", "intubation", "transfusion", "discussion",
    ],
    notHurried: ["release", "acting", "care"],
    notGiven: [
      "hygiene", "care", "intake", "feeding", "food", "fluid", "fluids", "line", "access",
      "catheter", "cannula", "needle", "contrast", "examination", "exam", "medication",
      "contraceptive", "contraceptives", "pump",
    ],
    atOnce: phrases(
      "at once", "immediate", "immediately", "straight away", "right away", "without delay"),
    asSoonAsPossible: phrases("as soon as possible", "as quickly as possible", "asap"),
    urgent: phrases("urgent", "urgently", "emergency"),
    followedBy: phrases("followed by", "then", "after that", "afterwards", "and then"),
    or: "or", joining: ["and", "or", "followed", "by"],
    notDoing: phrases("do not", "consider not doing", "optionally do not"))
}
