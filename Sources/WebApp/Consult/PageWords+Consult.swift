import Consultation
import GuidelineModel

/// The texts of the pages about one patient.
extension PageWords {
  var pathway: String { either("De bomen voor deze patiënt", "The trees for this patient") }
  func decided(_ count: Int, of all: Int) -> String {
    either("\(count) van \(all) beslist", "\(count) of \(all) decided")
  }
  var close: String { either("Sluiten", "Close") }
  var undo: String { either("ongedaan maken", "undo") }
  var changeAnswer: String { either("Dit antwoord wijzigen?", "Change this answer?") }
  var changeTo: String { either("Wijzigen", "Change") }
  var leaveAsIs: String { either("Zo laten", "Leave as it is") }
  var news: String { either("Wat dit antwoord veranderde", "What this answer changed") }
  var help: String { either("Uitleg", "Help") }
  var moreHelp: String { either("Meer over dit gegeven", "More about this item") }
  var unknown: String { either("Nog niet nagegaan", "Not yet checked") }
  var day: String { either("Dag", "Day") }
  var clockTime: String { either("Tijd", "Time") }
  var useTime: String { either("Dit tijdstip gebruiken", "Use this time") }
  var since: String { either("Of: sinds wanneer", "Or: since when") }
  var when: String { either("Wanneer was dit", "When was this") }
  var now: String { either("Nu", "Now") }
  var notYet: String { either("Nog niet gebeurd", "Has not happened yet") }
  var notGiven: String { either("Niet opgegeven", "Not given") }
  var happened: String {
    either("Gebeurd, tijdstip niet bekend", "Happened, time not known")
  }
  var newEpisode: String { either("Nieuwe episode", "New episode") }
  func newEpisodeLead(keeps kept: [String]) -> String {
    let kept =
      kept.isEmpty
      ? either("alle antwoorden vervallen", "all answers are dropped")
      : either("bewaard blijft: ", "kept is: ") + allOf(kept.map(Phrases.midSentence))
    return either(
      "Begint opnieuw met de vragen; \(kept). Bewaar deze casus eerst als bestand, bij ‘\(keep)’.",
      "Begins again with the questions; \(kept). Save this case as a file first, under ‘\(keep)’."
    )
  }
  func episodeBegun(keeps kept: [String]) -> String {
    let kept =
      kept.isEmpty
      ? "" : either(" Bewaard: ", " Kept: ") + allOf(kept.map(Phrases.midSentence)) + "."
    return either("Nieuwe episode begonnen.", "A new episode has begun.") + kept
  }
  var backToFormerCase: String { either("Terug naar de vorige casus", "Back to the former case") }
  var beginNewEpisode: String { either("Nieuwe episode beginnen", "Begin a new episode") }
  func orAmount(on scale: Scale) -> String {
    either("Of: hoeveel \(scale.words.units.nl)", "Or: how many \(scale.words.units.en)")
  }
  var useAmount: String { either("Dit aantal gebruiken", "Use this number") }
  var several: String { either("Nog niet precies bekend", "Not yet known exactly") }
  var severalLegend: String { either("Welke zijn nog mogelijk?", "Which are still possible?") }
  var useSeveral: String { either("Deze antwoorden gebruiken", "Use these answers") }
  var back: String { either("Vorige vraag", "Previous question") }
  var showAdvice: String { either("Plan tonen", "Show the plan") }
  func showReport(of guideline: Guideline) -> String {
    let report = reportHeading(of: guideline)
    return either("\(report) tonen", "Show the \(Phrases.midSentence(report))")
  }
  var given: String { either("Antwoorden", "Answers") }
  var change: String { either("Wijzigen", "Change") }
  var withdraw: String { either("Antwoord wissen", "Clear the answer") }
  var keep: String { either("Bewaren en delen", "Keep and share") }
  var keepHelp: String {
    either(
      "De casus bevat de antwoorden, de tijdstippen en wat is gedaan of besloten, verder niets. Een "
        + "link bevat hetzelfde zonder opmerkingen, achter het #: dat deel gaat niet naar de server. "
        + "Wie de link heeft, heeft de antwoorden.",
      "The case holds the answers, the times and what was done or decided, nothing else. A link "
        + "holds the same without remarks, behind the #: that part does not go to the server. "
        + "Whoever has the link has the answers.")
  }
  var saveCase: String { either("Casus bewaren (JSON)", "Save the case (JSON)") }
  // File names.
  var caseFileWord: String { either("casus", "case") }
  var calendarFileWord: String { either("agenda", "calendar") }
  var copyLink: String { either("Link kopiëren", "Copy the link") }
  var uncopied: String {
    either("Kopiëren kan niet in deze browser", "This browser cannot copy")
  }
  var linked: String { either("Link gekopieerd", "Link copied") }
  var noScript: String {
    either(
      "Zonder JavaScript: geen link, geen label, geen opmerking, geen aftelklok, geen klikken in de boom, niets zonder "
        + "verbinding en geen bescherming tegen dubbelklikken; al het andere werkt. Ga terug met ‘Vorige vraag’.",
      "Without JavaScript: no link, no label, no remark, no countdown, no clicks in the tree, nothing without a "
        + "connection and no protection against double clicks; all else works. Go back with ‘Previous question’."
    )
  }
  var resumeHeading: String { either("Casus uit een link", "A case from a link") }
  var resumeEmpty: String {
    either(
      "In deze link staat geen casus die te lezen is.",
      "This link holds no case that can be read.")
  }
  var resumeNoScript: String {
    either(
      "Een link met een casus werkt alleen met JavaScript. Open anders een bewaarde casus "
        + "vanaf het overzicht.",
      "A link with a case works with JavaScript only. Otherwise open a saved case from the "
        + "overview.")
  }
  var contradiction: String { either("Dit kan niet samen: ", "These cannot both hold: ") }
  var contradictionRemedy: String {
    either(
      " Het antwoord is niet overgenomen. Neem een eerder antwoord terug, of geef een ander.",
      " The answer was not taken. Withdraw an earlier answer, or give another.")
  }
  var notTaken: String { either("Niet overgenomen: ", "Not taken: ") }
  var noTime: String {
    either("vul een bestaande dag en tijd in.", "fill in a day and a time that exist.")
  }
  var skippedTime: String {
    either(
      "dit tijdstip bestaat niet: de klok is er die nacht overheen gezet (zomertijd).",
      "there is no such time: the clocks went forward over it (summer time).")
  }
  var whichHour: String {
    either(
      "Die nacht wordt de klok teruggezet, en dit tijdstip komt twee keer voor. Welke is bedoeld?",
      "The clocks go back that night, and this time comes twice. Which is meant?")
  }
  var firstTime: String { either("de eerste keer", "the first time") }
  var secondTime: String { either("de tweede keer", "the second time") }
  var afterNow: String {
    either("dit tijdstip ligt in de toekomst.", "this time lies in the future.")
  }
  /// The time zone of the times shown, by the city in its IANA name.
  func clockTime(in zone: String) -> String {
    let city = (zone.split(separator: "/").last ?? "").replacing("_", with: " ")
    return either("Kloktijd in \(city)", "Clock time in \(city)")
  }
  func noAmount(on scale: Scale) -> String {
    either(
      "vul \(scale.words.noun.nl) \(scale.range.nl) in.",
      "fill in \(scale.words.noun.en) \(scale.range.en).")
  }
  var noChoice: String { either("kies ten minste één antwoord.", "choose at least one answer.") }

