@testable import GuidelineModel
import Testing

struct NearestNameTests {
  private static let names = ["pain", "paraplegia", "paraplegia-onset", "metastases", "yes", "no"]

  @Test(arguments: [
    ("pain", "pain"), ("pian", "pain"), ("pains", "pain"), ("pan", "pain"),
    ("paraplegia-onzet", "paraplegia-onset"), ("metastasis", "metastases"), ("yse", "yes"),
    ("paraplegiaonset", "paraplegia-onset"), ("on", "no"),
  ])
  func `a slip leads to the name that was meant`(text: String, meant: String) {
    #expect(nearestName(to: text, in: Self.names) == meant)
  }

  @Test(arguments: [
    "", "temperature", "xy", "pain-and-paralysis", String(repeating: "a", count: 81),
  ])
  func `what is far from every name leads nowhere`(text: String) {
    #expect(nearestName(to: text, in: Self.names) == nil)
  }

  @Test
  func `of equally near names the first is meant`() {
    #expect(nearestName(to: "cat", in: ["car", "cap"]) == "car")
    #expect(nearestName(to: "cat", in: ["cap", "car"]) == "cap")
  }

  @Test
  func `nothing is near where there is nothing`() {
    #expect(nearestName(to: "pain", in: []) == nil)
  }
}
