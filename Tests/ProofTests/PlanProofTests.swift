import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

@testable import Proof
@testable import Reasoning

/// What is proven of plans holds, and would be told where it did not.
struct PlanProofTests {
  /// Ways in which a plan can be wrong.
  enum Fault: String, CaseIterable, Sendable {
    case lineTwice, lineLost, refrainOpen, doneOpen, lessUrgentLater

    var property: PlanProperty {
      switch self {
      case .lineTwice: .once
      case .lineLost: .outcomesStand
      case .refrainOpen: .notCalledOff
      case .doneOpen: .doneIsNotOpen
      case .lessUrgentLater: .urgencyNeverLowers
      }
    }

    func spoiled(_ entries: [PlanEntry], at now: Instant) -> [PlanEntry] {
      switch self {
      case .lineTwice: return entries + entries.prefix(1)
      case .lineLost: return Array(entries.dropFirst())
      case .refrainOpen:
        return entries.map { changed($0, .open) { $0.state == .holds && $0.strength == .refrain } }
      case .doneOpen: return entries.map { changed($0, .open) { $0.state == .done } }
      case .lessUrgentLater:
        guard now > EventCourses.now else { return entries }
        return entries.map { entry in
          var entry = entry
          entry.urgency = .noLimit
          return entry
        }
      }
    }

    private func changed(
      _ entry: PlanEntry, _ state: StepState, where isMeant: (PlanEntry) -> Bool
    ) -> PlanEntry {
      guard isMeant(entry) else { return entry }
      var entry = entry
      entry.state = state
      return entry
    }
  }

  private func toothache() throws -> Guideline {
    try GuidelineFolder.read(atPath: Repository.file("Tests/Fixtures/toothache").path).guideline
  }

  @Test(arguments: Fault.allCases)
  func `a plan that is wrong is told`(fault: Fault) throws {
    let guideline = try toothache()
    var evidence = try Evidence(guideline, limits: ProofLimits())
    let proof = try PlanProof(of: Reasoner(guideline), &evidence, most: 600) {
      fault.spoiled($0.planEntries(along: $1, for: $2), at: $2.now.instant)
    }
    #expect(proof.violations.contains { $0.property == fault.property })
  }

  /// All that states depend on, for every combination of results; times as far as they go.
  @Test func `what is proven of plans holds of a small guideline, of all its states`() throws {
    let guideline = try toothache()
    var evidence = try Evidence(guideline, limits: ProofLimits())
    let proof = try PlanProof(of: Reasoner(guideline), &evidence, most: 31_000)
    #expect(proof.violations.map(\.property.rawValue) == [])
    #expect(proof.states.isExhaustive)
    #expect(proof.states.checked > proof.resultCount)
  }

  @Test func `what is proven of plans holds of the guideline, as far as looked at`() throws {
    let guideline = try Proven.builtIn().guideline
    var evidence = try Evidence(guideline, limits: ProofLimits())
    let proof = try PlanProof(of: Reasoner(guideline), &evidence, most: 1500)
    #expect(proof.violations.map(\.property.rawValue) == [])
    #expect(proof.resultCount > 1000)
  }

  @Test func `a violation is told with a case that has it`() throws {
    // The outcome only says that a tree is to be decided that the pathway decides itself.
    let rules = try ExampleGuideline.findings(by: try #require(Rule.named("unsound-plan")).broken)
    let finding = try #require(rules.found.first { $0.rule.id == "unsound-plan" }?.finding)
    #expect(
      finding.message.en == "outcome triage/hospital is decided and does not stand in the plan")
    #expect(finding.witness?.now != nil)
  }

  /// Times matter to the state of a line only by the orders that `EventCourses` says.
  @Test(arguments: 0..<12)
  func `states depend on nothing else than what is gone through`(seed: Int) throws {
    var proven = try Proven.builtIn()
    let guideline = proven.guideline
    let acts = AdvisedActs(guideline)
    var numbers = SeededNumbers(seed: UInt64(seed))
    let start = [Index<Tree>(seed % guideline.trees.count)]
    let pathway = try proven.symbolic.plannedPathway(from: start, acts)
    let reachable = try ReachableResults(of: pathway, in: &proven.symbolic.store)
    let witnesses = reachable.witnesses(in: proven.symbolic.store)
    var finder = PlanEventFinder(in: guideline, acts)
    for _ in 0..<8 {
      let place = Int.random(in: reachable.results.indices, using: &numbers)
      let matters = finder.events(of: reachable.results[place].endings)
      let courses = EventCourses(of: matters, in: guideline)
      let patient = courses.patient(
        courses.randomCourse(&numbers), answers: proven.symbolic.answers(witnesses[place]),
        start: start)
      let traversal = try proven.reasoner.traversal(of: patient)
      func states(_ patient: PatientCase) -> [PlanEntry.Subject: StepState] {
        Dictionary(
          uniqueKeysWithValues: proven.reasoner.planEntries(along: traversal, for: patient)
            .map { ($0.subject, $0.state) })
      }
      #expect(states(patient) == states(simplified(patient, matters, in: guideline)))
    }
  }

  /// The case with times that keep only the orders that states depend on.
  private func simplified(
    _ patient: PatientCase, _ matters: PlanEvents, in guideline: Guideline
  ) -> PatientCase {
    let rules = guideline.eventRules
    var simple = patient
    simple.events = [:]
    simple.unknownTimes = []
    for event in Array(patient.events.keys) + Array(patient.unknownTimes) {
      let time = patient.events[event]
      func isBefore(_ others: some Sequence<Index<Event>>) -> Bool {
        others.contains { other in
          guard let time, let later = patient.events[other] else { return false }
          return time < later
        }
      }
      let begun = guideline.steps.filter { step in
        (step.doneBy + [step.run?.until].compactMap(\.self)).contains(guideline[event].id)
      }.compactMap { ($0.startsWith ?? $0.run?.from).flatMap { guideline.event(named: $0.text) } }
      let ago: Int64 =
        if rules.defaults.contains(event) {
          EventCourses.defaulted
        } else if isBefore(rules.mustFollow[event.offset].filter(rules.defaults.contains)) {
          EventCourses.beforeDefault
        } else if isBefore(begun) {
          EventCourses.beforeBeginning
        } else {
          matters.beginnings.contains(event) ? EventCourses.beginning : EventCourses.recent
        }
      simple.events[event] = EventCourses.now.advanced(bySeconds: -ago)
    }
    return simple
  }
}
