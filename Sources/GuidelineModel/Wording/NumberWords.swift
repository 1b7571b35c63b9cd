/// Numbers written as words.
package enum NumberWords {
  /// Whether a word denotes a number or a number of times.
  package static func isNumber(_ word: String, in language: Language) -> Bool {
    value(of: word, in: language) != nil || times(word, in: language) != nil
  }

  /// The number that a word denotes; `nil` if it denotes none.
  static func value(of word: String, in language: Language) -> Double? {
    switch language {
    case .dutch: dutch[word] ?? compound(word) ?? halfMore(word)
    case .english: english[word]
    }
  }

  /// A number of times written as one word: "tweemaal", "twice".
  static func times(_ word: String, in language: Language) -> Double? {
    switch language {
    case .dutch:
      guard word.hasSuffix("keer") || word.hasSuffix("maal") else { return nil }
      let number = String(word.dropLast(4))
      return number == "een" ? 1 : value(of: number, in: .dutch)
    case .english: return timesInEnglish[word]
    }
  }

  /// Times per day in prescription abbreviations without full stops.
  static func timesPerDay(_ word: String, in language: Language) -> Double? {
    // In Dutch "OD" means the right eye.
    prescribed[word] ?? (language == .english ? prescribedInEnglish[word] : nil)
  }

  private static let prescribed: [String: Double] = [
    "bid": 2, "tid": 3, "tds": 3, "qid": 4, "qds": 4,
  ]
  private static let prescribedInEnglish: [String: Double] = ["od": 1, "qd": 1, "bd": 2]

  private static let timesInEnglish: [String: Double] = ["once": 1, "twice": 2, "thrice": 3]

  /// "vierentwintig": ones, "en", tens.
  private static func compound(_ word: String) -> Double? {
    guard word.hasSuffix("tig") else { return nil }
    for (tens, value) in tensInDutch where word.hasSuffix(tens) && word != tens {
      let rest = word.dropLast(tens.count)
      for joint in ["en", "ën"] where rest.hasSuffix(joint) {
        let one = String(rest.dropLast(joint.count))
        if let ones = one == "een" ? 1 : dutch[one], ones < 10 { return ones + value }
      }
    }
    return nil
  }

  /// "tweeënhalf", "drieëneenhalve".
  private static func halfMore(_ word: String) -> Double? {
    guard let half = ["half", "halve"].first(where: { word.hasSuffix($0) }) else { return nil }
    let rest = word.dropLast(half.count)
    let joint = ["eneen", "ëneen", "en", "ën"].first { rest.hasSuffix($0) }
    return joint.flatMap { dutch[String(rest.dropLast($0.count))] }.map { $0 + 0.5 }
  }

  private static let tensInDutch: [String: Double] = [
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90,
  ]

  private static let dutch: [String: Double] = tensInDutch.merging([
    "half": 0.5, "halve": 0.5, "één": 1, "eén": 1, "anderhalf": 1.5, "anderhalve": 1.5, "twee": 2,
    "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19, "honderd": 100, "duizend": 1000,
    "driekwart": 0.75,
  ]) { first, _ in first }

  /// "twenty-four" consists of two tokens.
  static let tens: [String: Double] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]

  private static let english: [String: Double] = tens.merging([
    "half": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "hundred": 100,
    "thousand": 1000,
  ]) { first, _ in first }

  /// Unicode characters for fractions.
  static let parts: [Unicode.Scalar: Double] = [
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1.0 / 3, "⅔": 2.0 / 3, "⅛": 0.125,
  ]

  /// The possible values of digits, most likely first: texts use both point and comma for decimals
  /// and for thousands.
  static func values(ofDigits digits: String, in language: Language) -> [Double] {
    if let last = digits.unicodeScalars.last, let part = Self.parts[last] {
      let whole = digits.dropLast()
      return [whole.isEmpty ? part : Double(whole).map { $0 + part }].compactMap(\.self)
    }
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count > 1 else { return [Double(digits)].compactMap(\.self) }
    let joined = Double(parts.joined())
    let areThousands = parts.dropFirst().allSatisfy { $0.count == 3 } && parts[0] != "0"
    guard parts.count == 2 else { return areThousands ? [joined].compactMap(\.self) : [] }
    let decimal = Double("\(parts[0]).\(parts[1])")
    guard areThousands else { return [decimal].compactMap(\.self) }
    let isDecimalMark = digits.contains(language == .dutch ? "," : ".")
    return (isDecimalMark ? [decimal, joined] : [joined, decimal]).compactMap(\.self)
  }
}

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
