@testable import GuidelineModel
import Testing

struct TimeSpanTests {
  @Test(arguments: [
    ("PT1H", 3600), ("PT12H", 43_200), ("PT48H", 172_800), ("P1D", 86_400), ("P14D", 1_209_600),
    ("PT100000H", 360_000_000), ("PT007H", 25_200),
  ])
  func `hours and days last their seconds`(text: String, seconds: Int64) {
    #expect(TimeSpan(iso8601: text)?.seconds == seconds)
    #expect(TimeSpan(iso8601: text)?.iso8601 == text)
  }

  @Test(arguments: [
    "", "P", "PT", "PH", "PD", "PTH", "P1", "PT1", "1D", "P1H", "PT1D", "P0D", "PT0H", "P-1D",
    "PT+1H", "PT1.5H", "P1W", "P1M", "P1Y", "PT1M", "P1DT1H", "pt1h", " P1D", "P1D ",
    "PT100001H", "PT99999999999999999999H", "P١D",
  ])
  func `anything else is no duration`(text: String) {
    #expect(TimeSpan(iso8601: text) == nil)
  }

  @Test
  func `a day and 24 hours last equally long and are told apart`() throws {
    let day = try #require(TimeSpan(iso8601: "P1D"))
    let hours = try #require(TimeSpan(iso8601: "PT24H"))
    #expect(day.seconds == hours.seconds)
    #expect(day != hours)
    #expect(day.parts == (1, .days))
    #expect(hours.parts == (24, .hours))
  }
}
