import Consultation
import GuidelineModel

/// The texts around the lines of a plan.
extension PageWords {
  var returnWith: String { either("Kom terug met", "Come back with") }
  var otherTimes: String { either("Andere tijdstippen", "Other times") }
  var assumedFirstEntry: String {
    either("aangenomen: eerste invoer – bevestig", "assumed: first entry – confirm")
  }
  var samePatient: String { either("Zelfde patiënt of nieuwe?", "Same patient or a new one?") }
  func goesOn(answers: Int) -> String {
    either(
      "Deze casus gaat verder, met \(answers) \(answers == 1 ? "antwoord" : "antwoorden").",
      "This case goes on, with \(answers) \(answers == 1 ? "answer" : "answers").")
  }
  var newPatientLead: String {
    either(
      "Een nieuwe patiënt begint zonder deze antwoorden. Bewaar deze casus eerst als bestand, bij "
        + "‘\(keep)’.",
      "A new patient begins without these answers. Save this case as a file first, under ‘\(keep)’."
    )
  }
  var beginNewPatient: String { either("Nieuwe patiënt beginnen", "Begin with a new patient") }
  var otherReadings: String { either("Lezingen van de bron", "Readings of the source") }
  var onward: String { either("Verder", "Go on") }
  var nextQuestion: String { either("Volgende vraag", "Next question") }
  var continueQuestions: String { either("Verder met de vragen", "Go on with the questions") }

  // The links at the end of a line.
  var correct: String { either("wijzigen …", "change …") }
  var choose: String { either("kiezen …", "choose …") }
  var wasDone: String { either("gedaan …", "done …") }
  var hasEnded: String { either("beëindigd …", "ended …") }
  var fillIn: String { either("invullen …", "fill in …") }
  var more: String { either("meer …", "more …") }
  var other: String { either("nieuwe …", "new …") }

  // The buttons of its form.
  func confirms(_ time: String) -> String { either("Bevestigen: \(time)", "Confirm: \(time)") }
  func now(_ fact: String) -> String { either("\(fact): nu", "\(fact): now") }
  func atUnknownTime(_ fact: String) -> String {
    either("\(fact), tijdstip niet bekend", "\(fact), time not known")
  }
  var eraseTime: String { either("Tijdstip wissen", "Erase the time") }
  func whenDone(_ step: String) -> String {
    either("Wanneer gedaan: \(step)?", "When was this done: \(step)?")
  }
  var doneWord: String { either("Gedaan", "Done") }
  var notDone: String { either("Toch niet gedaan", "Not done after all") }
  // A decision on the advice of a tree.
  func decisionHeading(_ tree: String) -> String {
    either("Besluit over \(tree)", "Decision on \(tree)")
  }
  var decisionHelp: String {
    either(
      "Een besluit verandert alleen het plan, nooit wat de boom zegt.",
      "A decision changes the plan only, never what the tree says.")
  }
  var declineReason: String { either("Reden om niet te volgen", "Reason for not following") }
  var chooseReason: String { either("Kies een reden", "Choose a reason") }
  func remark(upTo most: Int) -> String {
    either(
      "Opmerking (mag leeg; ten hoogste \(most) tekens; wordt niet verstuurd)",
      "Remark (optional; at most \(most) characters; not sent)")
  }
  var remarkNeedsScript: String {
    either(
      "Een opmerking typen kan alleen met JavaScript: zij blijft dan in de browser. Een opmerking uit "
        + "een bewaarde casus gaat zonder JavaScript met de casus naar de server, die niets bewaart.",
      "A remark can be typed with JavaScript only: it then stays in the browser. Without JavaScript a "
        + "remark of a saved case goes to the server with the case; the server keeps nothing.")
  }
  /// Shown instead of a remark that this browser does not have.
  var remarkNotHere: String {
    either("opmerking niet in deze browser", "remark not in this browser")
  }
  var decline: String { either("Niet volgen", "Do not follow") }
  var follow: String { either("Volgen", "Follow") }
  var undecide: String { either("Besluit ongedaan maken", "Undo the decision") }
  func notFollowed(_ tree: String) -> String {
    either("Niet gevolgd (\(tree)) …", "Not followed (\(tree)) …")
  }
  func changeDecision(_ tree: String) -> String {
    either("Besluit wijzigen (\(tree)) …", "Change the decision (\(tree)) …")
  }
  var unusedDecisions: String {
    either("Besluiten over andere bomen", "Decisions on other trees")
  }
  var noReason: String {
    either("kies een reden om niet te volgen.", "choose a reason for not following.")
  }
  func remarkTooLong(_ length: String, most: Int) -> String {
    either(
      "de opmerking is te lang: \(length) tekens, ten hoogste \(most).",
      "the remark is too long: \(length) characters, at most \(most).")
  }
  var remarkWithControls: String {
    either(
      "de opmerking bevat een onzichtbaar stuurteken; typ haar opnieuw.",
      "the remark contains an invisible control character; type it again.")
  }

  var notYetChecked: String { either("nog niet nagegaan", "not yet checked") }
}
