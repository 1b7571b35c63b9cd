import Foundation
import Testing
import WebApp

/// What is told of the course beside answers: events, ticks, what can be known later, and beginning
/// again; as forms that post, without any script.
@Suite(.timeLimit(.minutes(5))) struct CourseTests {
  private static let unknownPrimary = """
    {"format":2,"events":{"suspicion":"2026-11-22T20:10:00+01:00"},"answers":{\
    "adequate-imaging":"unavailable","compression-signs":"present","paraplegia":"incomplete",\
    "primary-tumour":"unknown","recent-ct":"no"},"decisions":{"imaging":{"followed":false,\
    "reason":"other","remark":"in overleg"}}}
    """

  /// The case that the forms of a page hold.
  private static func held(_ page: String) -> String {
    page.firstMatch(of: #/<input type="hidden" name="case" value="([^"]*)"/#)
      .map { String($0.1).replacing("&quot;", with: "\"") } ?? ""
  }

  @Test func `the advice begins with the plan and offers what is waited for`() async throws {
    let app = try await TestApp()
    let page = try await app.submit("/nl/advice", ["case": Self.unknownPrimary]).text
    let plan = try #require(page.firstRange(of: #"<section class="plan live""#))
    let trees = try #require(page.firstRange(of: #"aria-labelledby="actions""#))
    #expect(plan.lowerBound < trees.lowerBound)
    for button in ["now:imaging-result", "happened:biopsy", "answer:imaging-result=consistent"] {
      #expect(page.contains(#"value="\#(button)""#), "\(button)")
    }
  }

  @Test func `an event at an unknown time, a tick and a decision travel with the case`()
    async throws
  {
    let app = try await TestApp()
    var page = try await app.submit(
      "/nl/advice", ["case": Self.unknownPrimary, "do": "happened:biopsy"]
    ).text
    page = try await app.submit(
      "/nl/advice", ["case": Self.held(page), "do": "done:ct-thorax-abdomen"]
    ).text
    let held = Self.held(page)
    #expect(held.contains(#""biopsy":{"unknown":true}"#))
    #expect(held.contains(#""done":{"ct-thorax-abdomen":true}"#))
    #expect(held.contains(#""remark":"in overleg""#))
    #expect(held.contains(#""format":2"#))
    page = try await app.submit(
      "/nl/advice", ["case": held, "do": "undone:ct-thorax-abdomen"]
    ).text
    #expect(!Self.held(page).contains("done"))
  }

  @Test func `a case from before has its suspicion shown as not confirmed`() async throws {
    let app = try await TestApp()
    let old = Self.unknownPrimary.replacing(#""format":2,"#, with: "")
    for (json, isAssumed) in [(old, true), (Self.unknownPrimary, false)] {
      let page = try await app.submit("/nl/advice", ["case": json]).text
      #expect(page.contains("bevestig dit tijdstip") == isAssumed)
      #expect(Self.held(page).contains(#"{"assumed":"2026-11-22T20:10:00+01:00"}"#) == isAssumed)
    }
  }

  @Test func `a new episode keeps the primary tumour and nothing else`() async throws {
    let app = try await TestApp()
    let page = try await app.submit(
      "/nl/consult", ["case": Self.unknownPrimary, "do": "episode"]
    ).text
    #expect(Self.held(page) == #"{"answers":{"primary-tumour":"unknown"},"format":2}"#)
  }
}
