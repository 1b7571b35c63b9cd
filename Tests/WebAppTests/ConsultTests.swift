import Foundation
import Testing
import WebApp

/// The interview as forms that post, without any script.
@Suite(.timeLimit(.minutes(5))) struct ConsultTests {
  /// The hidden fields of a page, which the next form sends back.
  private static func fields(of page: String) -> [String: String] {
    var fields: [String: String] = [:]
    for input in page.matches(of: #/<input type="hidden" name="(\w+)" value="([^"]*)"/#) {
      fields[String(input.1)] = String(input.2).replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&")
    }
    return fields
  }

  /// The words of the buttons of a page that begin so.
  private static func buttons(_ verb: String, of page: String) -> [String] {
    page.matches(of: #/name="do" value="([^"]+)"/#).map { String($0.1) }
      .filter { $0.hasPrefix(verb) }
  }

  /// The random identity of the case on a page; nil where it has none.
  private static func identity(of page: String) -> String? {
    fields(of: page)["case"]?.firstMatch(of: #/"id":"([0-9a-f-]{36})"/#).map { String($0.1) }
  }

  private static func heading(of page: String) -> String {
    page.firstMatch(of: #/<h1[^>]*>([^<]*)</#).map { String($0.1) } ?? ""
  }

  @Test func `an answer leads to the next question, and back leads to the one before`() async throws
  {
    let app = try await TestApp()
    let first = try await app.submit("/nl/consult", ["do": "start:imaging"]).text
    let answer = try #require(Self.buttons("answer:adequate-imaging=un", of: first).first)
    let second = try await app.submit(
      "/nl/consult", Self.fields(of: first).merging(["do": answer]) { $1 }
    ).text
    #expect(Self.heading(of: second) != Self.heading(of: first))
    #expect(Self.fields(of: second)["case"]?.contains("adequate-imaging") == true)
    let back = try await app.submit(
      "/nl/consult", Self.fields(of: second).merging(["do": "back"]) { $1 }
    ).text
    #expect(Self.heading(of: back) == Self.heading(of: first))
    #expect(Self.fields(of: back)["case"]?.contains("adequate-imaging") == false)
  }

  @Test func `a way in that starts several trees starts them in order`() async throws {
    let app = try await TestApp()
    let overview = try await app.send("GET", "/nl").text
    let start = "start:time-to-treatment,treatment-indication"
    #expect(Self.buttons("start:", of: overview).contains(start))
    let page = try await app.submit("/nl/consult", ["do": start]).text
    #expect(
      Self.fields(of: page)["case"]?
        .contains(#""start":["time-to-treatment","treatment-indication"]"#) == true)
    for wrong in ["start:", "start:imaging,", "start:imaging,imaging", "start:imaging,nowhere"] {
      #expect(try await app.submit("/nl/consult", ["do": wrong]).status == 400)
    }
  }

  @Test func `a case gets a random identity with its first answer, and keeps it`() async throws {
    let app = try await TestApp()
    var seen: Set<String> = []
    for _ in 0..<2 {
      let first = try await app.submit("/nl/consult", ["do": "start:imaging"]).text
      #expect(Self.identity(of: first) == nil)
      let second = try await app.submit(
        "/nl/consult",
        Self.fields(of: first).merging(["do": "answer:adequate-imaging=unavailable"]) { $1 }
      ).text
      let made = try #require(Self.identity(of: second))
      #expect(seen.insert(made).inserted)
      let third = try await app.submit(
        "/nl/consult",
        Self.fields(of: second).merging(["do": "answer:compression-signs=absent"]) { $1 }
      ).text
      #expect(Self.identity(of: third) == made)
      let back = try await app.submit(
        "/nl/consult", Self.fields(of: third).merging(["do": "back"]) { $1 }
      ).text
      #expect(Self.identity(of: back) == made)
    }
    let tooLong = String(repeating: "a", count: 65)
    for wrong in ["\"\"", "7", "null", "\"a b\"", "\"\(tooLong)\""] {
      let refused = try await app.submit("/nl/consult", ["case": "{\"id\":\(wrong)}"])
      #expect(refused.status == 400, "\(wrong)")
    }
  }

  @Test func `a question in the guideline's words has the source's term below it`() async throws {
    let app = try await TestApp()
    let page = try await app.submit("/nl/consult", ["do": "start:follow-up"]).text
    #expect(Self.heading(of: page) == "Nieuwe of toegenomen klachten?")
    #expect(
      page.replacing("\n", with: "").contains("</h1><p class=\"term quiet\">Klachten</p>"))
  }

  @Test func `an advice is explained: what is enough, and what would lead elsewhere`() async throws
  {
    let document = #"{"start":["follow-up"],"answers":{"complaints":"yes"}}"#
    let app = try await TestApp()
    let page = try await app.submit("/nl/explain", ["case": document]).text
    #expect(
      page.replacing("\n", with: "").contains("<ul class=\"reason\"><li>Klachten: Ja</li></ul>"))
    let asked = try await app.submit(
      "/nl/explain", ["case": document, "wish": "follow-up/supportive-care"]
    ).text
    #expect(asked.contains("als Klachten: Nee"))
    for wish in ["follow-up/nothing", "nowhere/supportive-care", "follow-up", "/"] {
      let refused = try await app.submit("/nl/explain", ["case": document, "wish": wish])
      #expect(refused.status == 400)
      #expect(refused.headers["content-type"] == "text/html; charset=utf-8")
    }
  }

  @Test func `not known is an answer of its own and is never asked again`() async throws {
    let app = try await TestApp()
    var page = try await app.submit("/nl/consult", ["do": "start:imaging"]).text
    var asked: [String] = []
    for _ in 0..<80 {
      guard
        let question = Self.buttons("unknown:", of: page.components(separatedBy: "rest")[0]).first
      else { break }
      #expect(!asked.contains(question))
      asked.append(question)
      page = try await app.submit(
        "/nl/consult", Self.fields(of: page).merging(["do": question]) { $1 }
      ).text
    }
    #expect(asked.count > 5)
    #expect(Self.heading(of: page).hasPrefix("Wacht op: "))
  }

  @Test func `a time is taken in the guideline's time zone, and a future one refused in words`()
    async throws
  {
    let fields = [
      "case": #"{"start":["imaging"],"answers":{"adequate-imaging":"unavailable"}}"#,
      "do": "time:progression-onset", "date": "2026-11-22", "time": "08:00",
    ]
    let app = try await TestApp()
    let page = try await app.submit("/nl/consult", fields).text
    #expect(
      Self.fields(of: page)["case"]?.contains("2026-11-22T08:00:00+01:00") == true)
    for (date, time) in [("2026-11-23", "08:00"), ("2026-02-30", "08:00"), ("", ""), ("x", "y")] {
      let refused = try await app.submit(
        "/nl/consult", fields.merging(["date": date, "time": time]) { $1 })
      #expect(refused.status == 200)
      #expect(refused.text.contains("class=\"notice refusal\""))
      #expect(Self.fields(of: refused.text)["case"]?.contains("since") == false)
    }
    let mistyped = try await app.submit(
      "/nl/consult", fields.merging(["date": "0206-11-20"]) { $1 }
    ).text
    #expect(mistyped.contains("kijk het jaartal na"))
    #expect(Self.fields(of: mistyped)["case"]?.contains("since") == false)
  }

  @Test(arguments: [
    ("4", true), ("4,5", true), ("0", true), ("-1", false), ("", false), ("nan", false),
    ("1e999", false), (" 4 ", true), ("3 6", false), ("1 2", false),
  ])
  func `months are a number of 0 or more`(months: String, isTaken: Bool) async throws {
    let app = try await TestApp()
    let page = try await app.submit(
      "/nl/consult",
      [
        "case": #"{"start":["treatment-indication"]}"#, "do": "amount:life-expectancy",
        "amount": months,
      ]
    ).text
    #expect(page.contains("class=\"notice refusal\"") != isTaken)
  }

  @Test(arguments: [
    ["do": "answer:pain=terrible"], ["do": "answer:nothing=yes"], ["do": "start:nowhere"],
    ["do": "dance"], ["do": "withdraw:"], ["do": "time:@nothing"],
  ])
  func `a button that is none of ours is a page with status 400`(fields: [String: String])
    async throws
  {
    let app = try await TestApp()
    let page = try await app.submit("/nl/consult", fields)
    #expect(page.status == 400)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
  }

  @Test func `a case that cannot be is a page that says where`() async throws {
    let app = try await TestApp()
    for (document, status) in [
      ("{", 400), (#"{"answers":{"pian":"mild"}}"#, 400), (#"{"answers":{"pain":[]}}"#, 400),
      (
        #"{"now":"2026-11-22T21:00:00+01:00","events":{"suspicion":"2027-01-01T00:00:00Z"}}"#, 422
      ),
    ] {
      for address in ["consult", "advice", "report", "overview", "deadlines.ics", "case.json"] {
        let page = try await app.submit("/en/\(address)", ["case": document])
        #expect(page.status == status, "\(address) \(document)")
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("lang=\"en\""))
      }
    }
  }

  @Test func `a page is the same whoever's page was made before it`() async throws {
    let cases = [
      #"{"start":["imaging"],"answers":{"adequate-imaging":"unavailable","lhermitte":"absent"}}"#,
      #"{"start":["imaging"],"answers":{"adequate-imaging":["unavailable","spinal-metastases"]}}"#,
      #"{"answers":{"progression-onset":{"since":"2026-11-20T08:00:00+01:00"},"#
        + #""radicular-deficit":"unilateral","life-expectancy":{"months":4.5}}}"#,
      #"{"start":["follow-up"],"answers":{"complaints":{"unknown":true}}}"#, #"{}"#,
    ]
    @Sendable func pages(of cases: [String]) async throws -> [String: String] {
      let app = try await TestApp(pages: try TestApp.newPages())
      var pages: [String: String] = [:]
      for document in cases {
        pages[document] = try await app.submit("/nl/consult", ["case": document]).text
      }
      return pages
    }
    let forwards = try await pages(of: cases)
    #expect(try await pages(of: cases.reversed()) == forwards)
    #expect(Set(forwards.values).count == cases.count)
    #expect(forwards.values.allSatisfy { page in !page.contains { "\u{1}\u{2}".contains($0) } })
  }

  @Test func `another media type, method or language has its own status`() async throws {
    let app = try await TestApp()
    let json = try await app.send(
      "POST", "/nl/consult", headers: ["Content-Type": "application/json"], body: Data("{}".utf8))
    #expect(json.status == 415)
    let method = try await app.send("DELETE", "/nl/consult")
    #expect(method.status == 405)
    #expect(method.headers["allow"] == "POST, GET, HEAD, OPTIONS")
    let language = try await app.send("GET", "/de", headers: ["Accept": "text/html"])
    #expect(language.status == 404)
    #expect(language.headers["content-type"] == "text/html; charset=utf-8")
  }

  @Test func `the script is one file that asks for no other`() async throws {
    let app = try await TestApp()
    let page = try await app.send("GET", "/nl").text
    let addresses = page.matches(of: #/src="([^"]+\.js)"/#).map { String($0.1) }
    #expect(addresses.count == 1)
    let script = try await app.send("GET", try #require(addresses.first)).text
    #expect(script.firstMatch(of: #/(?m)^\s*(import|export)\b/#) == nil)
    #expect(script.contains("function resumeCase()"))
  }

  @Test func `pages with answers are not stored, and assets are for good`() async throws {
    let app = try await TestApp()
    let page = try await app.submit("/nl/consult", ["do": "start:imaging"])
    #expect(page.headers["cache-control"] == "no-store")
    #expect(page.headers["set-cookie"] == nil)
    let policy = try #require(page.headers["content-security-policy"])
    #expect(!policy.contains("unsafe"))
    #expect(!page.text.contains(" style="))
    #expect(!page.text.contains("<style"))
    #expect(page.text.firstMatch(of: #/ on[a-z]+="/#) == nil)
    for asset in Set(page.text.matches(of: #/"(\/assets\/[^"]+)"/#).map { String($0.1) }) {
      let answer = try await app.send("GET", asset)
      #expect(answer.status == 200)
      #expect(answer.headers["cache-control"] == "public, max-age=31536000, immutable")
      #expect(!answer.body.isEmpty)
    }
  }
}
