package import GuidelineModel
package import Proof

extension ProofPhrases {
  var nothingChanges: String {
    either(
      "Geen enkele patiënt krijgt ander advies; dat is bewezen voor alle antwoorden.",
      "No patient's advice changes; that is proven for all answers.")
  }
  var structureHeading: String { either("Opbouw", "Structure") }
  var behaviourHeading: String { either("Gedrag", "Behaviour") }
  var shareExplained: String {
    either(
      "Een aandeel telt volledige antwoorden; de waarden van elk gegeven tellen even zwaar.",
      "A share counts complete answers; the values of each item count alike.")
  }
  func kind(_ kind: StructuralChange.Kind) -> String {
    switch kind {
    case .added: either("nieuw", "added")
    case .removed: either("vervallen", "removed")
    case .changed: either("gewijzigd", "changed")
    case .reworded: either("anders verwoord", "reworded")
    }
  }
  func direction(_ direction: PatientClass.Direction) -> String {
    switch direction {
    case .moreUrgent: either("dringender", "more urgent")
    case .lessUrgent: either("minder dringend", "less urgent")
    case .same: either("even dringend", "as urgent")
    }
  }
  func aspect(_ aspect: OutcomeChange.Aspect) -> String {
    switch aspect {
    case .actions: either("wat te doen", "what to do")
    case .limits: either("termijnen", "time limits")
    case .fixes: either("wat ervoor de volgende bomen vaststaat", "what it settles")
    case .links: either("wat volgt", "what follows")
    }
  }
  var who: String { either("wie", "who") }
  var or: String { either("of", "or") }
  var was: String { either("was", "was") }
  var becomes: String { either("wordt", "becomes") }
  var witness: String { either("voorbeeld", "witness") }
  var valueUnknown: String { either("(waarde onbekend)", "(value not known)") }
  func ofAllAnswers(_ share: String) -> String {
    either("\(share) van alle volledige antwoorden", "\(share) of all complete answers")
  }
  func tree(_ name: String, _ id: String) -> String {
    either("Boom ‘\(name)’ (\(id))", "Tree ‘\(name)’ (\(id))")
  }
  func reading(_ id: String, tree: String) -> String {
    either("Lezing \(id) van boom ‘\(tree)’", "Reading \(id) of tree ‘\(tree)’")
  }
  func outcomeChanged(_ outcome: String, _ aspects: String) -> String {
    either(
      "uitkomst \(outcome) zegt iets anders: \(aspects)", "outcome \(outcome) differs: \(aspects)")
  }
  func boundary(_ item: String, _ amount: String, _ old: String, _ new: String) -> String {
    either(
      "\(item): vanaf \(amount) was de waarde ‘\(old)’ en wordt die ‘\(new)’",
      "\(item): from \(amount) on the value was ‘\(old)’ and becomes ‘\(new)’")
  }
  func pathway(_ start: String, _ share: String) -> String {
    either(
      "Op het hele pad vanaf \(start) krijgt \(share) van alle volledige antwoorden ander advies:",
      "Along the whole pathway from \(start), \(share) of all complete answers get other advice:")
  }
  var readingsHeading: String {
    either(
      "Voor wie een andere lezing van de bron iets uitmaakt",
      "For whom another reading of the source matters")
  }
  func words(_ incomparable: Incomparable) -> String {
    switch incomparable {
    case .noCommonItem:
      either(
        "de twee richtlijnen hebben geen gegeven gemeen; er is niets te vergelijken",
        "the two guidelines have no item in common; there is nothing to compare")
    case .tooManyValues(let item):
      either(
        "gegeven \"\(item)\" heeft in de twee richtlijnen samen meer dan 16 waarden",
        "item \"\(item)\" has more than 16 values in the two guidelines together")
    case .limit(let limit): words(limit)
    }
  }
}

/// Says in a sentence why two guidelines cannot be compared.
package func words(_ incomparable: Incomparable) -> Text {
  Text(
    nl: ProofPhrases(.dutch).words(incomparable), en: ProofPhrases(.english).words(incomparable))
}

extension ProofPhrases {
  func pathwayNotFollowed(_ limit: LimitExceeded) -> String {
    either(
      "Het hele pad is niet gevolgd: \(words(limit)). Elke boom apart is vergeleken.",
      "The whole pathway was not followed: \(words(limit)). Every tree by itself was compared.")
  }

  /// A measured amount with its unit; hours where it is whole hours.
  func amount(_ change: BoundaryChange) -> String {
    let whole = change.thousandths / 1000
    let isWhole = change.thousandths % 1000 == 0
    if change.isMonths {
      let number = isWhole ? String(whole) : String(Double(change.thousandths) / 1000)
      return either("\(number.replacing(".", with: ",")) mnd", "\(number) months")
    }
    if isWhole, whole % 3600 == 0 {
      return either("\(whole / 3600) uur", "\(whole / 3600) hours")
    }
    let more = either("meer dan ", "more than ")
    let hours = whole / 3600
    return isWhole
      ? either("\(whole) seconden", "\(whole) seconds")
      : more + either("\(hours) uur", "\(hours) hours")
  }
}
