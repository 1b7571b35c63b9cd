/// How a drug is given, in words: as a dose names it, as people read it, and as texts say it.
enum RouteWords {
  private struct Entry {
    /// As a dose may name it.
    let names: Set<String>
    let words: Text
    /// As texts say it, in either language.
    let said: [[String]]

    init(_ names: Set<String>, _ words: Text, _ said: String) {
      self.names = names
      self.words = words
      self.said = said.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    }
  }

  private static let entries = [
    Entry(
      ["intravenous", "iv"], Text(nl: "intraveneus", en: "intravenous"),
      "i v|iv|intraveneus|intraveneuze|intravenous|intravenously"),
    Entry(
      ["oral", "po"], Text(nl: "oraal", en: "oral"),
      "p o|po|per os|oraal|orale|oral|orally|by mouth"),
    Entry(
      ["subcutaneous", "sc"], Text(nl: "subcutaan", en: "subcutaneous"),
      "s c|sc|subcutaan|subcutane|subcutaneous|subcutaneously"),
    Entry(
      ["intramuscular", "im"], Text(nl: "intramusculair", en: "intramuscular"),
      "i m|im|intramusculair|intramusculaire|intramuscular|intramuscularly"),
    Entry(
      ["rectal", "pr"], Text(nl: "rectaal", en: "rectal"), "rectaal|rectale|rectal|rectally|p r"),
    Entry(
      ["sublingual"], Text(nl: "sublinguaal", en: "sublingual"),
      "sublinguaal|sublinguale|sublingual|sublingually"),
    Entry(
      ["inhaled", "inhalation"], Text(nl: "per inhalatie", en: "inhaled"),
      "inhalatie|per inhalatie|inhaled|inhalation|by inhalation"),
    Entry(
      ["nebulised", "nebulized"], Text(nl: "verneveld", en: "nebulised"),
      "verneveld|verneveling|vernevelen|nebulised|nebulized|nebuliser|nebulizer"),
    Entry(
      ["infusion"], Text(nl: "infuus", en: "infusion"), "infuus|infusie|infusion"),
  ]

  /// As people read it; what is not known is said as the dose names it.
  static func words(_ name: String, _ language: Language) -> String {
    entries.first { $0.names.contains(name.lowercased()) }?.words[language] ?? name
  }

  static func kind(of name: String) -> Int? {
    entries.firstIndex { $0.names.contains(name.lowercased()) }
  }

  /// Whether two ways may be one: an infusion runs into a vein or under the skin.
  static func areAlike(_ one: Int, _ other: Int) -> Bool {
    let alike: [Set<String>] = [
      ["infusion", "intravenous"], ["infusion", "subcutaneous"], ["inhaled", "nebulised"],
    ]
    let names = entries[one].names.union(entries[other].names)
    return alike.contains { $0.isSubset(of: names) }
  }

  /// The way that is named at a place of a text.
  static func kind(at place: Int, in clause: Clause) -> (Range<Int>, Int)? {
    for (kind, entry) in entries.enumerated() {
      for words in entry.said where clause.text.has(words, at: place) {
        let range = place..<(place + words.count)
        if clause.isOfGift(range) { return (range, kind) }
      }
    }
    return nil
  }

  /// As texts say it; nil where it is not known.
  static func phrases(_ name: String) -> [[String]]? {
    entries.first { $0.names.contains(name.lowercased()) }?.said
  }
}

extension TextTokens {
  /// A way to give something, as a text names it.
  package struct Way {
    package let range: Range<Int>
    fileprivate let kind: Int
  }

  /// Every way to give something that the text names.
  package var ways: [Way] {
    let whole = Clause(self)
    return tokens.indices.compactMap { place in
      RouteWords.kind(at: place, in: whole).map { Way(range: $0, kind: $1) }
    }
  }

  /// Whether it names a drug, a route or a form, as either language spells it.
  package func names(_ name: String, in range: Range<Int>) -> Bool {
    Clause(self, range).names(name)
  }

  /// Whether two words are one but for how it ends.
  package static func isSpelled(_ word: String, as name: String) -> Bool {
    Clause.isSpelled(word, as: name)
  }
}

extension TextTokens.Way {
  /// Whether what is given in this way is surely not given as a dose names it.
  package func isOther(than route: String) -> Bool {
    guard let own = RouteWords.kind(of: route) else { return false }
    return own != kind && !RouteWords.areAlike(own, kind)
  }
}

extension Clause {
  /// Whether it names a drug, a route or a form, as either language spells it.
  ///
  /// Two names are one where only the last two letters differ: "dexamethasone", "dexamethason".
  func names(_ name: String) -> Bool {
    if let phrases = RouteWords.phrases(name) {
      return range.contains { place in
        phrases.contains { text.has($0, at: place) && isOfGift(place..<(place + $0.count)) }
      }
    }
    let words = TextTokens(name, text.language).tokens.map(\.text)
    guard !words.isEmpty else { return true }
    let own = text.tokens[range].map(\.text)
    return words.allSatisfy { word in own.contains { Self.isSpelled($0, as: word) } }
      || own.contains { Self.isSpelled($0, as: words.joined()) }
  }

  /// Whether a way to give something is said of a gift, and not denied or of another thing: neither
  /// "not oral" nor "oral hygiene".
  fileprivate func isOfGift(_ words: Range<Int>) -> Bool {
    let vocabulary = ClauseVocabulary.of(text.language)
    let isOf = ["van", "of", "na", "after", "geen", "niet", "no", "not", "zonder", "without"]
    if words.lowerBound > range.lowerBound, !text.opensPart(words.lowerBound),
      isOf.contains(text.tokens[words.lowerBound - 1].text)
    {
      return false
    }
    let next = words.upperBound
    return next >= range.upperBound || !vocabulary.notGiven.contains(text.tokens[next].text)
  }

  /// Whether two words are one but for how it ends: "dexamethasone", "dexamethason".
  static func isSpelled(_ word: String, as name: String) -> Bool {
    if word == name { return true }
    let common = zip(word, name).prefix { $0 == $1 }.count
    return common >= 5 && word.count - common <= 2 && name.count - common <= 2
  }

  /// Whether a unit that only its name tells stands behind a number.
  func names(_ unit: String, after number: NumberMention) -> Bool {
    let words = TextTokens(unit, text.language).tokens.map(\.text)
    let place = number.range.upperBound
    if text.has(words, at: place) { return !words.isEmpty }
    guard words.count == 1, place < text.tokens.count else { return false }
    return ["s", "en", "ten"].contains { text.tokens[place].text == words[0] + $0 }
  }
}
