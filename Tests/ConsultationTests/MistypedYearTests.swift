import Consultation
import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// An onset of more than a year ago is accepted, with a remark that the year may be mistyped.
struct MistypedYearTests {
  private static let doubt: [Language: String] = [
    .dutch: "(kijk het jaartal na)", .english: "(check the year)",
  ]

  @Test(arguments: Language.allCases)
  func `an onset of more than a year asks for a look at the year`(language: Language) throws {
    let clinic = try Clinic.builtIn()
    let onsets = clinic.guideline.items.filter {
      $0.measurement?.scale == .onset
    }
    #expect(!onsets.isEmpty)
    for item in onsets {
      for (onset, isDoubtful) in [
        ("2026-11-22T20:00:00+01:00", false), ("2025-11-22T21:00:00+01:00", false),
        ("2025-11-22T20:59:59+01:00", true), ("2016-11-22T20:00:00+01:00", true),
      ] {
        let patient = try clinic.patient("\(item.id): since \(onset)")
        let details = AdviceWording(
          guideline: clinic.guideline, digest: clinic.digest,
          evaluation: try clinic.evaluation(of: patient), language: language
        ).findings.compactMap(\.detail)
        #expect(details.count == 1)
        let doubt = try #require(Self.doubt[language])
        #expect(details.allSatisfy { $0.contains(doubt) == isDoubtful }, "\(item.id) \(onset)")
      }
    }
  }
}
