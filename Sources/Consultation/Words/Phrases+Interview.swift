import GuidelineModel
import Reasoning

extension Phrases {
  var scopeFor: String { either("Voor: ", "For: ") }
  var scopeNotFor: String { either("Niet voor: ", "Not for: ") }

  var howToAnswer: String {
    either(
      "Antwoord met een cijfer of een woord; 2 3 of meer dan één woord met komma's als meer dan "
        + "één antwoord mogelijk is; - nog niet nagegaan; < terug; ? uitleg; q stoppen met het "
        + "advies tot zover.",
      "Answer with a number or a word; 2 3 or several words with commas where more than one answer "
        + "is possible; - not yet checked; < back; ? help; q stop with the advice so far.")
  }
  /// How the time of an event can be typed, and what else can be entered for it.
  func timeHint(of event: Event, isAssumed: Bool) -> String {
    guard event.defaultsToNow else {
      return timeHint
        + either(
          "\(Self.happenedMark) gebeurd, tijdstip niet bekend; - nog niet nagegaan of nog niet gebeurd.",
          "\(Self.happenedMark) happened, time not known; - not yet checked or has not happened yet."
        )
    }
    let confirm =
      isAssumed
      ? either(
        "\(Self.confirmMark) dit tijdstip klopt; ", "\(Self.confirmMark) this time is right; ")
      : ""
    return timeHint + confirm + either("- nog niet nagegaan.", "- not yet checked.")
  }
  private var timeHint: String {
    either(
      "Tijdstip: 20:10, gisteren 08:00, za 21 nov 10:00, 21-11 10:00, 48u of 3d geleden; ",
      "Time: 20:10, yesterday 08:00, Sat 21 Nov 10:00, 2026-11-21 10:00, 48h or 3d ago; ")
  }
  /// How the mark of a step can be typed.
  var tickHint: String {
    timeHint
      + either(
        "\(Self.happenedMark) gedaan, tijdstip niet bekend; - nog niet gedaan.",
        "\(Self.happenedMark) done, time not known; - not done yet.")
  }
  /// The input that confirms an assumed time.
  static let confirmMark = "="
  /// The input for an event that has happened at an unknown time.
  static let happenedMark = "!"
  package var happenedWithoutTime: String {
    either("gebeurd, tijdstip niet bekend", "happened, time not known")
  }
  var orTimeHint: String {
    either(
      "of het tijdstip: 20:10, gisteren 08:00, za 21 nov 10:00, 48u of 3d geleden",
      "or the time: 20:10, yesterday 08:00, Sat 21 Nov 10:00, 48h or 3d ago")
  }
  /// How a measurement can be typed instead of an answer.
  func hint(for scale: Scale) -> String {
    switch scale.input {
    case .moment: orTimeHint
    case .number:
      either("of ", "or ") + "\(scale.words.definite[language]): \(scale.words.example[language])"
    }
  }
  package var eventHelp: String {
    either(
      "De termijnen van het advies tellen vanaf dit tijdstip.",
      "The time limits of the advice count from this time.")
  }

  /// The number of questions left at most, including the current one.
  package func questionsLeft(atMost count: Int) -> String {
    either(
      "Nog hoogstens \(count) \(count == 1 ? "vraag" : "vragen")",
      "At most \(count) more \(count == 1 ? "question" : "questions")")
  }
  func whenWas(_ event: String) -> String {
    either("Wanneer was dit: \(event)?", "When was this: \(event)?")
  }
  var sourceMark: String { either("Bron: ", "Source: ") }
  /// The closing sentence of an interview without further questions.
  ///
  /// - Parameter awaited: What the plan waits for; empty if the plan is settled.
  /// - Returns: The sentence, without a full stop.
  package func ending(awaited: [String]) -> String {
    awaited.isEmpty
      ? either("Advies compleet", "Advice complete")
      : "\(waitsFor): \(awaited.joined(separator: "; "))"
  }

