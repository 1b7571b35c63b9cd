import GuidelineModel

/// A mistake in the Markdown of a rationale, with its position.
struct MarkdownFault: Error {
  let mistake: MarkdownMistake
  let position: TextPosition
}

/// Unsupported or ambiguous Markdown.
struct MarkdownMistake: Hashable {
  let code: DiagnosticCode
  let message: Text
  let suggestion: String?

  init(code: DiagnosticCode, _ message: Text, suggestion: String? = nil) {
    self.code = code
    self.message = message
    self.suggestion = suggestion
  }

  private static func unsupported(nl: String, en: String) -> MarkdownMistake {
    MarkdownMistake(code: .unsupportedMarkdown, Text(nl: nl, en: en))
  }

  /// A message that also says how to write the character as plain text.
  private static func unsupported(nl: String, en: String, sign: String) -> MarkdownMistake {
    unsupported(
      nl: "\(nl) wordt niet ondersteund; schrijf \"\\\(sign)\" voor het teken zelf",
      en: "\(en) is not supported; write \"\\\(sign)\" for the character itself")
  }
}

// MARK: Unsupported Markdown

extension MarkdownMistake {
  static let blockQuote = unsupported(nl: "een citaatblok", en: "a block quote", sign: ">")
  static let checkbox = unsupported(nl: "een afvinkvakje", en: "a checkbox", sign: "[")
  static let code = unsupported(nl: "code", en: "code", sign: "`")
  static let html = unsupported(nl: "HTML", en: "HTML", sign: "<")
  static let image = unsupported(nl: "een afbeelding", en: "an image", sign: "!")
  static let plusAsBullet = unsupported(
    nl: "\"+\" als opsommingsteken", en: "\"+\" as a bullet", sign: "+")
  static let strikethrough = unsupported(nl: "doorgehaalde tekst", en: "text struck out", sign: "~")

  static let deepHeading = unsupported(
    nl: "een kop van dit niveau wordt niet ondersteund; gebruik \"#\", \"##\" of \"###\"",
    en: "a heading of this level is not supported; use \"#\", \"##\" or \"###\"")
  static let headingInItem = unsupported(
    nl: "een kop in een lijst wordt niet ondersteund; schrijf \"\\#\" voor het teken zelf",
    en: "a heading in a list is not supported; write \"\\#\" for the character itself")
  static let footnote = unsupported(
    nl: "een voetnoot wordt niet ondersteund; een bron staat er als \"[@naam]\"",
    en: "a footnote is not supported; a source is cited as \"[@name]\"")
  static let indentation = unsupported(
    nl: "een inspringende regel wordt hier niet ondersteund; begin hem aan de kantlijn",
    en: "an indented line is not supported here; begin it at the margin")
  static let lineBreak = unsupported(
    nl: "een regelafbreking binnen een alinea wordt niet ondersteund; haal de spaties of de "
      + "backslash aan het eind weg, of begin een nieuwe alinea",
    en: "a line break within a paragraph is not supported; take away the spaces or the backslash "
      + "at the end, or begin a new paragraph")
  static let linkInLink = unsupported(
    nl: "een link binnen een link wordt niet ondersteund",
    en: "a link within a link is not supported")
  static let linkTitle = unsupported(
    nl: "tussen de haakjes van een link staat alleen een adres, zonder spaties of titel",
    en: "between the brackets of a link stands an address only, without spaces or a title")
  static let nestedList = unsupported(
    nl: "een lijst binnen een lijst wordt niet ondersteund",
    en: "a list within a list is not supported")
  static let paragraphInItem = unsupported(
    nl: "een tweede alinea in een onderdeel van een lijst wordt niet ondersteund; begin haar aan "
      + "de kantlijn",
    en: "a second paragraph in an item of a list is not supported; begin it at the margin")
  static let referenceLink = unsupported(
    nl: "een link met een verwijzing wordt niet ondersteund; schrijf \"[tekst](https://…)\"",
    en: "a link by reference is not supported; write \"[words](https://…)\"")
  static let rule = unsupported(
    nl: "een lijn of een onderstreepte kop wordt niet ondersteund; een kop begint met \"## \"",
    en: "a rule or an underlined heading is not supported; a heading begins with \"## \"")
  static let tableAlignment = unsupported(
    nl: "uitlijning van een kolom wordt niet ondersteund; schrijf \"---\"",
    en: "alignment of a column is not supported; write \"---\"")

  static func entity(_ entity: String) -> MarkdownMistake {
    unsupported(
      nl: "\"\(entity)\" wordt niet ondersteund; schrijf het teken dat bedoeld is, of \"\\&\"",
      en: "\"\(entity)\" is not supported; write the character that is meant, or \"\\&\"")
  }
}

// MARK: Ambiguous or invalid Markdown

