/// The unit of a number in a text.
package struct MeasureUnit: Hashable, Sendable {
  /// Units of the same dimension can be compared.
  package indirect enum Dimension: Hashable, Sendable {
    case length
    case mass
    case volume
    case activity
    case radiation
    case substance
    case time
    /// Months and years, which have no fixed length.
    case months
    /// Working days, which have no fixed length either.
    case workingDays
    /// A time of day on a 12-hour clock.
    case clock
    case fractions
    /// Times per day.
    case timesPerDay
    case percentage
    /// A ratio: "mg/kg", "units per hour".
    case per(Dimension, Dimension)
    /// A unit known by its name only.
    case other(String)
  }

  package let dimension: Dimension
  /// The size of the unit in the smallest unit of its dimension.
  package let factor: Double

  /// The unit that a word denotes; `nil` if it denotes none.
  init?(_ word: String, isCapital: Bool = false, in language: Language?) {
    if isCapital, let unit = Self.capitals[word] {
      self = unit
    } else if word == "u" {
      self = language == .dutch ? Self.hour : MeasureUnit(.activity, 1)
    } else if let unit = Self.byWord[word] {
      self = unit
    } else {
      return nil
    }
  }

  private init(_ dimension: Dimension, _ factor: Double) {
    self.dimension = dimension
    self.factor = factor
  }

  /// A unit as written in a dose: "mg", "IU/kg"; of dimension `other` if any part of it is unknown.
  init(named name: String) {
    let parts = name.split(separator: "/").map(String.init)
    let known = parts.compactMap { part in
      ["m2", "m²"].contains(part)
        ? Self.area
        : MeasureUnit(
          part.lowercased(), isCapital: part.first?.isUppercase ?? false, in: nil)
    }
    if let first = known.first, known.count == parts.count {
      self = known.dropFirst().reduce(first) { $0.per($1) }
    } else {
      self.init(.other(name.lowercased()), 1)
    }
  }

  /// This unit divided by another.
  func per(_ other: MeasureUnit) -> MeasureUnit {
    MeasureUnit(.per(dimension, other.dimension), factor / other.factor)
  }

  static let timesPerDay = MeasureUnit(.timesPerDay, 1)
  static let fraction = MeasureUnit(.fractions, 1)
  package static let second = MeasureUnit(.time, 1)
  static let hour = MeasureUnit(.time, 3600)
  static let day = MeasureUnit(.time, 86_400)
  static let month = MeasureUnit(.months, 1)
  static let workingDay = MeasureUnit(.workingDays, 1)
  /// In minutes.
  static let clock = MeasureUnit(.clock, 60)
  static let area = MeasureUnit(.other("m²"), 1)

  /// Units that are distinguished from other words only by a capital letter.
  private static let capitals: [String: MeasureUnit] = [
    "e": MeasureUnit(.activity, 1), "u": MeasureUnit(.activity, 1),
  ]

  private static let byWord = Dictionary(
    uniqueKeysWithValues: words.flatMap { unit, words in words.map { ($0, unit) } })

  /// All units with their spellings.
  private static let words: [(MeasureUnit, [String])] = [
    (MeasureUnit(.length, 1), ["mm", "millimeter", "millimeters", "millimetre", "millimetres"]),
    (MeasureUnit(.length, 10), ["cm", "centimeter", "centimeters", "centimetre", "centimetres"]),
    (MeasureUnit(.mass, 0.001), ["ng", "nanogram"]),
    (MeasureUnit(.mass, 1), ["mcg", "ug", "µg", "microgram", "micrograms"]),
    (MeasureUnit(.mass, 1e3), ["mg", "milligram", "milligrams"]),
    (MeasureUnit(.mass, 1e6), ["g", "gr", "gram", "grams"]),
    (MeasureUnit(.mass, 1e9), ["kg", "kilo", "kilogram", "kilograms"]),
    (
      MeasureUnit(.volume, 1),
      ["ml", "cc", "milliliter", "milliliters", "millilitre", "millilitres"]
    ),
    (MeasureUnit(.volume, 100), ["dl"]),
    (MeasureUnit(.volume, 1000), ["l", "liter", "liters", "litre", "litres"]),
    (
      MeasureUnit(.activity, 1), ["ie", "iu", "eh", "unit", "units", "eenheid", "eenheden"]
    ),
    (MeasureUnit(.radiation, 1), ["cgy", "centigray"]),
    (MeasureUnit(.radiation, 100), ["gy", "gray"]),
    (MeasureUnit(.substance, 0.001), ["µmol", "umol", "micromol"]),
    (MeasureUnit(.substance, 1), ["mmol", "millimol"]),
    (MeasureUnit(.substance, 1000), ["mol"]),
    (MeasureUnit(.other("meq"), 1), ["meq"]),
    (
      second, ["s", "sec", "seconde", "seconden", "second", "seconds"]
    ),
    (
      MeasureUnit(.time, 60),
      ["min", "mins", "minuut", "minuten", "minute", "minutes"]
    ),
    (MeasureUnit(.time, 900), ["kwartier"]),
    (MeasureUnit(.time, 1800), ["halfuur"]),
    (hour, ["h", "hr", "hrs", "uur", "uren", "uurs", "hour", "hours"]),
    (
      day, ["d", "dag", "dagen", "daags", "daagse", "etmaal", "etmalen", "day", "days"]
    ),
    (MeasureUnit(.time, 604_800), ["wk", "wks", "week", "weken", "weeks", "weekse"]),
    (MeasureUnit(.time, 1_209_600), ["fortnight", "fortnights"]),
    (month, ["mnd", "mnden", "maand", "maanden", "maands", "maandse", "month", "months", "mo"]),
    (MeasureUnit(.months, 3), ["kwartaal", "kwartalen"]),
    (MeasureUnit(.months, 6), ["halfjaar"]),
    (
      workingDay, ["werkdag", "werkdagen", "workday", "workdays", "weekday", "weekdays"]
    ),
    (
      MeasureUnit(.months, 12), ["jr", "jaar", "jaren", "jarig", "yr", "yrs", "year", "years"]
    ),
    (
      fraction,
      [
        "fractie", "fracties", "fraction", "fractions", "sessie", "sessies", "session",
        "sessions",
      ]
    ),
    (MeasureUnit(.percentage, 1), ["%", "procent", "percent"]),
  ]
}
