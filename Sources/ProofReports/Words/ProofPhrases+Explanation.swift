import GuidelineModel
import Proof

extension ProofPhrases {
  var laterHeading: String { either("Als het later was geweest", "Had it been later") }
  func hadBeen(_ event: String, _ time: String) -> String {
    either("‘\(event)’ vanaf \(time)", "‘\(event)’ from \(time)")
  }
  var notReached: String { either("niet aan de orde", "does not come up") }
  var whyHeading: String { either("Waarom", "Why") }
  var enough: String { either("Dit is al genoeg", "This alone is enough") }
  var openHeading: String { either("Hoe zeker", "How sure") }
  var whatIfHeading: String { either("Wat als", "What if") }
  var alwaysSo: String {
    either("Deze uitkomst geldt voor elke patiënt.", "Every patient gets this outcome.")
  }
  func reasonsNotWorkedOut(_ limit: LimitExceeded) -> String {
    either(
      "Wat nog meer genoeg zou zijn, is niet bepaald: \(words(limit)).",
      "What else would be enough was not worked out: \(words(limit)).")
  }
  func conditionsNotWorkedOut(_ limit: LimitExceeded) -> String {
    either(
      "Bij welke antwoorden, is niet bepaald: \(words(limit)).",
      "With which answers was not worked out: \(words(limit)).")
  }
  func followsFrom(_ tree: String) -> String {
    either(" (volgt uit ‘\(tree)’)", " (follows from ‘\(tree)’)")
  }
  func moreQuestions(_ count: Int) -> String {
    either(
      "en nog \(count) \(count == 1 ? "vraag" : "vragen")",
      "and \(count) more \(count == 1 ? "question" : "questions")")
  }
  func whyNot(_ outcome: String, of tree: String) -> String {
    either("Waarom niet: \(tree): \(outcome)", "Why not: \(tree): \(outcome)")
  }
  var alreadyCertain: String {
    either("Dit is al de uitkomst.", "That is the outcome already.")
  }
  var noWay: String {
    either(
      "Geen antwoorden leiden daarheen vanaf waar dit pad begint.",
      "No answers lead there from where this pathway starts.")
  }
  var changesIntroduction: String {
    either(
      "Kleinste veranderingen die daarheen leiden; ▸ is door een behandelaar te beïnvloeden:",
      "Smallest changes that lead there; ▸ can be influenced by a clinician:")
  }
  func instead(_ words: String) -> String { either("als \(words)", "if \(words)") }
  func answeredAs(_ words: String) -> String {
    either("als blijkt: \(words)", "if it turns out: \(words)")
  }
  var checkedForAll: String {
    either(
      "Gecontroleerd voor alle antwoorden die nog mogelijk zijn.",
      "Checked for all answers still possible.")
  }
  func questionsNeeded(_ worst: Int, _ expected: String, _ item: String) -> String {
    either(
      "Met de beste volgorde "
        + (worst == 1 ? "is nog hoogstens 1 vraag" : "zijn nog hoogstens \(worst) vragen")
        + " nodig, gemiddeld \(expected); "
        + "geen volgorde heeft er minder nodig. Begin met: \(item).",
      "In the best order at most "
        + (worst == 1 ? "1 more question is" : "\(worst) more questions are")
        + " needed, \(expected) on average; no order needs fewer. Start with: \(item).")
  }
  func questionsNotWeighed(_ limit: LimitExceeded) -> String {
    either(
      "De kleinste reeks vragen is niet bepaald: \(words(limit)).",
      "The fewest questions were not worked out: \(words(limit)).")
  }
  var noQuestionHelps: String {
    either(
      "Wat ontbreekt, is al gevraagd en nog niet nagegaan.",
      "What is missing was asked and is not yet checked.")
  }
  var ruledOut: String {
    either("spreekt een uitkomst tegen", "contradicts an outcome")
  }
  func outcomesLeft(_ count: Int) -> String {
    let outcomes = counted(count, ("uitkomst", "uitkomsten"), ("outcome", "outcomes"))
    return either("nog \(outcomes) mogelijk", "\(outcomes) still possible")
  }
  /// Alternatives, which may contain commas.
  func alternatives(_ sentences: [String]) -> String {
    sentences.joined(separator: either("; of ", "; or "))
  }
  var changesNothing: String { either("verandert nog niets", "changes nothing yet") }
  func number(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    var text = String(hundredths / 100)
    if hundredths % 100 != 0 {
      var decimals = hundredths % 100 < 10 ? "0\(hundredths % 100)" : String(hundredths % 100)
      if decimals.hasSuffix("0") { decimals.removeLast() }
      text += either(",", ".") + decimals
    }
    return text
  }
}
