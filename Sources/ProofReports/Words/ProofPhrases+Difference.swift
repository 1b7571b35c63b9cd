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
  /// The kind of change of a part, with its former name.
  func words(_ change: PartChange) -> String {
    let kind = kind(change.kind)
    guard let former = change.formerName else { return kind }
    return change.kind == .renamed
      ? either("\(kind), heette \(former)", "\(kind), was called \(former)")
      : either("\(kind); heette \(former)", "\(kind); was called \(former)")
  }
  private func kind(_ kind: PartChange.Kind) -> String {
    switch kind {
    case .added: either("nieuw", "added")
    case .removed: either("vervallen", "removed")
    case .changed: either("gewijzigd", "changed")
    case .reworded: either("anders verwoord", "reworded")
    case .revised: either("bijgewerkt", "revised")
    case .renamed: either("andere naam", "renamed")
    }
  }
  func suspected(_ rename: SuspectedRename) -> String {
    let (noun, old, new) = (rename.kind.noun[language], rename.oldName, rename.newName)
    return either(
      "\(noun) \"\(old)\" is weg en \"\(new)\" is nieuw; is alleen de naam anders, zet dan bij "
        + "\"\(new)\": was: \(old)",
      "\(noun) \"\(old)\" is gone and \"\(new)\" is new; if it was only renamed, say at "
        + "\"\(new)\": was: \(old)")
  }
  func unlike(_ unlike: UnlikePart) -> String {
    let noun = unlike.kind.noun[language]
    return either(
      "\(noun) \"\(unlike.name)\" heeft in de twee versies niets gemeen dan de naam; een naam houdt "
        + "zijn betekenis, dus is dit een ander, noem het dan anders",
      "\(noun) \"\(unlike.name)\" has nothing in common in the two versions but its name; a name "
        + "keeps its meaning, so if this is another one, give it another name")
  }
  func renamed(_ count: Int) -> String {
    count == 1
      ? either(
        "1 onderdeel heeft een andere naam: casussen en programma’s die de oude naam gebruiken, "
          + "moeten mee veranderen.",
        "1 part has another name: cases and programs that use the old name have to follow.")
      : either(
        "\(count) onderdelen hebben een andere naam: casussen en programma’s die de oude namen "
          + "gebruiken, moeten mee veranderen.",
        "\(count) parts have another name: cases and programs that use the old names have to follow."
      )
  }
  var wordsHeading: String { either("Woorden", "Words") }
  func textsChanged(_ count: Int) -> String {
    either(
      count == 1 ? "1 tekst is gewijzigd:" : "\(count) teksten zijn gewijzigd:",
      count == 1 ? "1 text changed:" : "\(count) texts changed:")
  }
  /// The sentence for changes of texts only: what is proven, and what has to be read.
  func onlyWordsChange(_ count: Int) -> String {
    either(
      "Wat geadviseerd wordt, verandert niet in opbouw; dat is bewezen voor alle antwoorden. Wel "
        + (count == 1 ? "is 1 tekst gewijzigd" : "zijn \(count) teksten gewijzigd")
        + "; of de woorden nog hetzelfde zeggen, is niet te bewijzen: lees ze na.",
      "What is advised does not change in structure; that is proven for all answers. But "
        + (count == 1 ? "1 text changed" : "\(count) texts changed")
        + "; whether the words still say the same cannot be proven: read them.")
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
  func witness(before: Bool) -> String {
    before
      ? either("voorbeeld voor de oude versie", "witness for the old version")
      : either("voorbeeld voor de nieuwe versie", "witness for the new version")
  }
  var noWitness: String {
    either(
      "geen: een versie weigert elke casus, want de antwoorden spreken een uitkomst tegen",
      "none: a version refuses every case, since the answers contradict an outcome")
  }
  var answerUnknown: String {
    either(
      "nog open: deze versie kent dat antwoord niet",
      "left open: this version does not know that answer")
  }
  func sameOutcome(_ summary: String) -> String {
    either(
      "‘\(summary)’ blijft; wat eraan anders is, staat hierboven",
      "‘\(summary)’ stays; what differs about it stands above")
  }
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
    case .differentGuidelines(let old, let new):
      either(
        "\"\(old)\" en \"\(new)\" zijn twee richtlijnen, geen twee versies van één; wat daarin "
          + "dezelfde naam heeft, is niet hetzelfde",
        "\"\(old)\" and \"\(new)\" are two guidelines, not two versions of one; what bears the "
          + "same name in both is not the same thing")
    case .noCommonItem:
      either(
        "de twee versies hebben geen gegeven gemeen; er is niets te vergelijken",
        "the two versions have no item in common; there is nothing to compare")
    case .tooManyValues(let item):
      either(
        "gegeven \"\(item)\" heeft in de twee versies samen meer dan 16 waarden",
        "item \"\(item)\" has more than 16 values in the two versions together")
    case .limit(let limit): words(limit)
    }
  }
}

/// A sentence that says why two guidelines cannot be compared.
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

  /// The measurement from which on the value differs.
  func amount(_ change: BoundaryChange) -> String {
    // An amount of one thousandth above a bound means "more than the bound".
    let isBeyond = change.thousandths % 1000 == 1
    let amount = amount(
      thousandths: change.thousandths - (isBeyond ? 1 : 0), of: change.scale)
    return isBeyond ? either("meer dan \(amount)", "more than \(amount)") : amount
  }

  /// A measured amount with its unit; durations of whole hours in hours.
  func amount(thousandths: Int64, of scale: Scale) -> String {
    if scale.input == .moment, thousandths % 3_600_000 == 0 {
      return ActionPhrases(language).hours(thousandths / 3_600_000)
    }
    return scale.words(Amount(thousandths: thousandths), in: language)
  }
}
