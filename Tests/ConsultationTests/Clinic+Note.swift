import Consultation
import GuidelineModel
import Reasoning
import TestSupport

extension Clinic {
  /// When the suspicion arose, in cases that give no more than that.
  static let suspected = ["suspicion": "2026-11-22T20:10:00+01:00"]

  func note(for patient: PatientCase, in language: Language = .dutch) throws -> String {
    AdviceNote(
      guideline: guideline, digest: digest, evaluation: try evaluation(of: patient),
      language: language
    ).text
  }
}
