import GuidelineModel

/// The label of a branch, with the answers that the branch is for.
struct BranchWords {
  let item: Item
  let label: String
  let values: PossibleValues
  /// The label of the decision.
  let question: String
  let language: Language

  /// What is wrong with the label; nil if nothing certainly is.
  var mistake: Text? {
    let key = LabelKey(label)
    if own.count == 1, own.contains(where: { LabelKey(name(of: $0)) == key }) { return nil }
    return (nameOfOther ?? denied ?? contradiction).map { other in
      Text(nl: "\"\(other)\" is een ander antwoord", en: "\"\(other)\" is another answer")
    }
      ?? unnamed.map { value in
        Text(nl: "\"\(value)\" hoort er ook bij", en: "\"\(value)\" belongs to it too")
      }
  }

  private var own: [Item.Value] { values.map { item.values[$0] } }
  private var others: [Item.Value] {
    item.allValues.filter { !values.contains($0) }.map { item.values[$0] }
  }

  private func name(of value: Item.Value) -> String { value.label[language] }

  private func words(_ text: String) -> [String] {
    TextTokens(text, language).tokens.map(\.text).filter { !Polarity.fillers.contains($0) }
  }

  /// Whether a text names a value, alone or together with the name of the item.
  private func isName(_ text: String, of value: Item.Value) -> Bool {
    let name = name(of: value)
    if LabelKey(text) == LabelKey(name) { return true }
    let subject = words(item.label[language])
    let said = words(text)
    return RelatedWords.areSame(said, words(name))
      || RelatedWords.areSame(
        said.filter { word in !subject.contains { RelatedWords.areSame([word], [$0]) } },
        words(name))
  }

  /// An answer of another branch that the label names.
  private var nameOfOther: String? {
    let listed = AnswerWords.listed(in: label).names
    for text in [label] + (listed.count > 1 ? listed : []) {
      if own.contains(where: { isName(text, of: $0) }) { continue }
      if let other = others.first(where: { isName(text, of: $0) }) { return name(of: other) }
    }
    guard let word = AnswerWords.comparatives[LabelKey(label).text], others.count == 1 else {
      return nil
    }
    return others.map(name).first { LabelKey($0).text == word }
  }

  /// The label, if it denies one of the branch's own answers.
  private var denied: String? {
    // "Afwezig, matig" lists two answers.
    guard AnswerWords.listed(in: label).names.count == 1,
      let said = Polarity(label, in: language), !said.affirms, !said.rest.isEmpty
    else { return nil }
    let isOfOwn = own.contains { value in
      !Polarity.isDenial(name(of: value), in: language)
        && isName(said.rest.joined(separator: " "), of: value)
    }
    return isOfOwn ? label : nil
  }

  /// The label, if it is the opposite of all answers of the branch.
  private var contradiction: String? {
    let isOpposite = own.allSatisfy { value in
      item.isContradicted(by: label, on: value, asked: question, in: language)
    }
    if isOpposite { return label }
    guard let only = own.first, own.count == 1 else { return nil }
    return [only.id.text, name(of: only)].contains { AnswerWords.areOpposite($0, label) }
      ? label : nil
  }

  /// An answer of the branch that is missing in a label which lists the others.
  private var unnamed: String? {
    let (listed, isRange) = AnswerWords.listed(in: label)
    guard own.count > 1, !isRange else { return nil }
    let named = listed.map { text in own.first { isName(text, of: $0) } }
    guard !named.isEmpty, named.allSatisfy({ $0 != nil }) else { return nil }
    let names = named.compactMap { $0 }
    return own.first { value in
      // "Verhoogd" includes "sterk verhoogd".
      !names.contains { Set(words(name(of: $0))).isSubset(of: words(name(of: value))) }
    }.map(name)
  }
}

extension Item {
  /// Whether a label says the opposite of its value: that something is so where it is not, or the
  /// other way round.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - value: The value it is for.
  ///   - question: The label of the decision, or of the item.
  ///   - language: The language of the label.
  /// - Returns: Whether the label is certainly the opposite.
  func isContradicted(
    by label: String, on value: Value, asked question: String, in language: Language
  ) -> Bool {
    let isSameQuestion = LabelKey(question) == LabelKey(self.label[language])
    guard let meant = affirms(value, in: language), isSameQuestion || isYesNo(in: language) else {
      return false
    }
    let subjects = [self.label[language], question]
    let isPlain = !subjects.contains { Polarity.isDenial($0, in: language) }
    guard let said = Polarity(label, in: language) else {
      return isPlain && !meant && LabelKey(label) == LabelKey(self.label[language])
    }
    guard said.affirms != meant else { return false }
    if said.isAnswer { return true }
    let words = subjects.flatMap { TextTokens($0, language).tokens.map(\.text) }
    return isPlain && (said.rest.isEmpty || RelatedWords.areAll(said.rest, about: words))
  }

  /// Whether a value affirms what is asked (true) or denies it (false); nil if it does neither.
  private func affirms(_ value: Value, in language: Language) -> Bool? {
    Polarity.affirms(value.id.text) ?? Polarity.affirms(LabelKey(value.label[language]).text)
  }

  /// Whether the item's answers are a yes and a no.
  func isYesNo(in language: Language) -> Bool {
    let answers = values.map { affirms($0, in: language) }
    return answers.contains(true) && answers.contains(false)
  }

  /// Whether the label of a decision asks the opposite of the item's label.
  func isInverted(by question: String, in language: Language) -> Bool {
    let own = label[language]
    return isYesNo(in: language)
      && (Self.isDenial(question, of: own, in: language)
        || Self.isDenial(own, of: question, in: language))
  }

  private static func isDenial(
    _ one: String, of other: String, in language: Language
  ) -> Bool {
    guard let said = Polarity(one, in: language), !said.affirms, !said.isAnswer,
      !Polarity.isDenial(other, in: language)
    else { return false }
    return RelatedWords.areAll(said.rest, about: TextTokens(other, language).tokens.map(\.text))
  }
}
