/// A kind of part that has a name, as the file format calls it.
package enum NamedPart: String, Sendable {
  case decision
  case entry
  case event
  case item
  case note
  case outcome
  case phase
  case reading
  case source
  case tree
  case value
  case warning

  /// What people call such a part.
  package var noun: Text {
    switch self {
    case .decision: Text(nl: "beslissing", en: "decision")
    case .entry: Text(nl: "ingang", en: "entry")
    case .event: Text(nl: "gebeurtenis", en: "event")
    case .item: Text(nl: "gegeven", en: "item")
    case .note: Text(nl: "opmerking", en: "note")
    case .outcome: Text(nl: "uitkomst", en: "outcome")
    case .phase: Text(nl: "fase", en: "phase")
    case .reading: Text(nl: "lezing", en: "reading")
    case .source: Text(nl: "bron", en: "source")
    case .tree: Text(nl: "boom", en: "tree")
    case .value: Text(nl: "waarde", en: "value")
    case .warning: Text(nl: "waarschuwing", en: "warning")
    }
  }

  /// Says that no such part has this name.
  package func unknown(_ name: String) -> Text {
    Text(
      nl: "\"\(name)\" is geen \(noun.nl) van deze richtlijn",
      en: "\"\(name)\" is no \(noun.en) of this guideline")
  }

  /// Says that two such parts have this name.
  package func definedTwice(_ name: String) -> Text {
    Text(
      nl: "\(noun.nl) \"\(name)\" is twee keer gedefinieerd",
      en: "\(noun.en) \"\(name)\" is defined twice")
  }
}
