@testable import GuidelineModel
import Testing

struct NameTests {
  @Test(arguments: [
    "a", "7", "paraplegia-onset", "3-to-6-months", String(repeating: "a", count: 80),
  ])
  func `kebab-case is a name`(text: String) {
    #expect(Name<Item>(text)?.text == text)
  }

  @Test(arguments: [
    "", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "é", "a\n", "a.b", "ａ",
    String(repeating: "a", count: 81),
  ])
  func `anything else is no name`(text: String) {
    #expect(Name<Item>(text) == nil)
  }

  @Test
  func `a name describes itself by its text`() {
    #expect(Name<Tree>("long-survival")?.description == "long-survival")
  }
}
