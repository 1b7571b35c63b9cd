import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Section 1 of the specification.
struct ItemTests {
  static let table: [(item: String, values: [String])] = [
    ("adequate-imaging", ["available", "unavailable"]),
    ("compression-signs", ["present", "absent"]),
    ("paraplegia", ["incomplete", "complete"]),
    ("paraplegia-onset", ["under-48-hours", "over-48-hours"]),
    ("lhermitte", ["present", "absent"]),
    ("radicular-deficit", ["none", "unilateral", "bilateral"]),
    ("radicular-pain", ["none", "unilateral", "bilateral"]),
    ("progression-onset", ["under-7-days", "over-7-days"]),
    ("primary-tumour", ["known", "unknown", "uncertain"]),
    ("imaging-result", ["consistent", "inconsistent"]),
    ("recent-ct", ["yes", "no"]),
    ("epidural-compression", ["none", "radiological", "clinical"]),
    ("pain", ["none", "moderate", "severe"]),
    ("metastases", ["asymptomatic", "symptomatic"]),
    ("impending-deficit", ["yes", "no"]),
    ("systemic-response", ["yes", "no"]),
    ("life-expectancy", ["under-3-months", "3-to-6-months", "6-to-12-months", "over-12-months"]),
    ("irreversible-paraplegia", ["yes", "no"]),
    ("radiotherapy-response", ["yes", "no"]),
    ("progressive-deficit", ["present", "absent"]),
    ("surgery-within-24-hours", ["yes", "no"]),
    ("compression-limited", ["yes", "no"]),
    ("fit-for-surgery", ["yes", "no"]),
    ("spinal-stability", ["stable", "unstable"]),
    ("vital-systemic-indication", ["yes", "no"]),
    ("rapid-systemic-effect", ["yes", "no"]),
    ("affected-area", ["localised", "not-localised"]),
    ("local-treatment", ["none", "surgery", "radiotherapy"]),
    ("neurological-deficit", ["present", "absent"]),
    ("condition", ["good", "moderate", "poor"]),
    ("oligometastases", ["present", "absent"]),
    ("postoperative-recovery", ["sufficient", "insufficient", "none", "deterioration"]),
    ("complaints", ["yes", "no"]),
  ]

  @Test func `the items and their values are those of section 1, in its order`() throws {
    let guideline = try Clinic.builtIn().guideline
    #expect(
      guideline.items.map { "\($0.id): \($0.values.map(\.id.text))" }
        == Self.table.map { "\($0.item): \($0.values)" })
  }

  @Test func `three items may be given as a measurement`() throws {
    let guideline = try Clinic.builtIn().guideline
    #expect(
      guideline.items.filter { $0.measurement != nil }.map(\.id.text)
        == ["paraplegia-onset", "progression-onset", "life-expectancy"])
  }
}
