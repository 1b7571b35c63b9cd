import GuidelineModel
import Testing

struct AmountTests {
  @Test(arguments: [
    (0, "0"), (500, "0.5"), (-500, "-0.5"), (-1, "-0.001"), (-1000, "-1"), (-1500, "-1.5"),
    (1, "0.001"), (2_300, "2.3"), (100_000, "100"), (-999, "-0.999"),
  ])
  func `an amount is written as it is, whatever its sign`(thousandths: Int64, text: String) {
    #expect(Amount(thousandths: thousandths).text == text)
    #expect(Amount(text) == Amount(thousandths: thousandths))
  }

  @Test(arguments: [
    ("2.50", "2.5"), ("+4", "4"), (".5", "0.5"), ("5.", "5"), ("1e2", "100"), ("1.5E-1", "0.15"),
    ("-0", "0"), ("0e999999999999", "0"), ("0.1234567890123", "0.123456789012"),
    ("-2.9999999999999", "-2.999999999999"), ("1e18", "9223372036854775807"),
    ("3.0000000000001", "3.000000000001"), ("5e-324", "0.000000000001"),
  ])
  func `a number is read exactly, to twelve decimals`(written: String, text: String) {
    #expect(Amount(written)?.text == text)
  }

  @Test(arguments: ["", "-", ".", "e5", "1e", "1 2", "1,5", "NaN", "inf", "0x10", "1e400", "--1"])
  func `what is no number is none`(text: String) {
    #expect(Amount(text) == nil)
  }

  @Test func `amounts are in the order of numbers`() throws {
    let texts = [
      "-1e300", "-2", "-1.5", "-1.0000000000000001", "-1", "-0.5", "-5e-324", "0", "5e-324",
      "0.0005", "0.001", "2.999", "2.9999999999999999", "3", "3.0000000000000001", "1e300",
    ]
    let amounts = try texts.map { try #require(Amount($0)) }
    #expect(amounts.sorted() == amounts)
    #expect(Set(amounts).count == amounts.count)
  }

  @Test func `what can be is told with the least and the most`() {
    #expect(Scale.months.allowed.nl == "een aantal maanden is een getal van 0 tot en met 1200")
    #expect(Scale.months.allowed.en == "a number of months is a number of 0 to 1200")
    #expect(Scale.months.contains(.zero))
    #expect(!Scale.months.contains(Amount(thousandths: -1)))
  }

  @Test func `an amount of one has a word of its own`() {
    let amounts: [Int64] = [1000, 500, -500, 2500]
    #expect(
      amounts.map { Scale.months.words(Amount(thousandths: $0), in: .english) }
        == ["1 month", "0.5 months", "-0.5 months", "2.5 months"])
    #expect(Scale.months.words(Amount(thousandths: -500), in: .dutch) == "-0,5 mnd")
  }
}
