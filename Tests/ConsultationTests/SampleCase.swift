import GuidelineModel
import Reasoning

/// Hand-made cases that together show every part of a note and of a report.
enum SampleCase: String, CaseIterable, Sendable {
  case specification = "the-case-of-the-specification"
  case nothingKnown = "nothing-known"
  case everythingAskedInVain = "asked-in-vain"
  case overdue = "overdue-by-two-days"
  case fullest = "the-fullest"
  case choiceOpen = "choice-open"
  case readingsDiffer = "readings-differ"
  case operated = "operated"

  func patient(in clinic: Clinic) throws -> PatientCase {
    switch self {
    case .specification:
      try clinic.patient(
        onsets: ["progression-onset": "2026-11-20T08:00:00+01:00"],
        [
          "adequate-imaging": ["unavailable"], "compression-signs": ["absent"],
          "lhermitte": ["absent"], "radicular-deficit": ["unilateral"],
          "life-expectancy": ["6-to-12-months", "over-12-months"], "primary-tumour": ["?"],
        ])
    case .nothingKnown:
      try clinic.patient(events: [:])
    case .everythingAskedInVain:
      try clinic.patient([
        "adequate-imaging": ["unavailable"], "compression-signs": ["?"], "imaging-result": ["?"],
      ])
    case .overdue:
      try clinic.patient(
        events: ["suspicion": "2026-11-20T08:30:00+01:00"],
        [
          "adequate-imaging": ["unavailable"], "compression-signs": ["present"],
          "paraplegia": ["incomplete"], "primary-tumour": ["known"],
        ])
    case .fullest:
      try clinic.patient(
        events: [
          "suspicion": "2026-11-20T08:30:00+01:00", "imaging-result": "2026-11-22T16:00:00+01:00",
          "definitive-diagnosis": "2026-11-22T18:20:00+01:00",
        ],
        onsets: ["progression-onset": "2026-11-18T12:00:00+01:00"], months: ["life-expectancy": 12],
        [
          "adequate-imaging": ["unavailable"], "compression-signs": ["present"],
          "paraplegia": ["incomplete"], "primary-tumour": ["uncertain"],
          "imaging-result": ["consistent"], "recent-ct": ["no"],
          "epidural-compression": ["clinical"], "metastases": ["asymptomatic"],
          "impending-deficit": ["yes"], "systemic-response": ["no"], "pain": ["severe"],
          "progressive-deficit": ["absent"], "vital-systemic-indication": ["no"],
          "rapid-systemic-effect": ["no"], "affected-area": ["localised"],
          "spinal-stability": ["unstable"], "postoperative-recovery": ["sufficient"],
          "oligometastases": ["absent"], "complaints": ["yes"],
        ])
    case .choiceOpen:
      try clinic.patient(
        start: ["treatment-indication"], months: ["life-expectancy": 4.5],
        [
          "metastases": ["symptomatic"], "irreversible-paraplegia": ["no"],
          "progressive-deficit": ["present"], "surgery-within-24-hours": ["yes"],
          "compression-limited": ["yes"], "fit-for-surgery": ["yes"],
          "spinal-stability": ["stable"],
        ])
    case .readingsDiffer:
      try clinic.patient(
        start: ["treatment-indication"],
        [
          "metastases": ["symptomatic"], "irreversible-paraplegia": ["no"],
          "life-expectancy": ["over-12-months"], "progressive-deficit": ["absent"],
          "vital-systemic-indication": ["no"], "rapid-systemic-effect": ["yes"],
          "affected-area": ["localised"], "spinal-stability": ["unstable"],
          "epidural-compression": ["radiological"], "complaints": ["no"],
        ])
    case .operated:
      try clinic.patient(
        start: ["surgery-radiotherapy-interval"],
        events: ["surgery": "2026-11-19T14:00:00+01:00"],
        [
          "postoperative-recovery": ["sufficient"], "oligometastases": ["present"],
          "complaints": ["?"],
        ])
    }
  }
}
