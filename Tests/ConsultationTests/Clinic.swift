import BuiltInGuideline
import Consultation
import GuidelineFormat
import GuidelineModel
import Reasoning
import Testing

/// The built-in guideline with short ways to make cases for it.
struct Clinic {
  let loaded: LoadedGuideline
  let reasoner: Reasoner

  var guideline: Guideline { loaded.guideline }
  var digest: String { loaded.digest }

  init() throws {
    loaded = try LoadedGuideline.builtIn()
    reasoner = Reasoner(loaded.guideline)
  }

  /// A case from the names of items and values; "?" stands for asked and not known.
  func patient(
    start: [String] = [], now: String = "2026-11-22T21:00:00+01:00",
    events: [String: String] = ["suspicion": "2026-11-22T20:10:00+01:00"],
    onsets: [String: String] = [:], months: [String: Double] = [:],
    _ answers: [String: [String]] = [:]
  ) throws -> PatientCase {
    var patient = PatientCase(
      start: try start.map { try #require(guideline.tree(named: $0)) },
      now: try Timestamp(rfc3339: now))
    for (name, time) in events {
      patient.events[try #require(guideline.event(named: name))] =
        try Timestamp(rfc3339: time).instant
    }
    for (name, values) in answers {
      let item = try #require(guideline.item(named: name))
      let places = try values.filter { $0 != "?" }
        .map { try #require(guideline[item].place(named: $0)) }
      patient.answers[item] = places.isEmpty ? .notKnown : .values(PossibleValues(places))
    }
    for (name, time) in onsets {
      patient.answers[try #require(guideline.item(named: name))] =
        .onset(try Timestamp(rfc3339: time).instant)
    }
    for (name, count) in months {
      patient.answers[try #require(guideline.item(named: name))] =
        .amount(try #require(Amount("\(count)")), .months)
    }
    return patient
  }

  func evaluation(of patient: PatientCase) throws -> Evaluation {
    try #require(try reasoner.conclusion(for: patient).evaluation)
  }

  func advice(for patient: PatientCase) throws -> Advice { try evaluation(of: patient).advice }

  func note(for patient: PatientCase, in language: Language = .dutch) throws -> String {
    AdviceNote(
      guideline: guideline, digest: loaded.digest, evaluation: try evaluation(of: patient),
      language: language
    ).text
  }
}
