import GuidelineModel

extension Rule {
  static let numberInTranslation = Rule(
    id: "number-in-translation",
    title: Text(
      nl: "Getal dat per taal verschilt",
      en: "Number that differs by language"),
    promise: Text(
      nl: "Elke tekst noemt in het Nederlands en het Engels dezelfde getallen met dezelfde "
        + "eenheden en dezelfde kant van een grens. \"1 week\" en \"7 days\" zijn hetzelfde, en wat "
        + "een woord kan zeggen hoeft geen getal te zijn: \"halfjaarlijks\" is \"every 6 months\". "
        + "Datums en onderbouwingen tellen niet.",
      en: "Every text names the same numbers with the same units in Dutch and in English, and the "
        + "same side of a bound. \"1 week\" and \"7 dagen\" are the same, and what a word can say "
        + "need not be a number: \"halfjaarlijks\" is \"every 6 months\". Dates and rationales do not "
        + "count."),
    weight: .blocks,
    broken: Example(
      "items.yaml",
      "help: { nl: Meet de temperatuur, en: Measure the temperature }",
      "help: { nl: Meet 2 keer, en: Measure 3 times }"),
    kept: Example(
      "items.yaml",
      "help: { nl: Meet de temperatuur, en: Measure the temperature }",
      "help: { nl: Meet na 1 week tweemaal, en: Measure twice after 7 days }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      // Texts that are the same in both languages are names or untranslated.
      evidence.guideline.texts.filter { $0.text.nl != $0.text.en }.compactMap { place in
        TranslatedNumbers(place.text).difference.map { words in
          Finding(
            place, in: .english,
            Text(
              nl: "de talen noemen andere getallen: \(words)",
              en: "the languages name different numbers: \(words)"))
        }
      }
    })
}
