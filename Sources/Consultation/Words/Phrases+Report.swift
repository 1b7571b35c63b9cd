import GuidelineModel

extension Phrases {
  package var reportTitle: String {
    either("Advies volgens de richtlijn", "Advice according to the guideline")
  }
  var patientLine: String { either("Patiënt", "Patient") }
  var birthLine: String { either("Geboren", "Born") }
  var numberLine: String { either("Nummer", "Number") }
  var boardLine: String {
    either("Besluit, en reden om af te wijken", "Decision, and why it deviates")
  }
  var signatureLine: String { either("Naam en handtekening", "Name and signature") }
  var dateLine: String { either("Datum en tijd", "Date and time") }
  package var noAnswers: String { either("Geen antwoorden gegeven.", "No answers given.") }
}
