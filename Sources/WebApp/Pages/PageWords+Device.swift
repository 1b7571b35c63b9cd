import GuidelineModel

/// The texts about what the browser stores on a device.
extension PageWords {
  var onDevice: String { either("Patiënten op dit apparaat", "Patients on this device") }
  var onDeviceHelp: String {
    either(
      "Dit staat alleen in deze browser en wordt niet verstuurd. Wie deze browser gebruikt, kan het "
        + "zien: wis op een gedeelde computer een casus zodra u klaar bent.",
      "This is in this browser only and is not sent. Whoever uses this browser can see it: on a "
        + "shared computer, erase a case as soon as you are done.")
  }
  var forgetAfter: String { either("Vergeten na", "Forget after") }
  func unseenFor(hours: Int) -> String {
    let length =
      hours > 24
      ? either("\(hours / 24) dagen", "\(hours / 24) days")
      : either("\(hours) uur", hours == 1 ? "1 hour" : "\(hours) hours")
    return either("\(length) niet bekeken", "\(length) without a look")
  }
  var forgetAll: String { either("Alles nu vergeten", "Forget all now") }
  /// `%` stands for the number.
  var eraseManyAsked: String {
    either("Alle % patiënten van dit apparaat wissen?", "Erase all % patients from this device?")
  }
  var eraseManyAbout: String {
    either(
      "Labels, antwoorden, opmerkingen en plannen verdwijnen. \(historyKeepsAddresses)",
      "Labels, answers, remarks and plans disappear. \(historyKeepsAddresses)")
  }
  var erasedMany: String { either("% casussen zijn gewist.", "% cases were erased.") }
  var noLimitLeft: String {
    either("niets meer te doen of te besluiten", "nothing left to do or decide")
  }
  var noLimitOnDevice: String { either("geen termijn", "no time limit") }
  var notSentYet: String { either("niet verzonden: %", "not sent: %") }
  /// On a list in one language, of a plan that was last read in the other.
  var planInOtherLanguage: String { either("plan in het Engels", "plan in Dutch") }
  /// On a plan in the other language, in the language of the page from which it was opened.
  var keptInOtherLanguage: String {
    either(
      "Dit plan is bewaard in het Engels, de taal waarin het het laatst is gelezen.",
      "This plan is kept in Dutch, the language in which it was last read.")
  }

  var giveLabel: String { either("Label geven", "Add a label") }
  var labelField: String { either("Label, zoals ‘bed 12’", "Label, such as ‘bed 12’") }
  var keepLabel: String { either("Op dit apparaat bewaren", "Keep on this device") }
  var labelHelp: String {
    either(
      "Label, antwoorden, opmerkingen en plan worden bewaard in deze browser; label en opmerkingen "
        + "worden nooit verstuurd. Wie deze browser gebruikt, kan alles zien: gebruik geen naam, "
        + "geboortedatum of nummer.",
      "Label, answers, remarks and plan are kept in this browser; the label and the remarks are never "
        + "sent. Whoever uses this browser can see them: use no name, date of birth or number.")
  }
  var labelHelpUnkept: String {
    either(
      "Deze browser bewaart niets of is vol: het label geldt tot u deze pagina sluit. Het wordt nooit "
        + "verstuurd.",
      "This browser stores nothing, or its storage is full: the label holds until you close this page. "
        + "It is never sent.")
  }
  var labelKept: String { either("Bewaard op dit apparaat.", "Kept on this device.") }
  var labelNotKept: String {
    either(
      "Niet bewaard: deze browser bewaart niets of is vol. Het label geldt tot u deze pagina sluit.",
      "Not kept: this browser stores nothing, or its storage is full. The label holds until you close "
        + "this page.")
  }
  var planNotKept: String {
    either(
      "Deze pagina is niet op dit apparaat bewaard: de browser bewaart niets of is vol.",
      "This page is not kept on this device: the browser stores nothing, or its storage is full.")
  }
  var labelTwice: String {
    either(
      "Let op: een andere casus op dit apparaat heeft hetzelfde label.",
      "Note: another case on this device has the same label.")
  }
  /// Shown next to the label, wherever it appears.
  var labelDouble: String { either("dubbel label", "duplicate label") }
  var labelRemoved: String {
    either(
      "Label verwijderd. De casus blijft tot u dit venster sluit.",
      "Label removed. The case stays until you close this window.")
  }

  var eraseCase: String { either("Casus wissen", "Erase the case") }
  var erase: String { either("Wissen", "Erase") }
  var eraseAsked: String {
    either("Deze casus van dit apparaat wissen?", "Erase this case from this device?")
  }
  var eraseAbout: String {
    either(
      "Label, antwoorden, opmerkingen en plan verdwijnen. \(historyKeepsAddresses)",
      "Label, answers, remarks and plan disappear. \(historyKeepsAddresses)")
  }
  private var historyKeepsAddresses: String {
    either(
      "Adressen met antwoorden kunnen nog in de geschiedenis van de browser staan: wis die op een "
        + "gedeelde computer ook.",
      "Addresses with answers may still be in the history of the browser: clear that too on a shared "
        + "computer.")
  }
  var erased: String { either("De casus is gewist.", "The case was erased.") }
  /// Shown where the case was on the screen when it was erased elsewhere or forgotten.
  var closed: String {
    either(
      "De casus is gesloten: in een ander venster gewist, of vergeten omdat zij te lang niet is "
        + "bekeken.",
      "The case was closed: it was erased in another window, or forgotten because it was not viewed "
        + "for too long.")
  }

