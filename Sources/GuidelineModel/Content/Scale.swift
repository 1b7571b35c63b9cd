/// A scale of measurement: its unit, its range, how a case gives an amount, and its names in text.
///
/// ``Item/measurement`` names the scale of an item that can be given as a measurement.
public struct Scale: Sendable {
  /// How a measurement is given.
  public enum Input: Hashable, Sendable {
    /// As the time at which something began. The amount is the time from then until a known event,
    /// or until now.
    case moment
    /// As a number of units.
    case number
  }

  /// Its name in the files of a guideline.
  public let name: String
  /// The key under which a case gives an amount.
  package let key: String
  /// How it is given.
  public let input: Input
  /// The unit of amounts and bounds, as it is written in JSON.
  public let unit: String
  /// The smallest amount allowed.
  public let least: Amount
  /// The largest amount allowed; `nil` if there is no upper bound.
  public let most: Amount?
  /// The words for it.
  package let words: Words

  /// The words for a scale and its amounts.
  package struct Words: Sendable {
    /// The measured quantity: "a number of months".
    package let noun: Text
    /// The same as a definite noun phrase: "the number of months".
    package let definite: Text
    /// The plural unit in full: "months".
    package let units: Text
    /// The unit after the amount 1.
    package let one: Text
    /// The unit after every other amount.
    package let many: Text
    /// Accepted spellings of the unit when typed, longest first, since one may end in another.
    package let typed: [String]
    /// An example of an amount to type.
    package let example: Text
  }

  /// The time elapsed since something began, in seconds.
  package static let onset = Scale(
    name: "onset", key: "since", input: .moment, unit: "seconds", least: .zero, most: nil,
    words: Words(
      noun: Text(nl: "een begin", en: "an onset"),
      definite: Text(nl: "het begin", en: "the onset"), units: Text(nl: "seconden", en: "seconds"),
      one: Text(nl: "s", en: "second"), many: Text(nl: "s", en: "seconds"), typed: [],
      example: Text(nl: "20:10", en: "20:10")))

  /// A number of months, up to a hundred years: more is a slip.
  package static let months = Scale(
    name: "months", key: "months", input: .number, unit: "months", least: .zero,
    most: Amount(thousandths: 1_200_000),
    words: Words(
      noun: Text(nl: "een aantal maanden", en: "a number of months"),
      definite: Text(nl: "het aantal maanden", en: "the number of months"),
      units: Text(nl: "maanden", en: "months"), one: Text(nl: "mnd", en: "month"),
      many: Text(nl: "mnd", en: "months"),
      typed: ["maanden", "maand", "months", "month", "mnd", "mo", "m"],
      example: Text(nl: "4 mnd", en: "4 months")))

  /// All scales.
  package static let all: [Scale] = [.onset, .months]

  /// The scale with this name; `nil` if there is none.
  package static func named(_ name: String) -> Scale? { all.first { $0.name == name } }

  /// Whether an amount is allowed.
  public func contains(_ amount: Amount) -> Bool {
    amount >= least && most.map { amount <= $0 } ?? true
  }

  /// The permitted range: "of 0 or more".
  package var range: Text {
    func range(_ language: Language, _ to: String, _ orMore: String) -> String {
      least.words(in: language) + (most.map { " \(to) \($0.words(in: language))" } ?? " \(orMore)")
    }
    return Text(
      nl: "van \(range(.dutch, "tot en met", "of meer"))",
      en: "of \(range(.english, "to", "or more"))")
  }

  /// Which numbers are permitted, as one clause.
  package var allowed: Text {
    Text(
      nl: "\(words.noun.nl) is een getal \(range.nl)",
      en: "\(words.noun.en) is a number \(range.en)")
  }

  /// An amount with its unit, for people.
  package func words(_ amount: Amount, in language: Language) -> String {
    let unit = amount == Amount(thousandths: 1000) ? words.one : words.many
    return "\(amount.words(in: language)) \(unit[language])"
  }
}

extension Scale: Hashable {
  /// Whether both have one name.
  public static func == (left: Scale, right: Scale) -> Bool { left.name == right.name }

  /// Tells scales apart by their names.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Amount {
  /// The number for people, with a decimal comma in Dutch.
  package func words(in language: Language) -> String {
    switch language {
    case .dutch: String(text.map { $0 == "." ? "," : $0 })
    case .english: text
    }
  }
}
