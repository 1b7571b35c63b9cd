import Testing

@testable import GuidelineModel

/// What a text says of itself is not said again; what only looks like it is.
struct ClauseTests {
  @Test(arguments: [
    ("MRI niet noodzakelijk", Language.dutch), ("Geen lokale behandeling", .dutch),
    ("Bij hyperkaliëmie geen kalium", .dutch), ("Vermijd kalium", .dutch),
    ("Niet doen: kalium geven", .dutch), ("Kalium staken", .dutch),
    ("MRI of the whole spine not necessary", .english), ("No treatment", .english),
    ("Avoid potassium", .english), ("Do not: give potassium", .english),
    ("Potassium is not recommended", .english), ("Do not give potassium", .english),
    ("Kalium niet geven", .dutch), ("Niet starten met kalium", .dutch),
  ])
  func `a text that says not to`(text: String, language: Language) {
    #expect(Clause(TextTokens(text, language)).saysNotToDo)
  }

  @Test(arguments: [
    ("Calciumgluconaat, indien niet gedigitaliseerd", Language.dutch),
    ("Calciumgluconaat indien geen digoxine", .dutch), ("Calciumgluconaat (niet verdund)", .dutch),
    ("Calciumgluconaat. Niet herhalen", .dutch), ("Kalium, niet meer dan 20 mmol", .dutch),
    ("Niet alleen insuline", .dutch), ("Insuline zonder glucose", .dutch),
    ("Calcium gluconate if not on digoxin", .english),
    ("Insulin, not later than tonight", .english),
    ("Not only insulin", .english), ("Insulin; do not repeat", .english),
    ("Calcium niet met melk", .dutch), ("Calcium not with food", .english),
    ("Calcium niet vergeten", .dutch), ("Do not forget calcium", .english),
    ("Calcium niet verdunnen", .dutch), ("Calcium not diluted", .english),
    ("Kalium niet staken", .dutch),
  ])
  func `a text with a no that is about something else`(text: String, language: Language) {
    #expect(!Clause(TextTokens(text, language)).saysNotToDo)
  }

  @Test(arguments: [
    ("Overweeg systemische therapie", Language.dutch, Step.Strength.consider, true),
    ("dexamethason kan tijdelijk zinvol zijn", .dutch, .consider, true),
    ("Calciumgluconaat; overweeg herhalen", .dutch, .consider, false),
    ("Consider, for pain, surgery", .english, .consider, true),
    ("Dexamethasone may help for a time", .english, .consider, true),
    ("Calcium, which may be repeated", .english, .consider, false),
    ("Insulin and consider glucose", .english, .consider, false),
    ("Eventueel met protonpompremmer", .dutch, .optional, true),
    ("Insuline, eventueel met glucose", .dutch, .optional, false),
    ("Glucose (eventueel)", .dutch, .optional, true),
    ("If wanted, with a proton-pump inhibitor", .english, .optional, true),
    ("Insulin, optionally", .english, .optional, true),
  ])
  func `how strongly a text is worded`(
    text: String, language: Language, strength: Step.Strength, isSaid: Bool
  ) {
    #expect(Clause(TextTokens(text, language)).says(strength) == isSaid)
  }

  @Test(arguments: [
    ("Start dexamethason i.v. direct (bolus)", Language.dutch, Step.UrgencyWord.atOnce, true),
    ("Niet direct starten", .dutch, .atOnce, false),
    ("Spoed (PET)-CT", .dutch, .urgent, true),
    ("Start zo snel mogelijk na chirurgie", .dutch, .asSoonAsPossible, true),
    ("Insuline; controleer het kalium zo snel mogelijk", .dutch, .asSoonAsPossible, false),
    ("Consider immediate surgery", .english, .atOnce, true),
    ("Insulin, at once", .english, .atOnce, true),
    ("Urgent (PET-)CT", .english, .urgent, true),
    ("Morfine met directe afgifte", .dutch, .atOnce, false),
    ("Immediate-release morphine", .english, .atOnce, false),
    ("Direct contact met de poli", .dutch, .atOnce, false),
    ("Refer to the urgent care centre", .english, .urgent, false),
    ("Radiotherapy as soon as possible after surgery", .english, .asSoonAsPossible, true),
    ("Surgery", .english, .asSoonAsPossible, false),
  ])
  func `which haste a text has`(
    text: String, language: Language, urgency: Step.UrgencyWord, isSaid: Bool
  ) {
    #expect(Clause(TextTokens(text, language)).says(urgency) == isSaid)
  }

  @Test(arguments: [
    ("Dexamethason 10 mg", "dexamethasone", true), ("Calciumgluconaat", "calcium gluconate", true),
    ("Prednisolon 30 mg", "prednisone", false), ("Calciumchloride", "calcium gluconate", false),
    ("Insuline", "insulin", true), ("10 mg p.o.", "oral", true), ("10 mg i.v.", "oral", false),
    ("Orale hygiëne", "oral", false), ("Niet oraal", "oral", false),
    ("Een i.v. lijn", "intravenous", false),
  ])
  func `a drug or a way to give it by another spelling`(text: String, name: String, isNamed: Bool) {
    #expect(Clause(TextTokens(text, .dutch)).names(name) == isNamed)
  }

  @Test func `an abbreviation keeps its last full stop`() {
    #expect(ActionPhrases.text("Calcium i.v.", adding: ["10 mg"]) == "Calcium i.v. (10 mg).")
    #expect(ActionPhrases.text("Geef calcium.", adding: ["10 mg"]) == "Geef calcium (10 mg).")
  }
}
