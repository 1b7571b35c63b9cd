import GuidelineModel

/// Pairs of opposite answers.
enum AnswerWords {
  private static let pairs: [(Set<String>, Set<String>)] = [
    (["ja", "yes", "wel"], ["nee", "neen", "no", "niet"]),
    (["aanwezig", "present"], ["afwezig", "absent"]),
    (["positief", "positive"], ["negatief", "negative"]),
    (["waar", "true"], ["onwaar", "false"]),
    (["bekend", "known"], ["onbekend", "unknown"]),
    (["beschikbaar", "available"], ["onbeschikbaar", "unavailable"]),
    (["hoog", "high"], ["laag", "low"]), (["hoger", "higher"], ["lager", "lower"]),
    (["lang", "long"], ["kort", "short"]), (["groot", "large"], ["klein", "small"]),
    (["meer", "more"], ["minder", "less"]), (["vroeg", "early"], ["laat", "late"]),
    (["boven", "above"], ["onder", "below"]), (["links", "left"], ["rechts", "right"]),
    (["oud", "old"], ["jong", "young"]), (["snel", "fast"], ["langzaam", "slow"]),
    (["sterk", "strong"], ["zwak", "weak"]), (["goed", "good"], ["slecht", "poor"]),
    (["toe", "toegenomen", "increased"], ["af", "afgenomen", "decreased"]),
    (["toename", "increase"], ["afname", "decrease"]),
    (["stijgend", "rising"], ["dalend", "falling"]),
    (["verbeterd", "improved"], ["verslechterd", "worsened"]),
    (["stabiel", "stable"], ["instabiel", "unstable"]),
    (["normaal", "normal"], ["abnormaal", "abnormal"]),
    (["voldoende", "sufficient"], ["onvoldoende", "insufficient"]),
    (["compleet", "complete"], ["incompleet", "incomplete"]),
    (["mogelijk", "possible"], ["onmogelijk", "impossible"]),
  ]

  /// Whether two answers are opposites, such as "No" and "yes".
  static func areOpposite(_ one: String, _ other: String) -> Bool {
    let (left, right) = (LabelKey(one).text, LabelKey(other).text)
    return pairs.contains { yes, no in
      yes.contains(left) && no.contains(right) || no.contains(left) && yes.contains(right)
    } || isNegation(one, of: other) || isNegation(other, of: one)
  }

  /// "Niet stabiel" is the opposite of "stabiel".
  private static func isNegation(_ one: String, of other: String) -> Bool {
    let words = one.lowercased().split { $0 == " " || $0 == "-" }
    guard let first = words.first, words.count > 1 else { return false }
    return ["niet", "geen", "not", "no"].contains(String(first))
      && LabelKey(words.dropFirst().joined(separator: " ")) == LabelKey(other)
  }

  /// The answers that a label lists ("Afwezig, Matig"), and whether they are the ends of a range.
  static func listed(in label: String) -> (names: [String], isRange: Bool) {
    let words = label.replacing("t/m", with: "-").split { ",;/+&".contains($0) }.map {
      $0.split(separator: " ")
    }
    let conjunctions: Set = ["of", "or", "en", "and", "en/of"]
    let ranges: Set = ["tot", "to", "through", "-", "–"]
    var isRange = false
    let names = words.flatMap { part in
      part.split { word in
        let conjunction = word.lowercased()
        if ranges.contains(conjunction) { isRange = true }
        return conjunctions.contains(conjunction) || ranges.contains(conjunction)
      }.map { $0.joined(separator: " ") }
    }
    return (names, isRange)
  }

  /// Comparatives with their positive form: "hoger" of "hoog".
  static let comparatives = [
    "hoger": "hoog", "higher": "high", "lager": "laag", "lower": "low", "langer": "lang",
    "longer": "long", "korter": "kort", "shorter": "short", "ouder": "oud", "older": "old",
    "jonger": "jong", "younger": "young", "groter": "groot", "larger": "large",
    "kleiner": "klein", "smaller": "small",
  ]
}

/// A normal form of labels, equal for labels that people cannot tell apart: without diacritics,
/// capitals and spaces.
struct LabelKey: Hashable {
  let text: String

  init(_ label: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in label.lowercased().unicodeScalars where !Self.isLeftOut(scalar) {
      scalars += (Self.plain[scalar] ?? String(scalar)).unicodeScalars
    }
    while let last = scalars.last, ".:;,!?".unicodeScalars.contains(last) { scalars.removeLast() }
    text = String(String.UnicodeScalarView(scalars))
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .nonspacingMark || "'’‘“”\"".unicodeScalars.contains(scalar)
  }

  private static let plain: [Unicode.Scalar: String] = {
    let letters: [(String, String)] = [
      ("àáâãäå", "a"), ("èéêë", "e"), ("ìíîï", "i"), ("òóôõöø", "o"), ("ùúûü", "u"), ("ýÿ", "y"),
      ("ç", "c"), ("ñ", "n"), ("œ", "oe"), ("æ", "ae"), ("ĳ", "ij"), ("–—‑−", "-"), ("×", "x"),
    ]
    return Dictionary(
      uniqueKeysWithValues: letters.flatMap { marked, plain in
        marked.unicodeScalars.map { ($0, plain) }
      })
  }()
}
