extension Phrases {
  var scopeFor: String { either("Voor: ", "For: ") }
  var scopeNotFor: String { either("Niet voor: ", "Not for: ") }

  var howToAnswer: String {
    either(
      "Antwoord met een cijfer of een woord; 2,3 of meer dan één woord met komma's als meer dan "
        + "één antwoord mogelijk is; - niet bekend; < terug; ? uitleg; q stoppen met het advies "
        + "tot zover.",
      "Answer with a number or a word; 2,3 or several words with commas where more than one answer "
        + "is possible; - not known; < back; ? help; q stop with the advice so far.")
  }
  var timeHint: String {
    either(
      "Tijdstip: 20:10, gisteren 08:00, 48u of 3d geleden, of 2026-11-22T20:10:00+01:00; "
        + "- niet bekend of nog niet gebeurd.",
      "Time: 20:10, yesterday 08:00, 48h or 3d ago, or 2026-11-22T20:10:00+01:00; "
        + "- not known or has not happened yet.")
  }
  var orTimeHint: String {
    either(
      "of het tijdstip: 20:10, gisteren 08:00, 48u of 3d geleden",
      "or the time: 20:10, yesterday 08:00, 48h or 3d ago")
  }
  var orMonthsHint: String {
    either("of het aantal maanden: 4 mnd", "or the number of months: 4 months")
  }
  package var eventHelp: String {
    either(
      "De termijnen van het advies tellen vanaf dit tijdstip.",
      "The time limits of the advice count from this time.")
  }

  package func progress(question: Int, decided: Int, trees: Int) -> String {
    either(
      "Vraag \(question) · \(decided) van \(trees) \(trees == 1 ? "boom" : "bomen") beslist",
      "Question \(question) · \(decided) of \(trees) \(trees == 1 ? "tree" : "trees") decided")
  }
  func whenWas(_ event: String) -> String {
    either("Wanneer was dit: \(event)?", "When was this: \(event)?")
  }
  var sourceMark: String { either("Bron: ", "Source: ") }
  var noMoreQuestions: String {
    either(
      "Geen vraag meer die het advies kan veranderen.",
      "No question left that can change the advice.")
  }

  func notUnderstood(nearest: String?) -> String {
    either("Niet herkend. ", "Not recognised. ")
      + (nearest.map { either("Bedoelt u: \($0)?", "Did you mean: \($0)?") }
        ?? either("Typ ? voor uitleg.", "Type ? for help."))
  }
  func numberOutOfRange(_ count: Int) -> String {
    either("Kies een cijfer van 1 tot en met \(count).", "Choose a number from 1 to \(count).")
  }
  func ambiguous(_ labels: [String]) -> String {
    either("Dit past bij meer dan één antwoord: ", "This fits more than one answer: ")
      + labels.joined(separator: "; ") + "."
  }
  var notATime: String {
    either("Geen tijdstip herkend. ", "No time recognised. ") + timeHint
  }
  var nothingToTakeBack: String {
    either("Er is nog geen antwoord om terug te nemen.", "There is no answer to take back yet.")
  }
  var takeOneBack: String {
    either(
      ". Geef een ander antwoord, of < om een eerder antwoord terug te nemen.",
      ". Give another answer, or < to take back an earlier one.")
  }
}
