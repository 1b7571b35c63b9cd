import GuidelineModel

/// What is wrong with a mapping, one clause each.
enum MappingWords {
  static let item = Text(nl: "gegeven", en: "item")
  static let tree = Text(nl: "boom", en: "tree")
  static let event = Text(nl: "gebeurtenis", en: "event")
  static let outcome = Text(nl: "uitkomst van deze boom", en: "outcome of this tree")
  static let reason = Text(nl: "reden om af te wijken", en: "reason for deviation")
  static let value = Text(nl: "waarde van dit gegeven", en: "value of this item")

  static func no(_ noun: Text, _ text: String) -> Text {
    Text(nl: "\(quoted(text)) is geen \(noun.nl)", en: "\(quoted(text)) is no \(noun.en)")
  }

  static let version = Text(
    nl: "deze versie van de vorm is niet bekend", en: "this version of the form is not known")
  static let noColumns = Text(
    nl: "er staat geen kolom; zet elke kolom op een eigen regel",
    en: "there is no column; put each column on a line of its own")
  static let noDelimiter = Text(
    nl: "dit kan niet tussen cellen staan; het scheidingsteken is één leesteken, of \"tab\"",
    en: "this cannot stand between cells; the delimiter is one punctuation mark, or \"tab\"")
  static let noDecimal = Text(
    nl: "voor decimalen staat een komma of een punt",
    en: "decimals stand behind a comma or a point")

  static func noDate(_ text: String) -> Text {
    Text(
      nl: "\(quoted(text)) is geen datum als jjjj-mm-dd, met of zonder tijd",
      en: "\(quoted(text)) is no date as yyyy-mm-dd, with or without a time")
  }

  static func noForm(_ text: String) -> Text {
    Text(
      nl: "\(quoted(text)) is geen vorm van een datum",
      en: "\(quoted(text)) is no form of a date")
  }

  static func oneUse(_ given: [String]) -> Text {
    given.isEmpty
      ? Text(
        nl: "er staat niet bij wat deze kolom zegt; laat de kolom weg, of zet er één van deze bij",
        en: "it is not said what this column tells; leave the column out, or add one of these")
      : Text(
        nl: "een kolom zegt één ding, en hier staan er \(given.count)",
        en: "a column tells one thing, and here are \(given.count)")
  }

  static func noDetail(_ detail: String, of use: String) -> Text {
    Text(
      nl: "\"\(detail)\" hoort niet bij \"\(use)\"", en: "\"\(detail)\" does not go with \"\(use)\""
    )
  }

  static func noOnset(_ name: String) -> Text {
    Text(
      nl: "gegeven \"\(name)\" hangt niet af van de tijd sinds een begin",
      en: "item \"\(name)\" does not depend on the time since an onset")
  }

  static func derived(_ name: String) -> Text {
    Text(
      nl: "gebeurtenis \"\(name)\" volgt uit andere en staat niet in een kolom",
      en: "event \"\(name)\" follows from others and has no column")
  }

  static let onlyTrue = Text(
    nl: "laat de kolom weg als die de peildatum niet zegt",
    en: "leave the column out if it does not tell the reference date")
  static let toldTwice = Text(
    nl: "een andere kolom zegt dit al; van twee is niet te weten welke geldt",
    en: "another column tells this already; of two it is not known which one holds")
  static let noEnd = Text(
    nl: "er is geen moment om een begin tot te rekenen; zet er \"now\" bij, of wijs een kolom aan "
      + "met \"now: true\"",
    en: "there is no moment to count an onset to; add \"now\", or mark a column with \"now: true\"")
  static let codesOrRanges = Text(
    nl: "een kolom heeft codes of bereiken, niet allebei",
    en: "a column has either codes or ranges, not both")
  static let noCodes = Text(nl: "sleutel \"codes\" ontbreekt", en: "key \"codes\" is missing")
  static let emptyCodes = Text(
    nl: "er staat geen code; geef van elke code aan wat die betekent",
    en: "there is no code; say of each code what it means")
  static let noValues = Text(
    nl: "deze code laat geen waarde over; zet een code voor onbekend onder \"missing\"",
    en: "this code leaves no value; put a code for not known under \"missing\"")
  static let noRanges = Text(nl: "er staat geen bereik", en: "there is no range")

  static func missingWithValue(_ text: String) -> Text {
    Text(
      nl: "code \(quoted(text)) betekent al onbekend (\"missing\")",
      en: "code \(quoted(text)) means not known already (\"missing\")")
  }

  static let rangeWithoutBound = Text(
    nl: "alleen het laatste bereik heeft geen grens",
    en: "only the last range has no bound")
  static let lastWithBound = Text(
    nl: "na het laatste bereik mag niets overblijven; laat \"below\" of \"up-to\" weg",
    en: "nothing may be left after the last range; leave out \"below\" or \"up-to\"")
  static let rangeOrder = Text(
    nl: "de grenzen lopen niet op, zodat bereiken elkaar overlappen",
    en: "the bounds do not ascend, so that ranges overlap")
  static let twoBounds = Text(
    nl: "een grens is \"below\" of \"up-to\", niet allebei",
    en: "a boundary is either \"below\" or \"up-to\", not both")

  private static func quoted(_ text: String) -> String {
    text.count > 80 ? "\"\(text.prefix(80))…\"" : "\"\(text)\""
  }
}
