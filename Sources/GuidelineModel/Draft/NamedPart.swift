/// A kind of part that has a name, named as in the file format.
package enum NamedPart: Hashable, Sendable {
  case caution
  case decision
  case entry
  case event
  case item
  case letter
  case note
  case outcome
  case phase
  case reading
  case reason
  case source
  case step
  case tree
  case value
  case warning

  /// The word for such a part.
  package var noun: Text {
    switch self {
    case .caution: Text(nl: "waarschuwing", en: "caution")
    case .decision: Text(nl: "beslissing", en: "decision")
    case .entry: Text(nl: "ingang", en: "entry")
    case .event: Text(nl: "gebeurtenis", en: "event")
    case .item: Text(nl: "gegeven", en: "item")
    case .letter: Text(nl: "brief", en: "letter")
    case .note: Text(nl: "opmerking", en: "note")
    case .outcome: Text(nl: "uitkomst", en: "outcome")
    case .phase: Text(nl: "fase", en: "phase")
    case .reading: Text(nl: "lezing", en: "reading")
    case .reason: Text(nl: "reden", en: "reason")
    case .source: Text(nl: "bron", en: "source")
    case .step: Text(nl: "stap", en: "step")
    case .tree: Text(nl: "boom", en: "tree")
    case .value: Text(nl: "waarde", en: "value")
    case .warning: Text(nl: "waarschuwing", en: "warning")
    }
  }

  /// The message that no such part has this name.
  package func unknown(_ name: String) -> Text {
    Text(
      nl: "\"\(name)\" is geen \(noun.nl) van deze richtlijn",
      en: "\"\(name)\" is no \(noun.en) of this guideline")
  }

  /// The message that two such parts have this name.
  package func definedTwice(_ name: String) -> Text {
    Text(
      nl: "\(noun.nl) \"\(name)\" is twee keer gedefinieerd",
      en: "\(noun.en) \"\(name)\" is defined twice")
  }

  /// The message that a list names a part twice.
  func namedTwice(_ name: String) -> Text {
    Text(
      nl: "\(noun.nl) \"\(name)\" is twee keer genoemd",
      en: "\(noun.en) \"\(name)\" is named twice")
  }

  /// The message that a former name is still in use.
  func formerNameInUse(_ name: String) -> Text {
    Text(
      nl: "\(noun.nl) \"\(name)\" is er nog, dus dat is geen vroegere naam",
      en: "\(noun.en) \"\(name)\" is still there, so that is no former name")
  }

  /// The message that two parts claim the same former name.
  func formerNameClaimedTwice(_ former: String, _ one: String, _ other: String) -> Text {
    one == other
      ? Text(
        nl: "\(noun.nl) \"\(one)\" noemt de vroegere naam \"\(former)\" twee keer",
        en: "\(noun.en) \"\(one)\" gives the former name \"\(former)\" twice")
      : Text(
        nl: "\(noun.nl) \"\(one)\" en \(noun.nl) \"\(other)\" geven allebei \"\(former)\" als "
          + "vroegere naam",
        en: "\(noun.en) \"\(one)\" and \(noun.en) \"\(other)\" both give \"\(former)\" as their "
          + "former name")
  }
}
