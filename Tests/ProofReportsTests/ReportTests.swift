import Consultation
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import Reasoning
import TestSupport
import Testing

/// Reports: in both languages, as JSON that can be read, with witnesses that can be fed back.
struct ReportTests {
  private static let example = Repository.file("Tests/ProofTests/Fixtures/example")

  private func object(_ json: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  /// The example with another outcome for those not breathless.
  private func changedExample() throws -> LoadedGuideline {
    let copy = try TemporaryFolder(copyOf: Self.example)
    let answer = "label: { nl: Nee, en: No }\n        outcome: "
    try copy.replace(
      answer + "see-today", with: answer + "hospital", in: "trees/01-triage.yaml")
    return try copy.load()
  }

  @Test(arguments: Language.allCases)
  func `a check tells the place of a finding in the files`(language: Language) throws {
    let report = try CheckReport(
      try changedExample(), language: language, limits: ProofLimits())
    #expect(!report.isBlocked)
    try expectSnapshot(report.text, named: "check.\(language.rawValue).txt")
    let json = try object(report.json)
    #expect(json["sound"] as? Bool == true)
    #expect((json["findings"] as? [[String: Any]])?.first?["rule"] as? String == "idle-question")
  }

  @Test(arguments: Language.allCases)
  func `a difference tells who, before and after, in every form`(language: Language) throws {
    let old = try GuidelineFolder.read(atPath: Self.example.path)
    let new = try changedExample()
    let report = DifferenceReport(
      old: old, new: new,
      difference: try GuidelineDifference(from: old.guideline, to: new.guideline),
      language: language)
    try expectSnapshot(report.text, named: "difference.\(language.rawValue).txt")
    let who =
      switch language {
      case .dutch: "Temperatuur: Hoog; Benauwd: Nee"
      case .english: "Temperature: High; Breathless: No"
      }
    #expect(report.html.components(separatedBy: "<svg").count == 3)
    #expect(report.html.components(separatedBy: who).count >= 2)
    let json = try object(report.json)
    #expect(json["changesAdvice"] as? Bool == true)
    let tree = try #require((json["trees"] as? [[String: Any]])?.first)
    let patients = try #require((tree["classes"] as? [[String: Any]])?.first)
    #expect(patients["old"] as? String == "see-today")
    #expect(patients["new"] as? String == "hospital")
    #expect(patients["direction"] as? String == "more-urgent")
    // The witness is a case.
    let witness = try JSONSerialization.data(withJSONObject: try #require(patients["witness"]))
    let advice = try Reasoner(new.guideline).evaluation(
      ofCase: Array(witness), now: try Timestamp(rfc3339: Clinic.now)
    ).advice
    let outcome = try #require(advice.trees.first?.outcome)
    #expect(new.guideline.trees[0].outcomes[outcome.offset].id.text == "hospital")
  }

  @Test func `no change is told as proven`() throws {
    let loaded = try Clinic.madeUp(.sting).loaded
    let report = DifferenceReport(
      old: loaded, new: loaded,
      difference: try GuidelineDifference(from: loaded.guideline, to: loaded.guideline),
      language: .english)
    try expectSnapshot(report.text, named: "no-difference.txt")
    #expect(try object(report.json)["changesAdvice"] as? Bool == false)
  }

  @Test(arguments: Language.allCases)
  func `every reading has classes in the list of readings`(language: Language) throws {
    let loaded = try Clinic.builtIn().loaded
    let report = try ReadingsReport(loaded, language: language, limits: ProofLimits())
    let readings = try #require(try object(report.json)["readings"] as? [[String: Any]])
    #expect(readings.count == 11)
    #expect(readings.allSatisfy { !(($0["classes"] as? [Any]) ?? []).isEmpty })
    for reading in loaded.guideline.readings { #expect(report.text.contains(reading.id.text)) }
  }

  @Test(arguments: Language.allCases)
  func `an explanation tells why, why not, how sure and what if`(language: Language) throws {
    let guideline = try Clinic.builtIn().guideline
    let json = """
      {"answers": {"adequate-imaging": "unavailable", "compression-signs": "absent",
      "lhermitte": "absent", "radicular-deficit": "none", "radicular-pain": "unilateral",
      "progression-onset": {"since": "2026-11-21T21:00:00+01:00"}}}
      """
    let evaluation = try Reasoner(guideline).evaluation(
      ofCase: Array(json.utf8), now: try Timestamp(rfc3339: Clinic.now))
    let imaging = try #require(guideline.tree(named: "imaging"))
    let outcome = try #require(
      guideline[imaging].outcomes.firstIndex { $0.id.text == "mri-12h" })
    let report = ExplanationReport(
      try Explainer(guideline), evaluation: evaluation,
      requestedOutcomes: [TreeOutcome(Index(outcome), of: imaging)], language: language)
    let text = try report.text()
    try expectSnapshot(text, named: "explanation.\(language.rawValue).txt")
    // No share of what is open: it would be read as a chance.
    #expect(!text.contains("%"))
    let whyNot = try #require(try object(try report.json())["whyNot"] as? [[String: Any]])
    let changes = try #require(whyNot.first?["changes"] as? [[String: Any]])
    let items = changes.map { ($0["answers"] as? [[String: Any]])?.map { $0["item"] as? String } }
    #expect(items == [["lhermitte"], ["radicular-pain"]])
  }
}