extension MarkdownMistake {
  static let emptyWords = MarkdownMistake(
    code: .emptyText, Text(nl: "de tekst heeft geen woorden", en: "the text has no words"))
  static let hashWithoutSpace = MarkdownMistake(
    code: .unclearHeading,
    Text(
      nl: "een kop heeft een spatie achter \"#\"; schrijf \"\\#\" voor het teken zelf",
      en: "a heading has a space behind \"#\"; write \"\\#\" for the character itself"))

  static func listOrText(_ number: Int, _ sign: Unicode.Scalar) -> MarkdownMistake {
    MarkdownMistake(
      code: .unclearList,
      Text(
        nl: "begint hier een lijst, laat er dan een lege regel boven; schrijf anders "
          + "\"\(number)\\\(sign)\"",
        en: "where a list begins here, leave an empty line above it; otherwise write "
          + "\"\(number)\\\(sign)\""))
  }

  static func listOrder(_ number: Int, expected: Int) -> MarkdownMistake {
    MarkdownMistake(
      code: .unclearList,
      Text(
        nl: "\"\(number)\" zou als \(expected) te lezen zijn; de nummers van een lijst lopen op",
        en: "\"\(number)\" would be read as \(expected); the numbers of a list count up"),
      suggestion: String(expected))
  }

  static let tableWithoutRule = MarkdownMistake(
    code: .unclearTable,
    Text(
      nl: "een tabel begint met een rij als \"| a | b |\", en daaronder \"|---|---|\"",
      en: "a table begins with a row like \"| a | b |\", and below it \"|---|---|\""))
  static let tableWidth = MarkdownMistake(
    code: .unclearTable,
    Text(
      nl: "elke rij van een tabel heeft evenveel cellen als de eerste, met \"|\" voor en achter "
        + "elke cel",
      en: "every row of a table has as many cells as the first, with \"|\" before and behind "
        + "every cell"))
  static let wordsBelowTable = MarkdownMistake(
    code: .unclearTable,
    Text(nl: "onder een tabel staat een lege regel", en: "an empty line stands below a table"))

  static func openEmphasis(_ mark: String) -> MarkdownMistake {
    emphasis(
      mark, nl: "nadruk die met \"\(mark)\" begint, eindigt niet",
      en: "emphasis that begins with \"\(mark)\" does not end")
  }

  static func emphasisInWord(_ mark: String) -> MarkdownMistake {
    emphasis(
      mark, nl: "\"\(mark)\" binnen een woord is onduidelijk",
      en: "\"\(mark)\" within a word is unclear")
  }

  static func emphasisInItself(_ mark: String) -> MarkdownMistake {
    emphasis(
      mark, nl: "nadruk binnen dezelfde nadruk is onduidelijk",
      en: "emphasis within the same emphasis is unclear")
  }

  static func longEmphasis(_ mark: String) -> MarkdownMistake {
    emphasis(
      mark, nl: "\"\(mark)\" is onduidelijk; nadruk is \"*\" en vet is \"**\"",
      en: "\"\(mark)\" is unclear; emphasis is \"*\" and strong is \"**\"")
  }

  private static func emphasis(_ mark: String, nl: String, en: String) -> MarkdownMistake {
    let escaped = mark.prefix(3).map { "\\\($0)" }.joined()
    return MarkdownMistake(
      code: .unclearEmphasis,
      Text(
        nl: "\(nl); schrijf \"\(escaped)\" voor het teken zelf",
        en: "\(en); write \"\(escaped)\" for the character itself"))
  }

  static let bareCitation = MarkdownMistake(
    code: .unclearCitation,
    Text(
      nl: "een bron staat tussen eigen haken, als \"[@naam]\"; schrijf \"\\@\" voor het teken zelf",
      en: "a source is cited in brackets of its own, as \"[@name]\"; write \"\\@\" for the "
        + "character itself"))
  static let citationInLink = MarkdownMistake(
    code: .unclearCitation,
    Text(
      nl: "een bron staat niet binnen een link, maar erachter",
      en: "a source is cited behind a link, not within it"))
  static let severalCitations = MarkdownMistake(
    code: .unclearCitation,
    Text(
      nl: "elke bron staat tussen eigen haken, als \"[@naam] [@naam]\"",
      en: "every source is cited in brackets of its own, as \"[@name] [@name]\""))
  static let spacedCitation = MarkdownMistake(
    code: .unclearCitation,
    Text(
      nl: "de naam van de bron staat direct achter \"@\", als \"[@naam]\"",
      en: "the name of the source follows \"@\" at once, as \"[@name]\""))
  static let openCitation = MarkdownMistake(
    code: .unclearCitation,
    Text(nl: "de haak van deze bron sluit niet", en: "the bracket of this source does not close"))
  static let unclearLocator = MarkdownMistake(
    code: .unclearCitation,
    Text(
      nl: "de vindplaats in een bron volgt na een komma in gewone woorden, als "
        + "\"[@naam, tabel 3]\"",
      en: "the place in a source follows a comma in plain words, as \"[@name, table 3]\""))
}
