import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// All that a tree says but how pressing it is, which waiting may change.
private struct Standing: Equatable {
  let tree: Index<Tree>
  let path: [PathStep]
  let possibleOutcomes: OutcomeSet
  let next: [Index<Tree>]?
  let awaitedItem: Index<Item>?
  let openChoice: OpenChoice?
  let tightestLimit: OutcomeLimit?
  let because: Reason?

  init(_ advice: TreeAdvice) {
    tree = advice.tree
    path = advice.path
    possibleOutcomes = advice.possibleOutcomes
    next = advice.next
    awaitedItem = advice.awaitedItem
    openChoice = advice.openChoice
    tightestLimit = advice.tightestLimit
    because = advice.because
  }
}

/// Waiting never relaxes an advice: onsets are measured at the suspicion, and deadlines stand still.
struct WaitingTests {
  private static let suspicion = "2026-11-22T20:10:00+01:00"

  /// A random case with onsets, suspected at a known moment.
  private func patient(seed: Int, _ proven: Proven) throws -> PatientCase {
    var generator = SeededGenerator(seed: seed)
    let state = PatientState(random: &generator, of: proven.guideline, openness: seed % 6)
    let suspicion = try Timestamp(rfc3339: Self.suspicion)
    var patient = PatientCase(now: suspicion)
    let event = try #require(proven.guideline.event(named: "suspicion"))
    patient.events[event] = suspicion.instant
    for (place, item) in proven.guideline.items.enumerated() {
      let index = Index<Item>(place)
      if item.measurement?.scale == .onset {
        let days = Int64.random(in: 0...10, using: &generator)
        patient.answers[index] = .onset(
          suspicion.instant.advanced(bySeconds: -days * 86_400 + 60 * (days % 2)))
        // An onset after the event counts as zero.
        if days == 0 { patient.answers[index] = .onset(suspicion.instant) }
      } else if state[index] != item.allValues {
        patient.answers[index] = .values(state[index])
      }
    }
    return patient
  }

  @Test(arguments: 0..<150)
  func `the same case later has the same outcomes, limits and due times`(seed: Int) throws {
    let proven = try Proven.builtIn()
    var patient = try patient(seed: seed, proven)
    let suspicion = patient.now
    let conclusion = try proven.reasoner.conclusion(for: patient)
    for hours in [1, 24, 47, 48, 49, 7 * 24, 30 * 24] {
      patient.now = Timestamp(
        suspicion.instant.advanced(bySeconds: Int64(hours) * 3600), offsetSeconds: 3600)
      let waited = try proven.reasoner.conclusion(for: patient)
      #expect((waited.advice == nil) == (conclusion.advice == nil), "waiting made it contradictory")
      guard let first = conclusion.advice, let later = waited.advice else { continue }
      #expect(later.trees.map(Standing.init) == first.trees.map(Standing.init))
      for (later, first) in zip(later.trees, first.trees) {
        #expect(later.urgency.urgency <= first.urgency.urgency, "waiting made it less pressing")
      }
      #expect(later.deadlines == first.deadlines)
      #expect(later.moments == first.moments)
      #expect(later.differences == first.differences)
      #expect(later.warnings == first.warnings)
    }
  }

  @Test func `had the suspicion come later, the limit would have been longer`() throws {
    let proven = try Proven.builtIn()
    let suspicion = try Timestamp(rfc3339: Self.suspicion)
    let onset = suspicion.instant.advanced(bySeconds: -2 * 86_400)
    let patient = PatientCase(
      now: suspicion,
      events: [try #require(proven.guideline.event(named: "suspicion")): suspicion.instant],
      answers: [
        try proven.clinic.item("adequate-imaging"): .values(PossibleValues([1])),
        try proven.clinic.item("compression-signs"): .values(PossibleValues([1])),
        try proven.clinic.item("lhermitte"): .values(PossibleValues([1])),
        try proven.clinic.item("radicular-deficit"): .values(PossibleValues([1])),
        try proven.clinic.item("progression-onset"): .onset(onset),
      ])
    let evaluation = try #require(try proven.reasoner.conclusion(for: patient).evaluation)
    let later = proven.reasoner.laterEvents(for: evaluation)
    // Seven days after the onset and one second: exactly seven days still counts as under.
    #expect(later.map(\.time) == [onset.advanced(bySeconds: 7 * 86_400 + 1)])
    let outcomes = later.first?.changes.map { change in
      change.possible.map { proven.guideline[change.tree].outcomes[$0.offset].id.text }
    }
    #expect(outcomes == [["mri-48h-steroids"]])
    #expect(
      evaluation.advice.moments.map(\.time) == [suspicion.instant.advanced(bySeconds: 86_400)])
    #expect(evaluation.advice.moments.map(\.kind) == [.latest])
  }
}
