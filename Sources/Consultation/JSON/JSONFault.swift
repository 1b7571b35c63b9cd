import GuidelineModel

/// Why a text is not JSON as we take it, and where.
struct JSONFault: Error, Hashable {
  enum Kind: Hashable {
    /// Something other than the grammar of RFC 8259 allows there.
    case syntax
    /// More arrays and objects within one another than any document of ours has.
    case depth
    /// Of two members with one name a reader would take either.
    case keyTwice
    /// Half of a surrogate pair, which is not Unicode.
    case halfPair
  }

  let kind: Kind
  /// How many bytes stand before it.
  let offset: Int

  var message: Text {
    switch kind {
    case .syntax: Text(nl: "dit is geen JSON", en: "this is not JSON")
    case .depth:
      Text(
        nl: "deze JSON is dieper genest dan een casus kan zijn",
        en: "this JSON is nested deeper than a case can be")
    case .keyTwice:
      Text(nl: "een sleutel staat twee keer in één object", en: "a key stands twice in one object")
    case .halfPair:
      Text(
        nl: "een tekst bevat de helft van een surrogaatpaar; dat is geen geldige Unicode",
        en: "a text holds half of a surrogate pair, which is not valid Unicode")
    }
  }
}
