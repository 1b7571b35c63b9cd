import GuidelineModel
import Testing

/// Numbers as texts of guidelines write them.
struct NumberReaderTests {
  @Test(arguments: [
    ("binnen 24 uur", "86400 time latest"),
    ("within-24h", "86400 time latest"),
    ("binnen een week", "604800 time latest"),
    ("vierentwintig uur", "86400 time bare"),
    ("in 1-2 weken volledig afbouwen", "604800-1209600 time span"),
    ("minimaal 3-4 weken na chirurgie", "1814400-2419200 time atLeast"),
    ("niet eerder dan na 3 weken", "1814400 time earliest"),
    ("> 48 uren geleden", "172800 time other"),
    ("gedurende 5 dagen", "432000 time other"),
    ("1dd 8-16 mg", "1 timesPerDay bare; 8000-16000 mass bare"),
    ("driemaal daags 500 mg", "3 timesPerDay bare; 500000 mass bare"),
    ("3 x per dag 2,5 mg", "3 timesPerDay bare; 2500 mass bare"),
    ("dertig Gy in tien fracties", "3000 radiation bare; 10 fractions span"),
    ("10-13 x 3 Gy", "10-13 none bare; 300 radiation bare"),
    ("8 mg tot 16 mg", "8000-16000 mass bare"),
    ("tussen 8 en 16 mg", "8000-16000 mass bare"),
    ("10 EH in 50 ml glucose 50%", "10 activity bare; 50 volume span; 50 percentage bare"),
    ("T1 en T2, S4–S5", ""),
    ("anderhalve week", "907200 time bare"),
    ("binnen een maand", "1 months latest"),
    ("binnen het uur", "3600 time latest"),
    ("binnen een kwartier", "900 time latest"),
    ("niet binnen 12 uur", "43200 time earliest"),
    ("uiterlijk dag 14", "1209600 time latest"),
    ("1½ mg", "1500 mass bare"),
    ("2 keer 8 mg", "2 none bare; 8000 mass bare"),
    ("7-daagse kuur", "604800 time bare"),
    ("binnen 2 x 24 uur", "2 none latest; 172800 time latest"),
    ("binnen 1 dag en 12 uur", "129600 time latest"),
    ("tweeënhalf uur", "9000 time bare"),
    ("twee en een half uur", "9000 time bare"),
    ("drie kwartier", "2700 time bare"),
    ("binnen een halfuur", "1800 time latest"),
    ("om 8 uur, niet na 14.30 uur", "480 clock bare; 150 clock atLeast"),
    ("om de 8 uur", "28800 time other"),
    ("10 000 IE", "10000 activity bare"),
    ("1/2 tablet, NYHA 1/2", "0.5 none bare; 1 none bare; 2 none bare"),
    ("versie van 01-02-2024", ""),
    ("binnen 5 werkdagen", "5 workingDays latest"),
    ("p < .05", "0.05 none atMost"),
    ("4 mm", "4 length bare"),
  ])
  func `Dutch texts`(text: String, numbers: String) {
    #expect(words(text, .dutch) == numbers)
  }

  @Test(arguments: [
    ("within 24 hours of the diagnosis", "86400 time latest"),
    ("twenty-four hours", "86400 time bare"),
    ("within half an hour", "1800 time latest"),
    ("no sooner than 3–4 weeks after surgery", "1814400-2419200 time earliest"),
    ("8–16 mg once daily", "8000-16000 mass bare; 1 timesPerDay bare"),
    ("twice a day 1.5 mg", "2 timesPerDay bare; 1500 mass bare"),
    ("10 units every 8 hours", "10 activity bare; 28800 time other"),
    ("10 × 3 Gy", "10 none bare; 300 radiation bare"),
    ("once a week", "1 none bare"),
    ("8 mg b.i.d.", "8000 mass bare; 2 timesPerDay bare"),
    ("within a quarter of an hour", "900 time latest"),
    ("by day 14", "1209600 time atMost"),
    ("one and a half hours", "5400 time bare"),
    ("an hour and a half", "5400 time bare"),
    ("three quarters of an hour", "2700 time bare"),
    ("before 2 p.m., at 14:30", "120 clock bare; 150 clock bare"),
    (
      "8 mg b.d. or 40 mg o.d.",
      "8000 mass bare; 2 timesPerDay bare; 40000 mass bare; 1 timesPerDay bare"
    ),
    ("1 g q6h", "1000000 mass bare; 21600 time other"),
    ("10 working days", "10 workingDays bare"),
    ("at 24 hours", "86400 time bare"),
  ])
  func `English texts`(text: String, numbers: String) {
    #expect(words(text, .english) == numbers)
  }

  @Test(arguments: [
    ("0,1 EH/kg/uur", "0.1 IU/kg/h"), ("5 dagen per week", "five days a week"),
    ("2 microgram/kg/min", "2 mcg/kg/min"), ("10 E/uur", "10 units per hour"),
    ("75 mg/m²", "75 mg/m2"), ("1 g/kg", "1000 mg per kg"),
  ])
  func `a unit for each of another is the same in both languages`(dutch: String, english: String)
    throws
  {
    let one = try #require(TextTokens(dutch, .dutch).numbers.first)
    let other = try #require(TextTokens(english, .english).numbers.first)
    #expect(one.dimension == other.dimension && one.isEqual(to: other.amounts[0]))
    #expect(one.dimension != .mass && one.dimension != .activity && one.dimension != .time)
  }

  @Test func `a point or a comma may part thousands`() throws {
    let number = try #require(TextTokens("1.500 mg", .dutch).numbers.first)
    #expect(number.amounts.map(\.lowerBound) == [1_500_000, 1500])
    let decimal = try #require(TextTokens("0.125 mg", .dutch).numbers.first)
    #expect(decimal.amounts.map(\.lowerBound) == [125])
  }

  private func words(_ text: String, _ language: Language) -> String {
    let text = TextTokens(text, language)
    return text.numbers.map { number in
      let (low, high) = (number.amounts[0].lowerBound, number.amounts[0].upperBound)
      let amount = low == high ? short(low) : "\(short(low))-\(short(high))"
      let dimension =
        switch number.dimension {
        case .other(let name)?: name
        case let dimension?: "\(dimension)"
        case nil: "none"
        }
      return "\(amount) \(dimension) \(text.role(of: number))"
    }.joined(separator: "; ")
  }

  private func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