  var explainHeading: String { either("Waarom, en wat als", "Why, and what if") }
  var explainLead: String {
    either(
      "Gecontroleerd voor alle antwoorden die nog mogelijk zijn.",
      "Checked for all answers still possible.")
  }
  var showExplanation: String { either("Waarom, en wat als", "Why, and what if") }
  var alwaysSo: String {
    either("Elke patiënt krijgt dit advies.", "Every patient gets this advice.")
  }
  var enoughAlone: String { either("Dit alleen is al genoeg:", "This alone is enough:") }
  var stillPossible: String {
    either("Nog mogelijk:", "Still possible:")
  }
  var onlyIf: String { either("als", "if") }
  var changesPlan: String {
    either("Wat het plan zou veranderen", "What would change the plan")
  }
  var whyNotHeading: String { either("Waarom niet …", "Why not …") }
  var whyNotLabel: String { either("Uitkomst", "Outcome") }
  var whyNotChoose: String { either("Kies een uitkomst", "Choose an outcome") }
  var laterHeading: String { either("Als het later was geweest", "Had it been later") }
  var laterLead: String {
    either(
      "Wat het advies was geweest als de gebeurtenis later was gekomen. Wachten verandert "
        + "niets: het begin van klachten wordt gemeten tot de gebeurtenis.",
      "What the advice would have been, had the event come later. Waiting changes nothing: the "
        + "onset of complaints is measured up to the event.")
  }
  var whyNotButton: String { either("Waarom niet dit", "Why not this") }
  var changesLead: String {
    either(
      "De kleinste veranderingen die daarheen leiden:",
      "The smallest changes that lead there:")
  }
  var influence: String { either("te beïnvloeden", "can be influenced") }
  var whatIfHeading: String { either("Wat als", "What if") }
  var planHeading: String { either("Plan", "Plan") }
  func reportHeading(of guideline: Guideline) -> String {
    guideline.report?[language] ?? either("Verslag", "Report")
  }
  var toInterview: String { either("Terug naar de vragen", "Back to the questions") }
  var calendar: String {
    either("Termijnen in de agenda (.ics)", "Time limits to the calendar (.ics)")
  }
  var decisive: String { either("Wat dit advies zou veranderen", "What would change this advice") }
  var ifInstead: String { either("Bij", "With") }
  var moreOutcome: String { either("Meer over deze uitkomst", "More about this outcome") }
  var whyTree: String { either("Onderbouwing en bron", "Rationale and source") }
  /// Shown on paper only.
  func printsReport(of guideline: Guideline) -> String {
    let report = Phrases.midSentence(reportHeading(of: guideline))
    return either(
      "Afdruk van een scherm: ‘vandaag’ en wat er nog aan tijd is, gelden voor dit tijdstip. Om te bewaren "
        + "is er het \(report).",
      "A print of a screen: ‘today’ and the time left hold for this moment. What is meant to be kept is the "
        + "\(report).")
  }
  /// On paper instead of the former, if the page is printed later than it was made.
  ///
  /// `%` stands for the moment of printing.
  func printsReportLater(of guideline: Guideline) -> String {
    let report = Phrases.midSentence(reportHeading(of: guideline))
    return either(
      "Let op: dit is het plan van het tijdstip hierboven, afgedrukt op %. Wat er nog aan tijd is, geldt voor de "
        + "afdruk; ‘vandaag’ en al het andere voor het plan. Om te bewaren is er het \(report).",
      "Note: this is the plan of the moment above, printed on %. The time left holds for the print; ‘today’ and all "
        + "else for the plan. What is meant to be kept is the \(report).")
  }
  var print: String { either("Afdrukken", "Print") }
  var copyText: String { either("Als tekst kopiëren", "Copy as text") }
  var copied: String { either("Gekopieerd", "Copied") }
  var asText: String { either("Als tekst voor het dossier", "As text for the record") }
  var asTextLabel: String { either("Tekst", "Text") }
  var neverSent: String {
    either(
      "Wat u hier invult, komt op papier en in de gekopieerde tekst en wordt nooit verstuurd.",
      "What you fill in here is on paper and in the copied text, and is never sent.")
  }
}
