import GuidelineModel
import Proof
import Testing

/// Words against logic: what the rules about labels and numbers find, and what they leave alone.
struct WordRuleTests {
  private static let steps = "do: { nl: Vandaag zien, en: See today }"

  /// The step that has to be done within PT12H, otherwise worded or with a dose.
  private static func step(_ nl: String, _ en: String, more: String = "") -> Rule.Example {
    Rule.Example("trees/01-triage.yaml", steps, "do: { nl: \"\(nl)\", en: \"\(en)\" }\(more)")
  }

  private static let dose =
    "\n      dose: { drug: dexamethasone, amount: 8, unit: mg, times-per-day: 2 }"
  private static let range = "\n      dose: { drug: dexamethasone, amount: 8-16, unit: mg }"
  private static let gift = "\n      dose: { drug: dexamethasone, amount: 10, unit: mg }"
  private static let intravenous =
    "\n      dose: { drug: dexamethasone, amount: 10, unit: mg, route: intravenous }"
  private static let each = "\n      dose: { fractions: 10, per-fraction: 3, unit: Gy }"
  private static let course = "\n      dose: { fractions: 10, total: 30, unit: Gy }"

  @Test(arguments: [
    step("Binnen 24 uur zien", "See within 24 hours"),
    step("Binnen 1 dag zien", "See within 1 day"),
    step("within-24h", "within-24h"),
    step("Binnen een week zien", "See within a week"),
    step("Zien na 3 dagen", "See after 3 days"),
    step("Binnen 7-14 uur zien", "See within 7–14 hours"),
    step("16 mg dexamethason", "Dexamethasone 16 mg", more: dose),
    step("Dexamethason 8 g", "Dexamethasone 8 g", more: dose),
    step("Dexamethason 3dd 8 mg", "Dexamethasone 8 mg three times a day", more: dose),
    step("Dexamethason elke 8 uur 8 mg", "Dexamethasone 8 mg every 8 hours", more: dose),
    step("Dexamethason acht tot twaalf mg", "Dexamethasone 8–12 mg", more: range),
    step("1dd 6-16 mg", "6–16 mg once daily", more: range),
    step("30 Gy in 5 fracties", "30 Gy in 5 fractions", more: course),
    step("dertig Gy in elf fracties", "thirty Gy in eleven fractions", more: course),
    step("5 x 6 Gy", "5 × 6 Gy", more: course),
    step("Dexamethason 8 mg per dag", "Dexamethasone 8 mg a day", more: dose),
    step("Dexamethason 8 mg elke dag", "Dexamethasone 8 mg every day", more: dose),
    step("Dagdosis dexamethason: dagdosis 8 mg", "Daily dose 8 mg", more: dose),
    step("Dexamethason 8 mg om de dag", "Dexamethasone 8 mg every other day", more: dose),
    step("Dexamethason 8 mg per week", "Dexamethasone 8 mg per week", more: dose),
    step("Driemaal 8 mg", "Three times 8 mg", more: dose),
    step("8 mg, 3 keer", "8 mg three times", more: dose),
    step(
      "8 mg, ochtend, middag en avond", "8 mg morning, noon and evening", more: dose),
    step("Twee maal 10 mg", "Twice 10 mg", more: gift),
    step("Dexamethason 10 ml", "Dexamethasone 10 ml", more: gift),
    step("Dexamethason 10 mg/kg", "Dexamethasone 10 mg/kg", more: gift),
    step("Dexamethason 10½ mg", "Dexamethasone 10½ mg", more: gift),
    step("Dexamethason 10.000 mg", "Dexamethasone 10,000 mg", more: gift),
    step("Ten minste 10 mg", "At least 10 mg", more: gift),
    step(
      "Hoogstens 10 mg", "At most 10 mg",
      more: gift.replacing(" }", with: ", at-least: true }")),
    step("Eenmalig 3 Gy", "3 Gy once", more: each),
    step("10 fracties van 30 Gy", "10 fractions of 30 Gy", more: each),
    step("10 x 30 Gy", "10 × 30 Gy", more: each),
    step("Binnen een maand zien", "See within a month"),
    step("Binnen een jaar zien", "See within a year"),
    step("Binnen het uur zien", "See within the hour"),
    step("Binnen een kwartier zien", "See within a quarter of an hour"),
    step("Zien in een uur", "See in an hour"),
    step("Niet binnen 12 uur zien", "Do not see within 12 hours; not within 12 hours"),
    step("Morgen zien", "See tomorrow"),
    step("Volgende week zien", "See next week"),
    step("Uiterlijk dag 14 zien", "See by day 14"),
    step("Binnen 7 werkdagen zien", "See within 7 working days"),
    step("Indien koorts: binnen 24 uur zien", "If feverish, see within 24 hours"),
    step("Zien, binnen 24 uur na aanmelding", "See (within 24 hours)"),
    step("Dexamethason 16", "Dexamethasone 16 i.v.", more: gift),
    step("Dexamethason 10 mg per os", "Oral dexamethasone 10 mg", more: intravenous),
    step("Prednisolon 10 mg i.v.", "Prednisolone i.v. 10 mg", more: intravenous),
    step("Geen dexamethason 10 mg", "Do not give dexamethasone 10 mg", more: intravenous),
    step("2 tabletten van 8 mg", "2 tablets of 8 mg", more: gift),
    step(
      "30 mg dexamethason", "Dexamethasone 30 mg",
      more: "\n      dose: { drug: dexamethasone, amount: 30, unit: mg/kg }"),
    step("Dexamethason 8 mg; 3 dd", "Dexamethasone 8 mg, three times daily", more: dose),
  ])
  func `a number that is not in the structure`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change).contains("number-against-structure"))
  }

  @Test(arguments: [
    step("Binnen twaalf uur zien", "See within twelve hours"),
    step("Vandaag zien bij klachten > 48 uur", "See today with complaints > 48 hours"),
    step("Binnen 12 uur, daarna na 2 weken", "Within 12 hours, then after 2 weeks"),
    step("Gedurende 5 dagen observeren", "Observe for 5 days"),
    step("Dexamethason 2dd 8 mg", "Dexamethasone 8 mg twice daily", more: dose),
    step("Dexamethason 16 mg per dag", "Dexamethasone 16 mg a day", more: dose),
    step("Dexamethason 0,008 g", "Dexamethasone 8 mg", more: dose),
    step("Dexamethason 8 mg, maximaal 40 mg", "Dexamethasone 8 mg, at most 40 mg", more: dose),
    step("8 mg tot 16 mg", "8–16 mg", more: range),
    step("30 Gy in tien fracties", "30 Gy in 10 fractions", more: course),
    step("10 x 3 Gy", "10 × 3 Gy", more: course),
    step("10 fracties van 3 Gy", "10 fractions of 3 Gy", more: course),
    step("8 mg 2 keer per 24 uur", "8 mg b.i.d.", more: dose),
    step("16 mg per 24 uur", "Daily dose of 16 mg", more: dose),
    step("Tweemaal 8 mg", "Twice 8 mg", more: dose),
    step("8 mg ochtend en avond", "8 mg morning and evening", more: dose),
    step("8 mg, wekelijks controle", "8 mg, check weekly", more: dose),
    step("2 x 5 mg", "Twice 5 mg", more: gift),
    step("10 mg in 50 ml water", "10 mg in 50 ml of water", more: gift),
    step("Zien indien niet binnen 24 uur beter", "See if not within 24 hours better"),
    step("Niet wachten tot morgen", "Do not wait until tomorrow"),
    step("Kalium > 6,5 mmol/l", "Potassium > 6.5 mmol/l", more: dose),
    step(
      "10 mg i.v. eenmalig, gevolgd door 2 dd 8 mg", "10 mg i.v. once, then 8 mg twice daily",
      more: intravenous),
    step("10 mg (2 ampullen van 5 mg)", "10 mg (2 ampoules of 5 mg)", more: gift),
    step("2 ampullen van 5 mg", "2 ampoules of 5 mg", more: gift),
    step("Afbouwen met 4 mg per 3 dagen", "Taper by 4 mg every 3 days", more: range),
    step(
      "1dd 8-16 mg, halveer elke 3 dagen", "8–16 mg once daily, halve every 3 days",
      more: range.replacing(" }", with: ", times-per-day: 1 }")),
    step(
      "8 mg; meet driemaal daags de glucose", "8 mg; check glucose three times daily", more: dose),
    step("2dd 8 mg, na 4 weken 1dd", "8 mg b.d., after 4 weeks once daily", more: dose),
    step("30 Gy in 10 fracties; EQD2 32,5 Gy", "30 Gy in 10 fractions; EQD2 32.5 Gy", more: course),
    step("Driemaal 3 Gy per week, 10 x 3 Gy", "10 × 3 Gy, three times a week", more: course),
    step("5 fracties per week", "5 fractions a week", more: course),
    step("10 mg, zo nodig oraal", "10 mg, orally if needed", more: intravenous),
    step("Na 24 uur oraal", "After 24 hours oral therapy", more: intravenous),
    step("Corticosteroïd 10 mg i.v.", "Corticosteroid 10 mg i.v.", more: intravenous),
    step("10 mg i.v., geen prednisolon", "10 mg i.v., no prednisolone", more: intravenous),
    step(
      "Geen contra-indicatie: dexamethason 10 mg", "No contraindication: dexamethasone 10 mg",
      more: intravenous),
    step(
      "Bij voorkeur binnen 6 uur, uiterlijk binnen 12 uur zien",
      "See preferably within 6 hours, at the latest within 12 hours"),
    step("Zien, controle na 2 dagen", "See, check after 2 days"),
    step("Zien, uitslag binnen 3 dagen", "See, result within 3 days"),
    step("Zien, volgende week controle", "See, check next week"),
    step("Vanavond of morgenochtend zien", "See tonight or tomorrow morning"),
    step("Vandaag zien na 24 uur observatie", "See today after 24 hours of observation"),
    step("Vandaag zien, 3 dagen antibiotica", "See today, antibiotics for 3 days"),
    step("Zien, hoogstens 3 controles in 24 uur", "See, at most 3 checks in 24 hours"),
    step("Zien vóór 22.00 uur", "See before 10 p.m."),
    step("Uiterlijk 18.00 uur zien", "See by 18:00"),
    step("Binnen een halve dag zien", "See within half a day"),
    step("Binnen 0,5 x 24 uur zien", "See within 0.5 × 24 hours"),
    step("Binnen 7 dagen per week zien, < 12 u", "See 7 days a week, < 12 h"),
    step(
      "75 mg/m²", "75 mg/m2", more: "\n      dose: { drug: docetaxel, amount: 75, unit: mg/m2 }"),
    step(
      "16 mg per dag", "16 mg daily",
      more: "\n      dose: { drug: dexamethasone, amount: 16, unit: mg/day }"),
    step(
      "16 mg per dag", "16 mg daily",
      more: "\n      dose: { drug: dexamethasone, amount: 16, unit: mg/24h }"),
  ])
  func `numbers that agree, or are about something else`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change) == [])
  }

  private static func unstructured(_ nl: String, _ en: String, kind: String) -> Rule.Example {
    Rule.Example(
      "trees/02-aftercare.yaml",
      "do: { nl: Langsgaan, en: Visit }, kind: supportive-care",
      "do: { nl: \"\(nl)\", en: \"\(en)\" }, kind: \(kind)")
  }

  @Test(arguments: [
    unstructured("Binnen 24 uur zien", "See within 24 hours", kind: "decision"),
    unstructured("Dexamethason 100 mg", "Dexamethasone 100 mg", kind: "drug"),
    unstructured("Bestraling 8 Gy", "Radiotherapy 8 Gy", kind: "radiotherapy"),
  ])
  func `a number that no structure has`(change: Rule.Example) throws {
    #expect(try Set(ExampleGuideline.rulesBroken(by: change)) == ["number-without-structure"])
  }

  @Test(arguments: [
    unstructured(
      "Zien bij klachten binnen 24 uur", "See with complaints within 24 hours", kind: "decision"),
    unstructured("Dexamethason met 2 mg verlagen", "Reduce dexamethasone by 2 mg", kind: "drug"),
    unstructured("Stop bij meer dan 8 mg", "Stop with more than 8 mg", kind: "drug"),
    unstructured(
      "Binnen 24 uur voor de ingreep stoppen", "Stop within 24 hours before surgery", kind: "drug"),
  ])
  func `a number that needs no structure`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change) == [])
  }

  private static func item(_ old: String, _ new: String) -> Rule.Example {
    Rule.Example("items.yaml", old, new)
  }

  private static func help(_ nl: String, _ en: String) -> Rule.Example {
    item(
      "{ nl: Meet de temperatuur, en: Measure the temperature }",
      "{ nl: \"\(nl)\", en: \"\(en)\" }")
  }

  private static func short(_ nl: String, _ en: String) -> Rule.Example {
    item(
      "{ value: short, label: { nl: Kort, en: Short } }",
      "{ value: short, label: { nl: \"\(nl)\", en: \"\(en)\" } }")
  }

  @Test(arguments: [
    short("<3 dagen", "< 3 days"), short(">2 dagen", "> 2 days"), short("3-6 dagen", "3–6 days"),
    short("48 uur of langer", "48 hours or longer"), short("Kort", "At most 1 week"),
    short("niet korter dan 2 dagen", "not shorter than 2 days"),
    short("2+ dagen", "2+ days"), short("na 2 dagen", "after 2 days"),
    short("langer dan een maand", "longer than a month"), short("Kort", "less than a year"),
    short("een jaar of langer", "a year or longer"),
    item(
      "{ value: long, label: { nl: Lang, en: Long } }",
      "{ value: long, label: { nl: Vanaf 2 dagen, en: From 2 days } }"),
  ])
  func `a label that says another bound`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change).contains("number-against-boundary"))
  }

  @Test(arguments: [
    short("<2 dagen", "< 48 hours"), short("0-2 dagen", "0–2 days"),
    short("minder dan 2x24 uur", "less than 2 × 24 hours"),
    item(
      "{ value: long, label: { nl: Lang, en: Long } }",
      "{ value: long, label: { nl: Niet binnen 48 uur, en: Not within 48 hours } }"),
    short("ten hoogste twee dagen", "two days or less"), short("tot 48 uur", "up to 48 h"),
  ])
  func `a label that says its own bound`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change) == [])
  }

  @Test(arguments: [
    item("en: Measure the temperature }", "en: Measure 2 times }"),
    item("{ nl: Meet de temperatuur, en: Measure the", "{ nl: Na 1 week, en: After 1 day the"),
    item("{ nl: Meet de temperatuur, en: Measure the", "{ nl: Na 2 mg, en: After 2 g the"),
    item("{ nl: Meet de temperatuur, en: Measure the", "{ nl: Boven 38, en: Below 38 the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the",
      "{ nl: 18 jaar en ouder, en: 18 years and younger the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the", "{ nl: Na 5 dagen, en: Before 5 days the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the", "{ nl: Groter dan 3, en: Smaller than 3 the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the",
      "{ nl: Drie of meer criteria, en: Two or more criteria the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the", "{ nl: Dagelijks, en: Weekly the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the", "{ nl: Graad III, en: Grade II the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the", "{ nl: Een week, en: A month the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the", "{ nl: Eenmalig, en: Three times the"),
    help("Binnen 7 werkdagen", "Within 7 days"), help("5 mg/kg", "5 mg"),
    help("5 mg per week", "5 mg an hour"), help("eenmaal daags", "twice daily"),
    help("driemaal daags", "daily"), help("anderhalf uur", "half an hour"),
    help("vóór 14.00 uur", "before 3 p.m."), help("3 cm", "3 mm"),
    help("10 mg en 5 mg", "10 mg"), help("5+ mg", "< 5 mg"),
    Rule.Example(
      "readings.yaml", "{ nl: De pijl is weg, en: The arrow is lost }",
      "{ nl: Twee weken, en: Three weeks }"),
  ])
  func `languages that name different numbers`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change).contains("number-in-translation"))
  }

  @Test(arguments: [
    item("{ nl: Meet de temperatuur, en: Measure the", "{ nl: Na 2 weken, en: After 14 days the"),
    item(
      "{ nl: Meet de temperatuur, en: Measure the",
      "{ nl: De 2e keer 1dd, en: The 2nd once daily the"),
    item("{ nl: Meet de temperatuur, en: Measure the", "{ nl: \"Boven 37,5\", en: Above 37.5 the"),
    item("{ nl: Meet de temperatuur, en: Measure the", "{ nl: Een maand, en: 1 month the"),
    help("1 dd 40 mg", "40 mg o.d."), help("4 dd 1 g", "1 g every 6 hours"),
    help("elke 6 uur 1 g", "1 g q6h"), help("halfjaarlijks", "every 6 months"),
    help("anderhalf uur", "one and a half hours"), help("2,5 uur", "two and a half hours"),
    help("5 dagen per week", "5 days a week"), help("10 eenheden/uur", "10 units/hour"),
    help("2 à 3 wervels", "2 or 3 vertebrae"), help("van 8 tot 18 uur", "from 8 am to 6 pm"),
    help("vóór 14.00 uur", "before 2 p.m."), help("om 8.30 uur", "at 8:30 am"),
    help("01-02-2024", "1 February 2024"), help("1 op de 10", "10%"),
    help("10 000 IE", "10,000 IU"), help("op de derde dag", "on day 3"),
    help("uiterlijk na 24 uur", "after 24 hours at the latest"), help("3 cm", "30 mm"),
    help("5 x 4 Gy", "20 Gy in 5 fractions"), help("2 x 24 uur", "48 hours"),
    help("halveer de dosis", "reduce the dose by 50%"), help("1/2 tablet", "half a tablet"),
  ])
  func `languages that name the same numbers`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change) == [])
  }

  @Test(arguments: ["2020-01-01", "12-13 u", "1-2-3", "NYHA 2-3/4"])
  func `the same text in both languages is no difference of numbers`(text: String) throws {
    let change = Self.item(
      "{ nl: Temperatuur, en: Temperature }", "{ nl: \"\(text)\", en: \"\(text)\" }")
    #expect(try !ExampleGuideline.rulesBroken(by: change).contains("number-in-translation"))
  }

  private static func branch(_ nl: String, _ en: String) -> Rule.Example {
    Rule.Example(
      "trees/01-triage.yaml", "label: { nl: Lager, en: Lower }",
      "label: { nl: \"\(nl)\", en: \"\(en)\" }")
  }

  private static func yes(_ label: String) -> Rule.Example {
    Rule.Example(
      "trees/01-triage.yaml", "      - when: yes\n        label: { nl: Ja, en: Yes }",
      "      - when: yes\n        label: \(label)")
  }

  @Test(arguments: [
    yes("{ nl: Nee, en: Yes }"), yes("{ nl: Ja, en: \" nO. \" }"), yes("{ nl: Niet ja, en: Yes }"),
    yes("{ nl: NÉÉ, en: Yes }"), branch("Hoog", "Lower"), branch("Normaal of hoog", "Lower"),
    item("{ value: no, label: { nl: Nee, en: No } }", "{ value: no, label: { nl: Ja, en: No } }"),
    yes("{ nl: Niet benauwd, en: Yes }"), yes("{ nl: Zonder benauwdheid, en: Yes }"),
    yes("{ nl: Ja, en: No (calm) }"), yes("{ nl: Nooit, en: Yes }"), yes("{ nl: Ja, en: N }"),
    yes("{ nl: \"-\", en: Yes }"), yes("{ nl: Afwezig, en: Yes }"),
    branch("Normaal tot hoog", "Lower"), branch("Hoog + normaal", "Lower"),
    branch("Normaal", "Lower"), branch("Niet verhoogd", "Lower"),
    Rule.Example(
      "trees/01-triage.yaml", "label: { nl: Benauwd, en: Breathless }",
      "label: { nl: Zonder benauwdheid, en: Breathless }"),
    Rule.Example(
      "trees/01-triage.yaml", "summary: { nl: Opnemen, en: Admit }",
      "summary: { nl: Afwachten, en: Admit }"),
  ])
  func `a label of another answer`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change).contains("label-of-another-answer"))
  }

  @Test(arguments: [
    branch("Niet hoog", "Not high"),
    branch("Verhoogd, normaal of geen van beide", "Raised or less"),
    yes("{ nl: Ja zeker, en: Certainly }"),
  ])
  func `a label in other words`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change) == [])
  }

  @Test(arguments: [
    branch("Hóóg", "Lower"),
    item("{ nl: Behandeling, en: Treatment }", "{ nl: Benauwd, en: Treatment }"),
    item("{ nl: Thuis, en: At home }", "{ nl: Thuis, en: WARD }"),
    Rule.Example(
      "trees/01-triage.yaml", "summary: { nl: Morgen zien, en: See tomorrow }",
      "summary: { nl: Vandaag  zien, en: See tomorrow }"),
    Rule.Example(
      "trees/02-aftercare.yaml", "title: { nl: Controle, en: Aftercare }",
      "title: { nl: Controle, en: Self-care }"),
    Rule.Example(
      "trees/02-aftercare.yaml", "title: { nl: Controle, en: Aftercare }",
      "title: { nl: Controle, en: Aftercare }\ntab: { nl: Zelfzorg, en: After }"),
    Rule.Example(
      "guideline.yaml", "label: { nl: Ontslagen, en: Discharged }",
      "label: { nl: Koorts, en: Discharged }"),
    Rule.Example(
      "trees/01-triage.yaml", "label: { nl: Duur, en: Duration }",
      "label: { nl: Benauwd, en: Duration }"),
  ])
  func `two things with one label`(change: Rule.Example) throws {
    #expect(try ExampleGuideline.rulesBroken(by: change).contains("same-label"))
  }

  @Test func `a branch without a label is called as its values are`() throws {
    #expect(try ExampleGuideline.rulesBroken(by: Self.yes("{ nl: Ja, en: Yes }")) == [])
    let change = Rule.Example(
      "trees/01-triage.yaml", "        label: { nl: Lager, en: Lower }\n", "")
    #expect(try ExampleGuideline.rulesBroken(by: change) == [])
  }
}
