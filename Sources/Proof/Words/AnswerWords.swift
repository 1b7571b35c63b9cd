import GuidelineModel

/// Words that answer a question in two opposite ways.
enum AnswerWords {
  private static let pairs: [(Set<String>, Set<String>)] = [
    (["ja", "yes", "wel"], ["nee", "neen", "no", "niet"]),
    (["aanwezig", "present"], ["afwezig", "absent"]),
    (["positief", "positive"], ["negatief", "negative"]),
    (["waar", "true"], ["onwaar", "false"]),
    (["bekend", "known"], ["onbekend", "unknown"]),
    (["beschikbaar", "available"], ["onbeschikbaar", "unavailable"]),
  ]

  /// Whether one is the opposite of the other: "No" of "yes".
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

  /// The answers that a label lists: "Afwezig, Matig".
  static func listed(in label: String) -> [String] {
    label.split { ",;/".contains($0) }
      .flatMap { part in
        part.split(separator: " ").split {
          ["of", "or", "en", "and", "en/of"].contains($0.lowercased())
        }
        .map { $0.joined(separator: " ") }
      }
  }
}

extension Item {
  /// The answer that a label names and that is none of those meant; nil where it names no such.
  ///
  /// - Parameters:
  ///   - label: The words on a branch.
  ///   - values: What the branch takes.
  ///   - language: The language of the words.
  /// - Returns: The words of the other answer.
  func otherAnswer(
    namedBy label: String, than values: PossibleValues, in language: Language
  ) -> String? {
    let key = LabelKey(label)
    let own = values.map { self.values[$0] }
    if own.contains(where: { LabelKey($0.label[language]) == key }) { return nil }
    let others = allValues.filter { !values.contains($0) }.map { self.values[$0].label[language] }
    let listed = AnswerWords.listed(in: label)
    for name in [label] + (listed.count > 1 ? listed : []) {
      let named = LabelKey(name)
      let isOwn = own.contains { LabelKey($0.label[language]) == named }
      if !isOwn, let other = others.first(where: { LabelKey($0) == named }) { return other }
    }
    // Of several answers, none is the opposite of the label.
    guard let only = own.first, own.count == 1 else { return nil }
    return [only.id.text, only.label[language]].contains { AnswerWords.areOpposite($0, label) }
      ? label : nil
  }
}
