@testable import GuidelineModel
import Testing

struct QuantityTests {
  @Test(arguments: [
    ("10", 10_000, 10_000), ("0.5", 500, 500), ("0.001", 1, 1), ("24.500", 24_500, 24_500),
    ("8-16", 8_000, 16_000), ("0-1", 0, 1_000), ("1.5-2", 1_500, 2_000),
    ("999999", 999_999_000, 999_999_000), ("007", 7_000, 7_000),
  ])
  func `numbers and ranges are exact in thousandths`(text: String, lowest: Int, highest: Int) {
    #expect(Quantity(text)?.lowest == lowest)
    #expect(Quantity(text)?.highest == highest)
    #expect(Quantity(text)?.text == text)
  }

  @Test(arguments: [
    "", "0", "0.0", "-1", "1-", "-", "1--2", "16-8", "8-8", "1-2-3", ".5", "5.", "1.2.3",
    "0.0001", "1000000", "99999999999999999999", "1e3", "1,5", "ten", "+1", " 1", "1 - 2", "٣",
  ])
  func `anything else is no quantity`(text: String) {
    #expect(Quantity(text) == nil)
  }
}
