import Consultation
import GuidelineModel
import Reasoning
import TestSupport

/// Finds a patient for an outcome by asking and answering.
struct WayTo {
  let clinic: Clinic

  init(_ clinic: Clinic) {
    self.clinic = clinic
  }

  func patient(outcome: String, of tree: Index<Tree>) throws -> PatientCase? {
    guard let place = clinic.guideline[tree].outcomes.firstIndex(where: { $0.id.text == outcome })
    else { return nil }
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    let interview = Interview(reasoner: clinic.reasoner, start: [tree])
    return try search(Index(place), of: tree, in: interview, at: now)?.patient(at: now)
  }

  private func search(
    _ outcome: Index<Outcome>, of tree: Index<Tree>, in interview: Interview, at now: Timestamp
  ) throws -> Interview? {
    let evaluation = try interview.evaluation(at: now)
    guard let advice = evaluation.advice.trees.first(where: { $0.tree == tree }),
      advice.possibleOutcomes.contains(outcome)
    else { return nil }
    if advice.outcome == outcome { return interview }
    guard let question = interview.question(after: evaluation) else { return nil }
    guard case .item(_, let options) = question else {
      var next = interview
      try next.reply(.happened, at: now)
      return try search(outcome, of: tree, in: next, at: now)
    }
    for value in options {
      var next = interview
      try next.reply(.answer(.values(PossibleValues(value))), at: now)
      if let found = try search(outcome, of: tree, in: next, at: now) { return found }
    }
    return nil
  }
}
