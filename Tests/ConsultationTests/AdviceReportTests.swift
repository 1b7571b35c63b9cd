import Consultation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

@Suite struct AdviceReportTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic.builtIn()
  }

  func html(for sample: SampleCase, in language: Language) throws -> String {
    let patient = try sample.patient(in: clinic)
    return AdviceReport(
      guideline: clinic.guideline, digest: clinic.digest,
      evaluation: try clinic.evaluation(of: patient), language: language
    ).html
  }

  @Test(arguments: [SampleCase.fullest, .specification], Language.allCases)
  func `the report of a case is the one kept`(sample: SampleCase, language: Language) throws {
    try expectSnapshot(
      try html(for: sample, in: language),
      named: "report-\(sample.rawValue).\(language.rawValue).html")
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `a report runs nothing and loads nothing`(sample: SampleCase, language: Language) throws {
    let html = try html(for: sample, in: language)
    let outside = ["<script", "http:", "https:", "url(", "@import", "<img", "<link", " onload"]
    #expect(outside.filter(html.contains) == [])
  }

  @Test func `words of the guideline are escaped`() throws {
    let html = try html(for: .fullest, in: .dutch)
    #expect(html.contains("&lt;7 dagen geleden"))
    #expect(!html.contains("<7 dagen"))
  }

  @Test(arguments: Language.allCases)
  func `a report says its language`(language: Language) throws {
    #expect(
      try html(for: .fullest, in: language).contains("<html lang=\"\(language.rawValue)\" "))
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `a report says every step of what is decided`(
    sample: SampleCase, language: Language
  ) throws {
    let patient = try sample.patient(in: clinic)
    let words = AdviceWording(
      guideline: clinic.guideline, digest: clinic.digest,
      evaluation: try clinic.evaluation(of: patient), language: language, reading: .later
    ).words
    let html = try html(for: sample, in: language)
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      .replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
      .replacing("<b>", with: "").replacing("</b>", with: "")
    let missing = words.decided.flatMap(\.action.statements).filter { !html.contains($0) }
    #expect(missing == [])
  }
}