  /// Shown on a page that did not replace the case that is stored.
  var notLatest: String {
    either(
      "Dit is niet de nieuwste stand van deze casus: die is later of in een ander venster gewijzigd. "
        + "Deze pagina is niet bewaard.",
      "This is not the latest state of this case, which was changed later or in another window. This "
        + "page is not kept.")
  }
  /// On paper and in texts and files; the short form is on every sheet.
  var madeOfOlder: String {
    either(
      "Let op: dit is niet de nieuwste stand van deze casus.",
      "Note: this is not the latest state of this case.")
  }
  var older: String { either("niet de nieuwste stand", "not the latest state") }
  /// `%` stands for the answer.
  var onlyHere: String { either("Staat alleen hier: %.", "Only here: %.") }
  var toLatest: String { either("Naar de nieuwste stand", "Go to the latest state") }
  var goOnHere: String { either("Hiermee verder", "Go on with this") }
  /// Shown instead of changing the episode.
  var unsentFirst: String {
    either(
      "Kies eerst \u{2018}Nu versturen\u{2019} of \u{2018}Niet versturen\u{2019}; dit hoort bij deze "
        + "episode:",
      "First choose \u{2018}Send now\u{2019} or \u{2018}Do not send\u{2019}; this belongs to this "
        + "episode:")
  }

  var offlineHeading: String { either("Geen verbinding", "No connection") }
  var offlineText: String {
    either(
      "Deze pagina is niet op dit apparaat bewaard. Zonder verbinding is er geen nieuw advies; te lezen "
        + "zijn de pagina's die hier eerder zijn geopend en de bewaarde plannen.",
      "This page is not kept on this device. Without a connection there is no new advice; what can be "
        + "read are pages opened here before and the plans that were kept.")
  }
  var noConnection: String {
    either(
      "Geen verbinding: geen nieuw advies. Dit is wat op dit apparaat bewaard is.",
      "No connection: no new advice. This is what is kept on this device.")
  }
  /// `%` stands for the moment at which the server made it.
  var keptPlan: String {
    either(
      "Geen verbinding: geen nieuw advies. Dit is het plan van %; de klokken lopen door.",
      "No connection: no new advice. This is the plan of %; the clocks keep running.")
  }
  var unsent: String {
    either(
      "Geen nieuw advies. Niet verzonden; wordt bewaard tot u verstuurt:",
      "No new advice. Not sent; kept until you send it:")
  }
  var stillUnsent: String {
    either("Nog niet verzonden; nog niet in dit plan:", "Not sent yet; not in this plan yet:")
  }
  /// On paper and in texts and files, for one answer and for several.
  var answersMissing: String {
    either(
      "Let op: 1 antwoord is nog niet verzonden en staat hier niet in:"
        + "|Let op: % antwoorden zijn nog niet verzonden en staan hier niet in:",
      "Note: 1 answer has not been sent yet and is missing here:"
        + "|Note: % answers have not been sent yet and are missing here:")
  }
  /// Asked before a case without a label is left, which nobody could find again.
  var unsentLost: String {
    either(
      "Zonder deze antwoorden verder? Zij zijn niet verzonden en gaan verloren.",
      "Go on without these answers? They have not been sent and will be lost.")
  }
  var goOnAnyway: String { either("Toch doorgaan", "Go on anyway") }
  var cancel: String { either("Annuleren", "Cancel") }
  /// Shown on a line of the plan that still asks for what was reported.
  var toldUnsent: String { either("gemeld, niet verzonden", "reported, not sent") }
  var sendNow: String { either("Nu versturen", "Send now") }
  var discard: String { either("Niet versturen", "Do not send") }
  /// `%` stands for the difference.
  var clockIsAhead: String {
    either(
      "De klok van dit apparaat loopt % voor op die van de server. De termijnen hier volgen de "
        + "server.",
      "The clock of this device is % ahead of the server's. Time limits here follow the server.")
  }
  var clockIsBehind: String {
    either(
      "De klok van dit apparaat loopt % achter op die van de server. De termijnen hier volgen de "
        + "server.",
      "The clock of this device is % behind the server's. Time limits here follow the server.")
  }
  /// `%` stands for the time of day.
  var limitPassed: String {
    either(
      "Termijn verstreken om %; ververs het plan.", "Time limit passed at %; refresh the plan.")
  }
  /// `%` stands for the day on which the page was made.
  var otherDay: String {
    either(
      "Deze pagina is van %: \u{2018}vandaag\u{2019} en \u{2018}morgen\u{2019} tellen vanaf die dag.",
      "This page is of %: \u{2018}today\u{2019} and \u{2018}tomorrow\u{2019} count from that day.")
  }
  var refreshPlan: String { either("Plan verversen", "Refresh the plan") }
  var newVersion: String {
    either(
      "Er is een nieuwe versie van app of richtlijn. Deze pagina volgt nog de versie waarmee zij is "
        + "gemaakt; uw volgende keuze volgt de nieuwe.",
      "There is a new version of the app or the guideline. This page still follows the version it was "
        + "made with; your next choice follows the new one.")
  }
  /// `%` stands for the digests of before and of now.
  var changedVersion: String {
    either(
      "De richtlijn is gewijzigd sinds dit plan het laatst is bekeken (logica %). Lees het plan opnieuw.",
      "The guideline has changed since this plan was last looked at (logic %). Read the plan again."
    )
  }
}
