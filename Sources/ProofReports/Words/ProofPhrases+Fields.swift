import GuidelineModel
import Proof

extension ProofPhrases {
  /// The name of a field.
  func name(_ field: Field) -> String {
    switch field {
    case .title: either("titel", "title")
    case .report: either("naam van het verslag", "name of the report")
    case .timeZone: either("tijdzone", "time zone")
    case .scope: either("voor wie", "who it is for")
    case .exclusions: either("niet voor wie", "who it is not for")
    case .document: either("brondocument", "source document")
    case .pageCount: either("aantal pagina’s", "number of pages")
    case .documentRemark: either("brondocument, opmerking", "source document, remark")
    case .url: either("adres", "address")
    case .start: either("begin van het pad", "start of the pathway")
    case .trees: either("bomen", "trees")
    case .eventOrder: either("volgorde van gebeurtenissen", "order of events")
    case .itemOrder: either("volgorde van gegevens", "order of items")
    case .treeOrder: either("volgorde van bomen", "order of trees")
    case .readingOrder: either("volgorde van lezingen", "order of readings")
    case .warningOrder: either("volgorde van waarschuwingen", "order of warnings")
    case .noteOrder: either("volgorde van opmerkingen", "order of notes")
    case .rule: either("regel", "rule")
    case .stepOrder: either("volgorde van stappen van plannen", "order of steps of plans")
    case .label: either("opschrift", "label")
    case .question: either("vraag", "question")
    case .help: either("uitleg", "help")
    case .remark: either("opmerking", "remark")
    case .citations: either("bronnen", "sources")
    case .values: either("waarden", "values")
    case .measuredAs: either("gemeten als", "measured as")
    case .measuredUntil: either("gemeten tot", "measured until")
    case .bound: either("grens", "bound")
    case .graver: either("ernstigste waarde", "gravest value")
    case .exemptions: either("vrijgestelde uitkomsten", "exempt outcomes")
    case .canBeInfluenced: either("te beïnvloeden", "can be influenced")
    case .defaultTime: either("nu als niet opgegeven", "now where not given")
    case .setBy: either("volgt uit het advies", "brought about by the advice")
    case .page: either("pagina", "page")
    case .tab: either("korte naam", "short name")
    case .rationale: either("onderbouwing", "rationale")
    case .item: either("gegeven", "item")
    case .decision: either("beslissing", "decision")
    case .decisionOrder: either("volgorde van beslissingen", "order of decisions")
    case .outcomeOrder: either("volgorde van uitkomsten", "order of outcomes")
    case .target: either("leidt naar", "leads to")
    case .summary: either("samenvatting", "summary")
    case .wording: either("verwoording", "wording")
    case .fixes: either("stelt vast", "settles")
    case .next: either("daarna", "next")
    case .choice: either("keuze", "choice")
    case .action: either("wat te doen", "what to do")
    case .order: either("volgorde van stappen", "order of steps")
    case .join: either("verband", "join")
    case .joiners: either("verbindingswoorden", "joining words")
    case .strength: either("sterkte", "strength")
    case .words: either("woorden", "words")
    case .kind: either("soort", "kind")
    case .refrain: either("nalaten", "refrain")
    case .urgency: either("spoed", "urgency")
    case .condition: either("voorwaarde", "condition")
    case .remarks: either("toelichting", "remark")
    case .drug: either("dosis, middel", "dose, drug")
    case .amount: either("dosis, hoeveelheid", "dose, amount")
    case .unit: either("dosis, eenheid", "dose, unit")
    case .route: either("dosis, toedieningsweg", "dose, route")
    case .form: either("dosis, vorm", "dose, form")
    case .timesPerDay: either("dosis, aantal keer per dag", "dose, times per day")
    case .fractions: either("dosis, aantal fracties", "dose, number of fractions")
    case .perFraction: either("dosis, per fractie", "dose, per fraction")
    case .total: either("dosis, totaal", "dose, total")
    case .atLeast: either("dosis, ten minste", "dose, at least")
    case .within: either("termijn, uiterlijk", "time limit, latest")
    case .notBefore: either("termijn, op zijn vroegst", "time limit, earliest")
    case .from: either("termijn, gerekend vanaf", "time limit, counted from")
    case .tree: either("boom", "tree")
    case .change: either("wat er anders is", "what differs")
    case .reason: either("reden", "reason")
    case .when: either("wanneer", "when")
    case .outcomes: either("uitkomsten", "outcomes")
    case .path: either("op het pad", "on the path")
    case .possible: either("nog mogelijk", "still possible")
    case .message: either("melding", "message")
    case .text: either("tekst", "text")
    case .filledIn: either("wat het plan invult", "what the plan fills in")
    }
  }

