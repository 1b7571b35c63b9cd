import GuidelineModel

/// Compares the drug and route in a text with the dose of the structure.
extension StructureNumbers {
  func otherAdministration(in text: TextTokens) -> [TextContradiction] {
    guard let dose = doses.first, doses.count == 1 else { return [] }
    return [
      otherWay(than: dose, in: text), otherDrug(than: dose, in: text), denial(of: dose, in: text),
    ]
    .compactMap(\.self)
  }

  /// Another route than the dose has: "dexamethason 10 mg oraal" for an intravenous dose.
  private func otherWay(than dose: Dose, in text: TextTokens) -> TextContradiction? {
    guard let route = dose.route else { return nil }
    let ways = text.routeMentions
    guard let way = ways.first, ways.allSatisfy({ $0.isOther(than: route) }),
      isBesideDose(way.range, of: dose, in: text)
    else { return nil }
    return TextContradiction(range: way.range, structure: Self.dose(["route: \(route)"]))
  }

  /// Whether words are directly behind the amount, or directly before or behind the drug.
  private func isBesideDose(_ words: Range<Int>, of dose: Dose, in text: TextTokens) -> Bool {
    let isDrug = { (place: Int) in
      text.tokens.indices.contains(place)
        && dose.drug.map { text.names($0, in: place..<place + 1) } == true
    }
    if isDrug(words.upperBound), !text.startsPart(words.upperBound) { return true }
    guard !text.startsPart(words.lowerBound) else { return false }
    return isDrug(words.lowerBound - 1)
      || text.numbers.contains {
        $0.range.upperBound == words.lowerBound && isAmount($0, in: text)
      }
  }

  /// Another drug than the dose has: "prednisolon 10 mg" for dexamethasone.
  ///
  /// Drugs are recognised by the endings of their names.
  private func otherDrug(than dose: Dose, in text: TextTokens) -> TextContradiction? {
    guard let drug = dose.drug else { return nil }
    let own = TextTokens(drug, text.language).tokens.map(\.text)
    guard own.contains(where: Self.isDrugName),
      !text.tokens.contains(where: { word in
        own.contains {
          $0.prefix(4) == word.text.prefix(4) || TextTokens.isSpelled(word.text, as: $0)
        }
      })
    else { return nil }
    let ways = text.routeMentions
    let place = text.tokens.indices.first { place in
      let behind = ways.first { $0.range.lowerBound == place + 1 }?.range.upperBound ?? place + 1
      return Self.isDrugName(text.tokens[place].text)
        && text.numbers.contains { $0.range.lowerBound == behind && isAmount($0, in: text) }
    }
    return place.map {
      TextContradiction(range: $0..<$0 + 1, structure: Self.dose(["drug: \(drug)"]))
    }
  }

  /// Whether a word has the ending of a class of drugs in their international names.
  private static func isDrugName(_ word: String) -> Bool {
    word.count > 6 && stems.contains { word.hasSuffix($0) }
  }

  private static let stems = [
    "olon", "olone", "ason", "asone", "ison", "isone", "prazol", "prazole", "olol", "pril",
    "sartan",
    "statine", "statin", "mab", "nib", "parine", "parin", "xaban", "profen", "cilline", "cillin",
    "mycine", "mycin", "floxacine", "floxacin", "azepam", "azolam", "setron", "dronaat", "dronate",
    "tidine", "caine", "caïne",
  ]

  /// A text that denies a dose: "geen dexamethason".
  private func denial(of dose: Dose, in text: TextTokens) -> TextContradiction? {
    guard needs.limit, let drug = dose.drug,
      let words = Self.denials.first(where: { text.has($0, at: 0) }),
      text.tokens.indices.contains(words.count),
      text.names(drug, in: words.count..<words.count + 1),
      !text.tokens.contains(where: { Self.exceptions.contains($0.text) })
    else { return nil }
    return TextContradiction(range: 0..<words.count + 1, structure: Self.dose(["drug: \(drug)"]))
  }

  private static let denials = [
    ["geen"], ["geef", "geen"], ["no"], ["not"], ["do", "not", "give"], ["don't", "give"],
  ]

  private static let exceptions: Set = [
    "maar", "but", "tenzij", "unless", "als", "indien", "wanneer", "if", "when", "where", "alleen",
    "only", "meer", "more", "langer", "longer", "zonder", "without", "dan", "than", "bij", "in",
    "for", "voor", "before", "na", "after", "tot", "until", "hogere", "higher", "other", "andere",
    "except", "behalve", "of", "or", "en", "and",
  ]
}
