extension NumberReader {
  /// A number in digits: "1.000", "10 000", ".05", "1/2"; `nil` if it is part of a name.
  func digits(at place: Int) -> Number? {
    guard !isPartOfName(place) else { return nil }
    if let part = part(at: place) { return ([part], place + 2, true) }
    var digits = tokens[place].text
    var end = place + 1
    if opensWithPoint(place) { digits = "0." + digits }
    while end < tokens.count, isThousands(end) {
      digits += tokens[end].text
      end += 1
    }
    let values = NumberWords.values(ofDigits: digits, in: language)
    return values.isEmpty ? nil : (values, end, true)
  }

  /// True for "T4", false for "<24".
  private func isPartOfName(_ place: Int) -> Bool {
    place > 0 && tokens[place].gap.isEmpty && !tokens[place - 1].isNumber
      && !["x", "<", ">", "≤", "≥"].contains(tokens[place - 1].text)
  }

  private func opensWithPoint(_ place: Int) -> Bool {
    let gap = tokens[place].gap
    return gap.hasSuffix(" .") || place == 0 && gap.hasSuffix(".")
  }

  /// Whether a group of thousands follows after a space: the "000" of "10 000".
  private func isThousands(_ place: Int) -> Bool {
    let (token, before) = (tokens[place], tokens[place - 1])
    guard token.isNumber, token.text.count == 3, before.isNumber,
      before.text.count <= 3, before.text.allSatisfy(\.isNumber), token.text.allSatisfy(\.isNumber)
    else { return false }
    return ["\u{A0}", "\u{202F}"].contains(token.gap) || token.gap == " " && token.text == "000"
  }

  /// "1/2 tablet".
  private func part(at place: Int) -> Double? {
    guard place + 2 < tokens.count, tokens[place + 1].isNumber, tokens[place + 1].gap == "/",
      let part = Self.parts["\(tokens[place].text)/\(tokens[place + 1].text)"]
    else { return nil }
    let next = tokens[place + 2].text
    let isCounted = Self.counted.contains { next.hasPrefix($0) }
    return isCounted || MeasureUnit(next, in: language) != nil ? part : nil
  }

  private static let parts = ["1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1.0 / 3, "2/3": 2.0 / 3]
  private static let counted = ["tablet", "ampul", "ampoule", "caps", "dos"]
}
