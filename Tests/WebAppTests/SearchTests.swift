import Foundation
import Testing
import WebApp

/// Searching the texts of the guideline.
@Suite(.timeLimit(.minutes(5))) struct SearchTests {
  private func search(_ query: String, in language: String = "nl") async throws -> String {
    let app = try await TestApp()
    return try await app.submit("/\(language)/search", ["query": query]).text
  }

  @Test func `a word is found in a title, a help text and a rationale, whatever its accents`()
    async throws
  {
    let page = try await search("CORTICOSTEROIDEN")
    #expect(page.contains("/nl/trees/steroids\""))
    #expect(page.contains("<mark>"))
    #expect(try await search("lhermitte nekpijn").contains("/nl/items/lhermitte\""))
  }

  @Test func `every word must be there, each as the beginning of one`() async throws {
    #expect(try await search("dwarsl compl").contains("href=\"/nl/items/paraplegia\""))
    #expect(try await search("dwarslaesie xyzzy").contains("Niets gevonden"))
  }

  @Test func `the page of a title stands above a page that only mentions it`() async throws {
    let page = try await search("follow-up", in: "en")
    let first = try #require(page.firstMatch(of: #/<ul class="hits"><li><a href="([^"]+)"/#))
    #expect(first.1 == "/en/trees/follow-up")
  }

  @Test func `nothing asked finds nothing, and too much is refused in words`() async throws {
    #expect(!(try await search("")).contains("class=\"hits\""))
    #expect(!(try await search(" .,- ")).contains("class=\"hits\""))
    let long = Array(repeating: "mri", count: 40).joined(separator: " ")
    #expect(try await search(long).contains("minder woorden"))
  }

  @Test func `what is typed is escaped, and never in a log`() async throws {
    let app = try await TestApp()
    let page = try await app.submit("/nl/search", ["query": "\"><script>zzgeheimzz</script>"])
    #expect(page.status == 200)
    #expect(!page.text.contains("<script>zz"))
    #expect(page.text.contains("&lt;script&gt;zz"))
    let large = try await app.submit(
      "/nl/search", ["query": String(repeating: "zzgeheimzz", count: 1000)])
    #expect(large.status == 413)
    let lines = app.log.lines
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { !$0.contains("zzgeheimzz") })
  }
}
