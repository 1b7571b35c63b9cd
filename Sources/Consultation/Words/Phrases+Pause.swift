import GuidelineModel
import Reasoning

/// The texts shown when an interview pauses.
extension Phrases {
  /// The input that starts a new episode; the same in every language.
  static let newEpisodeKey = "n"

  func returnWith(_ events: [String]) -> String {
    either("Kom terug met: ", "Come back with: ") + events.joined(separator: "; ")
  }
  func continueLater(isSaved: Bool) -> String {
    isSaved
      ? either(
        "De casus is bewaard; ga later verder met hetzelfde bestand.",
        "The case is saved; go on later with the same file.")
      : either(
        "Later verdergaan kan alleen met een casus die is bewaard (--save).",
        "To go on later, the case must be saved (--save).")
  }
  var whatHasHappened: String {
    either(
      "Is er iets gebeurd of nu bekend? Typ het cijfer; daarna wordt het tijdstip of het antwoord "
        + "gevraagd.",
      "Has anything happened, or become known? Type its number; then the time or the answer is "
        + "asked.")
  }
  func row(of event: Event, assumed: String?, hasHappened: Bool) -> String {
    if let assumed { return "\(event.label[language]): \(takenToBeAt(assumed))" }
    let fact = event.fact?[language]
    return (fact ?? "\(event.label[language]): \(either("gebeurd", "has happened"))")
      + (hasHappened ? either("; nu ook het tijdstip", "; now the time as well") : "")
  }
  func takenToBeAt(_ time: String) -> String {
    either("aangenomen \(time), bevestig dit tijdstip", "assumed \(time), confirm this time")
  }
  func row(step label: String) -> String { "\(label): " + either("gedaan", "done") }
  func row(item label: String, isEarly: Bool) -> String {
    "\(label): "
      + (isEarly
        ? either("dit is al gebeurd (antwoord geven)", "this has happened already (answer it)")
        : either("nu bekend", "known now"))
  }
  var beginNewEpisode: String { either("nieuwe episode beginnen", "begin a new episode") }
  var stopHere: String { either("stoppen met het advies tot zover", "stop with the advice so far") }
  func allowedInPause(rows: Int, hasEpisode: Bool) -> String {
    let numbers =
      switch rows {
      case 0: ""
      case 1: "1, "
      default: either("een cijfer van 1 tot en met \(rows), ", "a number from 1 to \(rows), ")
      }
    let episode =
      hasEpisode
      ? either(
        "\(Self.newEpisodeKey) voor een nieuwe episode, ",
        "\(Self.newEpisodeKey) for a new episode, ") : ""
    return either("Typ ", "Type ") + numbers + episode
      + either("< terug, ? uitleg of q stoppen.", "< back, ? help or q to stop.")
  }
  var pauseHelp: String {
    either(
      "Hier kan niets meer worden gevraagd voordat er iets is gebeurd of bekend is. Stop met q en kom "
        + "later terug, of vertel hier wat er is gebeurd.",
      "Nothing more can be asked here before something has happened or is known. Stop with q and "
        + "come back later, or tell here what has happened.")
  }
  func isDone(_ step: String) -> String {
    either("Is dit gedaan: \(step)? Wanneer?", "Has this been done: \(step)? When?")
  }
  func ticked(_ step: String, _ when: String?) -> String {
    "\(step): " + (when.map { either("gedaan \($0)", "done \($0)") } ?? doneWithoutTime)
  }
  private var doneWithoutTime: String {
    either("gedaan, tijdstip niet bekend", "done, time not known")
  }
  var leftAsItWas: String { either("ongewijzigd", "unchanged") }
  func episodeKeeps(_ items: [String], isSaved: Bool) -> String {
    let kept =
      items.isEmpty
      ? either("Alle antwoorden vervallen. ", "All answers are dropped. ")
      : either("Blijft: ", "Kept: ") + items.map(Self.midSentence).joined(separator: "; ")
        + either("; de rest vervalt. ", "; the rest is dropped. ")
    return kept
      + (isSaved
        ? either(
          "De huidige casus blijft als apart bestand bewaard.",
          "The present case stays as a file of its own.")
        : either(
          "De huidige casus wordt niet bewaard (geen --save).",
          "The present case is not saved (no --save)."))
      + either(" < terug.", " < back.")
  }
  var newEpisodeBegun: String { either("nieuwe episode", "new episode") }
  /// Where the case before a new episode was saved.
  package func formerCase(in file: String) -> String {
    either(
      "De vorige casus staat in \(file).", "The former case is in \(file).")
  }

  func decisionAwaited(_ tree: String) -> String {
    either("besluit ‘\(tree)’", "decision ‘\(tree)’")
  }
  func judgementAwaited(_ step: String) -> String {
    either("oordeel over ‘\(step)’", "judgement on ‘\(step)’")
  }
  func timeAwaited(_ event: String) -> String {
    either("tijdstip \(event)", "time of \(event)")
  }
  var somethingToDecide: String {
    either("een besluit of bevestiging", "a decision or confirmation")
  }
}
