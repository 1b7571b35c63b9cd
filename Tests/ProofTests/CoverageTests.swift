import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import Reasoning
import TestSupport
import Testing

/// Coverage of the built-in guideline and the cases that would complete it.
struct CoverageTests {
  @Test func `the guideline has 61 branches that end a tree`() throws {
    let coverage = try Coverage(Proven.builtIn().guideline)
    #expect(coverage.endings() == Coverage.Count(covered: 0, all: 61))
    #expect(coverage.allBranches().covered == 0)
  }

  @Test func `the cases proposed cover every branch, and fewer cannot`() throws {
    let proven = try Proven.builtIn()
    let now = try Timestamp(rfc3339: Clinic.now)
    var coverage = try Coverage(proven.guideline)
    let proposal = try CoverProposal(completing: coverage, now: now)
    for made in proposal.cases {
      let patient = PatientCase(
        start: made.start, now: now,
        answers: made.answers.mapValues { .values(PossibleValues([$0])) })
      guard let advice = try proven.reasoner.conclusion(for: patient).advice else {
        Issue.record("a proposed case contradicts itself")
        continue
      }
      coverage.record(advice)
    }
    #expect(coverage.endings() == Coverage.Count(covered: 61, all: 61))
    #expect(coverage.allBranches().covered == coverage.allBranches().all)
    // Trees 1 and 6 have eleven branches each that end them; a case takes one of each.
    #expect(proposal.lowerBound == 11)
    #expect(proposal.isFewest)
  }

  /// Every branch led elsewhere gives one of the proposed cases another outcome.
  @Test func `the cases proposed notice every mutation`() throws {
    let proven = try Proven.builtIn()
    let now = try Timestamp(rfc3339: Clinic.now)
    let proposal = try CoverProposal(completing: try Coverage(proven.guideline), now: now)
    let patients = proposal.cases.map { made in
      PatientCase(
        start: made.start, now: now,
        answers: made.answers.mapValues { .values(PossibleValues([$0])) })
    }
    let before = try patients.map { try proven.reasoner.told(of: $0) }
    for mutation in Mutation.all(of: proven.guideline) {
      let mutated = Reasoner(try mutation.applied(to: proven.guideline))
      let noticed = try zip(patients, before).contains { patient, told in
        try mutated.told(of: patient) != told
      }
      #expect(noticed, "\(mutation)")
    }
  }

  /// Each of the 61 branches that end a tree, led to every other outcome of its tree, gives a worked
  /// case or one of the cases proposed beside them another outcome.
  @Test func `the worked cases with those proposed notice every mutation`() throws {
    let guideline = try Proven.builtIn().guideline
    let now = try Timestamp(rfc3339: Clinic.now)
    let suite = try CaseSuite(
      folder: WorkedCase.folder.path, loaded: try Clinic.builtIn().loaded, now: now)
    let proposed = try CoverProposal(completing: suite.coverage.get(), now: now).cases.map { made in
      PatientCase(
        start: made.start, now: now,
        answers: made.answers.mapValues { .values(PossibleValues([$0])) })
    }
    let patients = suite.results.compactMap(\.evaluation?.patient) + proposed
    let before = try patients.map { try Reasoner(guideline).told(of: $0) }
    let mutations = Mutation.all(of: guideline)
    #expect(Set(mutations.map { "\($0.tree) \($0.decision) \($0.branch)" }).count == 61)
    for mutation in mutations {
      let mutated = Reasoner(try mutation.applied(to: guideline))
      let isNoticed = try zip(patients, before).contains { patient, told in
        try mutated.told(of: patient) != told
      }
      #expect(isNoticed, "\(mutation)")
    }
  }
}

/// What a case is answered by, without what that was concluded from.
private enum Told: Equatable {
  case advice(Advice)
  case contradiction(Contradiction)
}

extension Reasoner {
  fileprivate func told(of patient: PatientCase) throws -> Told {
    switch try conclusion(for: patient) {
    case .evaluation(let evaluation): .advice(evaluation.advice)
    case .contradiction(let contradiction): .contradiction(contradiction)
    }
  }
}
