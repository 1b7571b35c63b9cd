import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing
import WebApp

/// The pages that say what the guideline holds.
@Suite(.timeLimit(.minutes(5))) struct ReadPagesTests {
  let guideline: Guideline

  init() throws {
    guideline = try Clinic.builtIn().guideline
  }

  private func addresses(in language: Language) -> [String] {
    let trees = guideline.trees.flatMap { tree in
      ["/trees/\(tree.id)"] + tree.outcomes.map { "/trees/\(tree.id)/\($0.id)" }
    }
    let items = guideline.items.map { "/items/\($0.id)" }
    let all = ["", "/trees", "/items", "/search", "/about"] + trees + items
    return all.map { "/\(language.rawValue)" + $0 }
  }

  @Test(arguments: Language.allCases)
  func `every tree, outcome and item has a page, and every link leads somewhere`(
    language: Language
  ) async throws {
    let addresses = addresses(in: language)
    let parts: [Int] = [5, 12, 47, 33]
    #expect(addresses.count == parts.reduce(0, +))
    let app = try await TestApp()
    var links: Set<String> = []
    for address in addresses {
      let page = try await app.send("GET", address)
      #expect(page.status == 200, "\(address)")
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(page.headers["content-language"] == language.rawValue)
      #expect(page.text.split(separator: "<h1").count == 2, "\(address)")
      #expect(!page.text.contains("{{"), "\(address)")
      links.formUnion(page.text.matches(of: #/<a [^>]*href="(\/[^"#]*)/#).map { String($0.1) })
    }
    for link in links.subtracting(addresses) {
      #expect(try await app.send("GET", link).status == 200, "\(link)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a tree's page holds its rationale, its readings and its sources`(
    language: Language
  ) async throws {
    let guideline = guideline
    let app = try await TestApp()
    for (place, tree) in guideline.trees.enumerated() {
      let page = try await app.send("GET", "/\(language.rawValue)/trees/\(tree.id)").text
      for reading in guideline.readings where reading.tree == Index(place) {
        #expect(page.contains(Self.escaped(reading.change[language])))
      }
      for citation in tree.rationale[language].citations {
        let source = try #require(guideline.sources.first { $0.id == citation.source })
        #expect(page.contains(Self.escaped(source.title)))
      }
      #expect(!page.contains("[@"))
    }
  }

  @Test(arguments: Language.allCases)
  func `an outcome's page quotes the source to the letter`(language: Language) async throws {
    let guideline = guideline
    let app = try await TestApp()
    for tree in guideline.trees {
      for outcome in tree.outcomes {
        let page = try await app.send(
          "GET", "/\(language.rawValue)/trees/\(tree.id)/\(outcome.id)")
        #expect(page.text.contains(Self.escaped(outcome.wording[language])))
      }
    }
  }

  @Test(arguments: [
    ("/nl/trees/imagng", "imaging"), ("/en/items/lhermite", "lhermitte"),
    ("/nl/trees/imaging/mri-12", "mri-12h"),
  ])
  func `a name that is nearly right gets a page that says which was meant`(
    address: String, meant: String
  ) async throws {
    let app = try await TestApp()
    let page = try await app.send("GET", address)
    #expect(page.status == 404)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(page.text.contains(meant))
    #expect(!page.text.contains(address))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
