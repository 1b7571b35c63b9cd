/// Routes of administration: their names in doses, how people read them, and how texts state them.
enum RouteWords {
  private struct Entry {
    /// The names used in doses.
    let names: Set<String>
    let words: Text
    /// The phrases used in texts, in either language.
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

  /// The phrase that people read; an unknown route is shown by its name.
  static func words(_ name: String, _ language: Language) -> String {
    entries.first { $0.names.contains(name.lowercased()) }?.words[language] ?? name
  }

  static func kind(of name: String) -> Int? {
    entries.firstIndex { $0.names.contains(name.lowercased()) }
  }

  /// Whether two routes may be the same: an infusion is intravenous or subcutaneous.
  static func areAlike(_ one: Int, _ other: Int) -> Bool {
    let alike: [Set<String>] = [
      ["infusion", "intravenous"], ["infusion", "subcutaneous"], ["inhaled", "nebulised"],
    ]
    let names = entries[one].names.union(entries[other].names)
    return alike.contains { $0.isSubset(of: names) }
  }

  /// The route stated at an index of a text.
  static func kind(at place: Int, in clause: Clause) -> (Range<Int>, Int)? {
    for (kind, entry) in entries.enumerated() {
      for words in entry.said where clause.text.has(words, at: place) {
        let range = place..<(place + words.count)
        if clause.isOfAdministration(range) { return (range, kind) }
      }
    }
    return nil
  }

  /// The phrases used in texts; `nil` if the route is unknown.
  static func phrases(_ name: String) -> [[String]]? {
    entries.first { $0.names.contains(name.lowercased()) }?.said
  }
}

extension TextTokens {
  /// A route of administration stated in a text.
  package struct RouteMention {
    package let range: Range<Int>
    fileprivate let kind: Int
  }

  /// All routes of administration that the text states.
  package var routeMentions: [RouteMention] {
    let whole = Clause(self)
    return tokens.indices.compactMap { place in
      RouteWords.kind(at: place, in: whole).map { RouteMention(range: $0, kind: $1) }
    }
  }

  /// Whether it contains this name of a drug, route or form, in the spelling of either language.
  package func names(_ name: String, in range: Range<Int>) -> Bool {
    Clause(self, range).names(name)
  }

  /// Whether two words differ at most in their endings.
  package static func isSpelled(_ word: String, as name: String) -> Bool {
    Clause.isSpelled(word, as: name)
  }
}

extension TextTokens.RouteMention {
  /// Whether this route is certainly another one than that of a dose.
  package func isOther(than route: String) -> Bool {
    guard let own = RouteWords.kind(of: route) else { return false }
    return own != kind && !RouteWords.areAlike(own, kind)
  }
}

extension Clause {
  /// Whether it contains this name of a drug, route or form, in the spelling of either language.
  ///
  /// Names that differ in their last two letters only are the same: "dexamethasone",
  /// "dexamethason".
  func names(_ name: String) -> Bool {
    if let phrases = RouteWords.phrases(name) {
      return range.contains { place in
        phrases.contains {
          text.has($0, at: place) && isOfAdministration(place..<(place + $0.count))
        }
      }
    }
    let words = TextTokens(name, text.language).tokens.map(\.text)
    guard !words.isEmpty else { return true }
    let own = text.tokens[range].map(\.text)
    return words.allSatisfy { word in own.contains { Self.isSpelled($0, as: word) } }
      || own.contains { Self.isSpelled($0, as: words.joined()) }
  }

  /// Whether a route is stated of an administration, and is neither negated ("not oral") nor part
  /// of another term ("oral hygiene").
  fileprivate func isOfAdministration(_ words: Range<Int>) -> Bool {
    let vocabulary = ClauseVocabulary.of(text.language)
    let isOf = ["van", "of", "na", "after", "geen", "niet", "no", "not", "zonder", "without"]
    if words.lowerBound > range.lowerBound, !text.startsPart(words.lowerBound),
      isOf.contains(text.tokens[words.lowerBound - 1].text)
    {
      return false
    }
    let next = words.upperBound
    return next >= range.upperBound || !vocabulary.notGiven.contains(text.tokens[next].text)
  }

  /// Whether two words differ at most in their endings: "dexamethasone", "dexamethason".
  static func isSpelled(_ word: String, as name: String) -> Bool {
    if word == name { return true }
    let common = zip(word, name).prefix { $0 == $1 }.count
    return common >= 5 && word.count - common <= 2 && name.count - common <= 2
  }

  /// Whether a unit known by name only follows a number.
  func names(_ unit: String, after number: NumberMention) -> Bool {
    let words = TextTokens(unit, text.language).tokens.map(\.text)
    let place = number.range.upperBound
    if text.has(words, at: place) { return !words.isEmpty }
    guard words.count == 1, place < text.tokens.count else { return false }
    return ["s", "en", "ten"].contains { text.tokens[place].text == words[0] + $0 }
  }
}
