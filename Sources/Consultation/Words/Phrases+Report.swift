import GuidelineModel

extension Phrases {
  package var reportTitle: String {
    either("Advies volgens de richtlijn", "Advice according to the guideline")
  }
  var patientLine: String { either("Patiënt", "Patient") }
  var birthLine: String { either("Geboren", "Born") }
  var numberLine: String { either("Nummer", "Number") }
  var conclusionLine: String {
    either(
      "Conclusie van het overleg, en reden om af te wijken",
      "Conclusion of the meeting, and why it deviates")
  }
  var signatureLine: String { either("Naam en handtekening", "Name and signature") }
  var dateLine: String { either("Datum en tijd", "Date and time") }
  package var noAnswers: String { either("Geen antwoorden gegeven.", "No answers given.") }
  var letterIsOurs: String {
    either(
      "De tekst is een eigen aanvulling bij de richtlijn.",
      "The text is our addition to the guideline.")
  }
}
