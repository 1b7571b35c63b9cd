package import GuidelineModel
import Reasoning

/// Every fixed text of notes, reports and interviews, in one language.
///
/// Contains nothing of a guideline: the advice is worded by the guideline itself.
package struct Phrases: PhraseCatalogue, Hashable, Sendable {
  package let language: Language

  /// The texts in one language.
  package init(_ language: Language) {
    self.language = language
  }

  /// A label as it is written within a sentence.
  package static func midSentence(_ label: String) -> String { ActionPhrases.midSentence(label) }
}

extension Phrases {
  var to: String { either(" tot ", " to ") }

  func dueBy(_ time: String) -> String { either("uiterlijk \(time)", "by \(time) at the latest") }
  func wasDue(_ time: String) -> String {
    either("had uiterlijk \(time) gemoeten", "was due by \(time)")
  }
  func beginBy(_ time: String) -> String {
    either("begin uiterlijk \(time)", "begin by \(time) at the latest")
  }
  func wasToBegin(_ time: String) -> String {
    either("had uiterlijk \(time) moeten beginnen", "should have begun by \(time)")
  }
  var passed: String { either("verstreken", "passed") }
  var latestPassed: String { either("uiterste tijd verstreken", "latest time passed") }
  func notBefore(_ time: String) -> String {
    either("niet eerder dan \(time)", "not before \(time)")
  }
  func allowedSince(_ time: String) -> String {
    either("mag sinds \(time)", "allowed since \(time)")
  }

  func after(_ span: String, _ event: String) -> String {
    either("\(span) na \(event)", "\(span) after \(event)")
  }
  func countedFrom(_ event: String) -> String {
    either("gerekend vanaf \(event)", "counted from \(event)")
  }
  var timeNotGiven: String { either("tijdstip niet opgegeven", "time not given") }
  func takenToBe(_ moment: String) -> String {
    either(
      "tijdstip niet opgegeven, gerekend vanaf \(moment)",
      "time not given, counted from \(moment)")
  }

  var momentsHeading: String { either("Momenten", "Moments") }
  func kind(_ kind: Moment.Kind, isPast: Bool) -> String {
    switch kind {
    case .earliest:
      isPast ? either("mag al", "allowed already") : either("mag vanaf dan", "allowed from then")
    case .latest: isPast ? either("uiterste tijd voorbij", "was due") : either("uiterlijk", "due")
    }
  }
  /// The title of a calendar entry; calendar programs keep entries that a later file omits.
  func decisionEntry(_ words: String) -> String {
    either("besluit: \(words)", "decision: \(words)")
  }
  var holdingEntry: String { either("voorlopig", "provisional") }
  var unconfirmedEntry: String { either("niet bevestigd", "not confirmed") }
  var removeEntry: String {
    either(
      "Gedaan of vervallen: verwijder deze afspraak zelf uit de agenda",
      "Done or lapsed: remove this entry from the calendar yourself")
  }
  var latestEntry: String { either("Uiterlijk", "By now at the latest") }
  var earliestEntry: String { either("Mag vanaf nu", "Allowed from now") }

  func newInPlan(_ line: String) -> String { either("Nieuw · \(line)", "New · \(line)") }
  func changedInPlan(_ line: String, was earlier: String?) -> String {
    either("Gewijzigd · \(line)", "Changed · \(line)")
      + (earlier.map { " Was: \(Self.midSentence($0))".closed } ?? "")
  }
  func silenced(_ caution: String) -> String {
    either("Geldt niet meer: ‘\(caution)’", "No longer applies: ‘\(caution)’")
  }
  func lapsedFromPlan(_ words: String, because tree: String?) -> String {
    either("Vervallen: \(words)", "Lapsed: \(words)")
      + (tree.map { either(" (door \($0))", " (because of \($0))") } ?? "")
  }

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
