import GuidelineModel
import Reasoning
import TestSupport

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
        """
        progression-onset: since 2026-11-20T08:00:00+01:00, adequate-imaging: unavailable, \
        compression-signs: absent, lhermitte: absent, radicular-deficit: unilateral, \
        life-expectancy: 6-to-12-months|over-12-months, primary-tumour: ?
        """,
        events: Clinic.suspected)
    case .nothingKnown:
      try clinic.patient("")
    case .everythingAskedInVain:
      try clinic.patient(
        "adequate-imaging: unavailable, compression-signs: ?, imaging-result: ?",
        events: Clinic.suspected)
    case .overdue:
      try clinic.patient(
        """
        adequate-imaging: unavailable, compression-signs: present, paraplegia: incomplete, \
        primary-tumour: known
        """,
        events: ["suspicion": "2026-11-20T08:30:00+01:00"])
    case .fullest:
      try clinic.patient(
        """
        progression-onset: since 2026-11-18T12:00:00+01:00, life-expectancy: 12 months, \
        adequate-imaging: unavailable, compression-signs: present, paraplegia: incomplete, \
        primary-tumour: uncertain, imaging-result: consistent, recent-ct: no, \
        epidural-compression: clinical, metastases: asymptomatic, impending-deficit: yes, \
        systemic-response: no, pain: severe, progressive-deficit: absent, \
        vital-systemic-indication: no, rapid-systemic-effect: no, affected-area: localised, \
        spinal-stability: unstable, postoperative-recovery: sufficient, oligometastases: absent, \
        complaints: yes
        """,
        events: [
          "suspicion": "2026-11-20T08:30:00+01:00", "imaging-result": "2026-11-22T16:00:00+01:00",
          "definitive-diagnosis": "2026-11-22T18:20:00+01:00",
        ])
    case .choiceOpen:
      try clinic.patient(
        from: ["treatment-indication"],
        """
        life-expectancy: 4.5 months, metastases: symptomatic, irreversible-paraplegia: no, \
        progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, \
        fit-for-surgery: yes, spinal-stability: stable
        """,
        events: Clinic.suspected)
    case .readingsDiffer:
      try clinic.patient(
        from: ["treatment-indication"],
        """
        metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: over-12-months, \
        progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: yes, \
        affected-area: localised, spinal-stability: unstable, epidural-compression: radiological, \
        complaints: no
        """,
        events: Clinic.suspected)
    case .operated:
      try clinic.patient(
        from: ["surgery-radiotherapy-interval"],
        "postoperative-recovery: sufficient, oligometastases: present, complaints: ?",
        events: ["surgery": "2026-11-19T14:00:00+01:00"])
    }
  }
}
