/// The words by which a text is recognised to say what a structure says.
struct ClauseVocabulary {
  /// Words that begin a condition.
  let conditions: Set<String>
  /// Words that tie what follows to something else.
  let prepositions: Set<String>
  /// What a stretch begins with that only says when.
  var openers: Set<String> { conditions.union(prepositions) }
  let negations: Set<String>
  /// Behind a negation these make a bound of it: "niet later dan".
  let comparisons: Set<String>
  /// What a text begins with that says not to do something.
  let refusals: [[String]]
  let considering: [[String]]
  let modals: Set<String>
  let helping: Set<String>
  let optional: [[String]]
  let atLeast: [[String]]
  let total: [[String]]
  private let atOnce: [[String]]
  private let asSoonAsPossible: [[String]]
  private let urgent: [[String]]
  let followedBy: [[String]]
  let or: String
  /// Every word that may join two actions.
  let joining: Set<String>
  /// The words that ``ActionPhrases/lead(_:isRefrain:)`` sets before what is not to be done.
  let notDoing: [[String]]

  func urgencies(_ urgency: Step.Urgency) -> [[String]] {
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
    negations: [
      "geen", "niet", "nooit", "onnodig", "overbodig", "vermijden", "staken", "stoppen",
      "achterwege",
    ],
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
    negations: ["no", "not", "never", "don't", "unnecessary", "avoid", "contraindicated"],
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
    atOnce: phrases(
      "at once", "immediate", "immediately", "straight away", "right away", "without delay"),
    asSoonAsPossible: phrases("as soon as possible", "as quickly as possible", "asap"),
    urgent: phrases("urgent", "urgently", "emergency"),
    followedBy: phrases("followed by", "then", "after that", "afterwards", "and then"),
    or: "or", joining: ["and", "or", "followed", "by"],
    notDoing: phrases("do not", "consider not doing", "optionally do not"))
}
