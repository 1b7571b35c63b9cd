import GuidelineModel

extension Rule {
  static let untranslatedText = Rule(
    id: "untranslated-text",
    title: Text(
      nl: "Tekst die in beide talen gelijk is",
      en: "Text that is the same in both languages"),
    promise: Text(
      nl: "Elke tekst is vertaald. Een tekst die in beide talen gelijk is, wordt gemeld waar een "
        + "woord ervan in de rest van de richtlijn maar in één taal voorkomt, waar dezelfde tekst "
        + "elders wel is vertaald, en waar er niets te vergelijken is vanaf vijf woorden. Namen en "
        + "afkortingen mogen gelijk zijn.",
      en:
        "Every text is translated. One that is the same in both languages is told where one of its "
        + "words stands in only one language in the rest of the guideline, where the same text is "
        + "translated elsewhere, and from five words on where there is nothing to compare. Names "
        + "and abbreviations may be the same."),
    weight: .advises,
    broken: Example(
      "items.yaml",
      "{ nl: Tel de ademhaling, en: Count the breaths }",
      "{ nl: Tel de ademhaling, en: Tel de ademhaling }"),
    kept: Example(
      "items.yaml",
      "{ nl: Tel de ademhaling, en: Count the breaths }",
      "{ nl: qSOFA (Singer), en: qSOFA (Singer) }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      guard guideline.hasSameTexts else { return [] }
      let translations = Translations(of: guideline)
      let texts = guideline.texts.compactMap { place in
        translations.original(of: place.text).map { original in
          Finding(place, in: original.other, original.message(place.text.nl))
        }
      }
      let passages = evidence.trees.flatMap { place, tree in
        let same = tree.rationale.samePassages.compactMap { passage in
          translations.original(of: passage.text).map { (passage, original: $0) }
        }
        return Language.allCases.compactMap { original -> Finding? in
          let passages = same.filter { $0.original == original }.map(\.0)
          return passages.first.map { first in
            Finding(
              .rationale(place, original.other), at: first.detail(in: original.other),
              original.message(first.text.nl, andMore: passages.count - 1))
          }
        }
      }
      return texts + passages
    })
}

extension Guideline {
  /// Whether some text or passage is the same in both languages, so that words must be compared.
  fileprivate var hasSameTexts: Bool {
    texts.contains { $0.text.isSame } || trees.contains { !$0.rationale.samePassages.isEmpty }
  }
}

/// The words and texts of a guideline that differ by language.
///
/// They tell which language a text is in.
private struct Translations {
  private var words: [Language: Set<String>] = [:]
  private var texts: [Language: Set<String>] = [:]

  init(of guideline: Guideline) {
    for place in guideline.texts where !place.text.isSame { note(place.text) }
    for tree in guideline.trees {
      let shared = Set(tree.rationale.samePassages.map(\.text.nl))
      for language in Language.allCases {
        for text in tree.rationale[language].texts where !shared.contains(text) {
          words[language, default: []].formUnion(Self.words(of: text))
        }
      }
    }
  }

  private mutating func note(_ text: Text) {
    for language in Language.allCases {
      texts[language, default: []].insert(text[language].bare)
      words[language, default: []].formUnion(Self.words(of: text[language]))
    }
  }

  /// The words of a text, without numbers and single letters.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
  }

  /// The language of a text that is the same in both languages and should not be; nil if it is
  /// translated or may be the same.
  func original(of text: Text) -> Language? {
    guard text.isSame else { return nil }
    let own = Set(Self.words(of: text.nl))
    let alone = own.filter { isIn(.dutch, $0) != isIn(.english, $0) }
    if own.count > 1, !alone.isEmpty {
      return alone.count { isIn(.dutch, $0) } * 2 >= alone.count ? .dutch : .english
    }
    let whole = text.nl.bare
    if let language = Language.allCases.first(where: { texts[$0]?.contains(whole) == true }),
      texts[language.other]?.contains(whole) != true
    {
      return language
    }
    let isNew = own.allSatisfy { !isIn(.dutch, $0) && !isIn(.english, $0) }
    return own.count >= 5 && isNew ? .dutch : nil
  }

  private func isIn(_ language: Language, _ word: String) -> Bool {
    words[language]?.contains(word) == true
  }
}

extension Text {
  /// Whether both languages have the same text, apart from capitals, spaces and punctuation at the
  /// end.
  fileprivate var isSame: Bool {
    // Comparing the first letters is cheap and rules out most texts.
    let starts = [nl, en].map { $0.first { !$0.isWhitespace }?.lowercased() }
    return starts[0] == starts[1] && nl.bare == en.bare
  }
}

extension String {
  /// The text without capitals, redundant spaces and punctuation at the end.
  fileprivate var bare: String {
    let words = lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(words.reversed().drop { ".:;,!".contains($0) }.reversed())
  }
}

/// A passage that is the same in both languages of a rationale.
private struct SamePassage {
  let text: Text
  /// Its index among the passages of each language.
  let places: [Language: Int]

  func detail(in language: Language) -> DraftPath {
    places[language].map { DraftPath("texts").index($0) } ?? DraftPath()
  }
}

extension Rationale {
  /// All headings, paragraphs, items and rows that are the same in both languages, in the order of
  /// the English text.
  fileprivate var samePassages: [SamePassage] {
    let dutch = Dictionary(
      nl.texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return en.texts.enumerated().compactMap { place, text in
      dutch[text].map {
        SamePassage(text: Text(nl: text, en: text), places: [.dutch: $0, .english: place])
      }
    }
  }
}

extension Language {
  fileprivate var other: Language {
    switch self {
    case .dutch: .english
    case .english: .dutch
    }
  }

  /// The message about a text in this language where the other language is expected, and about more
  /// such texts after it.
  fileprivate func message(_ text: String, andMore more: Int = 0) -> Text {
    let start = text.count > 60 ? "\(text.prefix(60))…" : text
    let (nl, en) =
      switch self {
      case .dutch:
        (
          "de Engelse tekst is gelijk aan de Nederlandse",
          "the English text is the same as the Dutch one"
        )
      case .english:
        (
          "de Nederlandse tekst is gelijk aan de Engelse",
          "the Dutch text is the same as the English one"
        )
      }
    let rest =
      more == 0
      ? Text(nl: "", en: "")
      : Text(
        nl: " (en nog \(more) \(more == 1 ? "alinea" : "alinea’s"))",
        en: " (and \(more) more \(more == 1 ? "passage" : "passages"))")
    return Text(
      nl: "\(nl): \"\(start)\"\(rest.nl); vertaal de tekst, tenzij het een naam is",
      en: "\(en): \"\(start)\"\(rest.en); translate it, unless it is a name")
  }
}