  var notRecognised: String { either("Niet herkend. ", "Not recognised. ") }
  /// The message for an input that is not recognised, with what can be typed.
  ///
  /// - Parameters:
  ///   - nearest: The closest answer, if one is close.
  ///   - count: The number of answers.
  /// - Returns: The message.
  func notUnderstood(nearest: (typed: String, words: String)?, of count: Int) -> String {
    notRecognised
      + (nearest.map { nearest in
        either(
          "Typ \(type(nearest)), of ? voor uitleg.", "Type \(type(nearest)), or ? for help.")
      } ?? "\(numberOutOfRange(count)) \(either("Typ ? voor uitleg.", "Type ? for help."))")
  }
  func numberOutOfRange(_ count: Int) -> String {
    guard count > 1 else { return either("Kies 1.", "Choose 1.") }
    return either(
      "Kies een cijfer van 1 tot en met \(count).", "Choose a number from 1 to \(count).")
  }
  func ambiguous(_ answers: [(typed: String, words: String)]) -> String {
    either("Dit past bij meer dan één antwoord. Typ ", "This fits more than one answer. Type ")
      + list(answers)
  }

  /// The unambiguous input for each meaning of an ambiguous text.
  func meansEither(_ meanings: [(typed: String, words: String)]) -> String {
    (meanings.count > 1
      ? either(
        "Dit kan meer dan één ding betekenen. Typ ", "This can mean more than one thing. Type ")
      : either("Bedoelt u een meting, typ dan ", "If you mean a measurement, type "))
      + list(meanings)
  }
  private func list(_ meanings: [(typed: String, words: String)]) -> String {
    meanings.map(type).joined(separator: either(", of typ ", ", or type ")) + "."
  }
  private func type(_ meaning: (typed: String, words: String)) -> String {
    either(
      "\(meaning.typed) voor ‘\(meaning.words)’", "\(meaning.typed) for ‘\(meaning.words)’")
  }

  /// An amount as it is typed.
  func typed(_ amount: Amount, on scale: Scale) -> String {
    ([amount.words(in: language)] + scale.words.typed.suffix(1)).joined(separator: " ")
  }
  var otherwiseATime: String {
    either("Een tijdstip typt u als 20:10 of 48u.", "A time is typed as 20:10 or 48h.")
  }
  func stillAhead(_ time: String, yesterday: String?) -> String {
    either("Dit tijdstip moet nog komen: \(time).", "This time is still to come: \(time).")
      + (yesterday.map { time in
        either(
          " Was het gisteren, typ dan gisteren \(time).",
          " If it was yesterday, type yesterday \(time).")
      } ?? "")
  }
  var lineTooLong: String {
    either(
      "Deze regel is te lang. Typ een kort antwoord, of ? voor uitleg.",
      "This line is too long. Type a short answer, or ? for help.")
  }
  var lineUnreadable: String {
    either(
      "Deze regel is geen leesbare tekst (UTF-8). Typ ? voor uitleg.",
      "This line is no readable text (UTF-8). Type ? for help.")
  }

  var understoodMark: String { "> " }
  var notKnownOrNotYet: String {
    either("nog niet nagegaan of nog niet gebeurd", "not yet checked or has not happened yet")
  }
  var noMoreKnown: String { either("meer is nog niet nagegaan", "no more has been checked yet") }
  func takenBack(_ subject: String) -> String {
    either("teruggenomen: \(subject)", "taken back: \(subject)")
  }
  func goesOn(_ count: Int) -> String {
    either(
      "Gaat verder met de bewaarde casus (\(count) \(count == 1 ? "antwoord" : "antwoorden")). "
        + "Betreft het een andere patiënt? Stop met q en bewaar in een ander bestand.",
      "Going on with the saved case (\(count) \(count == 1 ? "answer" : "answers")). "
        + "Is this another patient? Stop with q and save to another file.")
  }

  var notATime: String { either("Geen tijdstip herkend. ", "No time recognised. ") }
  var skippedTime: String {
    either(
      "Dit tijdstip bestaat niet: de klok is er die nacht overheen gezet (zomertijd).",
      "There is no such time: the clocks went forward over it (summer time).")
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