  func part(_ part: FieldChange.PathPart) -> String {
    switch part {
    case .step(let number, let words):
      either("stap", "step") + " \(number) ‘\(words[language])’"
    case .steps(let first, let last): either("stappen", "steps") + " \(first)–\(last)"
    case .decision(let decision): either("beslissing", "decision") + " \(decision)"
    case .item(let item): "\(item)"
    case .key(let key): key
    case .values(let values): values.map(\.text).joined(separator: ", ")
    }
  }

  var ownWords: String { either("eigen woorden", "words of our own") }
  var whiteSpaceOnly: String {
    either("(alleen de witruimte is anders)", "(only the white space differs)")
  }
  func moreLines(_ count: Int) -> String {
    either(
      "(en nog \(count) \(count == 1 ? "regel" : "regels"))",
      "(and \(count) more \(count == 1 ? "line" : "lines"))")
  }
  var nothing: String { either("(geen)", "(none)") }
  func flag(_ flag: Bool) -> String {
    flag ? either("ja", "yes") : either("nee", "no")
  }
  func outcome(_ name: String) -> String { either("uitkomst", "outcome") + " \(name)" }
  func decision(_ name: String) -> String { either("beslissing", "decision") + " \(name)" }
  func join(_ join: ActionGroup.Join) -> String {
    switch join {
    case .allOf: either("alle", "all of them")
    case .oneOf: either("een van deze", "one of them")
    case .inOrder: either("na elkaar", "one after the other")
    }
  }
  func joiner(_ joiner: ActionGroup.Joiner) -> String {
    switch joiner {
    case .word: either("met woord", "with a word")
    case .nothing: either("zonder woord", "without a word")
    }
  }
  func strength(_ strength: Step.Strength) -> String {
    switch strength {
    case .perform: either("doen", "do")
    case .consider: either("overwegen", "consider")
    case .optional: either("eventueel", "optional")
    }
  }
  func kind(_ kind: Step.Kind) -> String {
    switch kind {
    case .imaging: either("beeldvorming", "imaging")
    case .drug: either("geneesmiddel", "drug")
    case .radiotherapy: either("radiotherapie", "radiotherapy")
    case .surgery: either("chirurgie", "surgery")
    case .biopsy: either("biopsie", "biopsy")
    case .systemicTherapy: either("systemische therapie", "systemic therapy")
    case .supportiveCare: either("ondersteunende zorg", "supportive care")
    case .decision: either("besluit", "decision")
    }
  }
  func urgency(_ urgency: Step.UrgencyWord) -> String {
    switch urgency {
    case .atOnce: either("direct", "at once")
    case .asSoonAsPossible: either("zo snel mogelijk", "as soon as possible")
    case .urgent: either("spoed", "urgent")
    }
  }
  func end(_ end: SeverityOrder.End) -> String {
    switch end {
    case .first: either("de eerste", "the first")
    case .last: either("de laatste", "the last")
    }
  }
  func bound(_ amount: String, isInclusive: Bool) -> String {
    isInclusive
      ? either("tot en met \(amount)", "up to \(amount)")
      : either("onder \(amount)", "below \(amount)")
  }
}
