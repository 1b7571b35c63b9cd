import Exchange
import JSON
import Testing

/// Files that are no JSON.
struct FaultPlaceTests {
  @Test(arguments: [("", "1:1"), ("{\n  \"a\": 1,}", "2:10"), ("{\"a\": 1, \"a\": 1}", "1:10")])
  func `what is no JSON is told with its place`(text: String, place: String) throws {
    do throws(CaseProblem) {
      _ = try JSONValue(readingFile: Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.path == place)
    }
  }
}
