package import GuidelineModel

extension Rule {
  /// Every rule; those that block come first.
  package static let all: [Rule] = [
    .incompleteDecision, .overlappingBranches, .unreachableDecision, .unreachableBranch,
    .decisionLoop, .treeLoop, .limitWithoutEvent, .undeclaredBoundary, .unmatchedMeasurement,
    .missingTranslation, .labelOfAnotherAnswer, .sameLabel, .numberAgainstStructure,
    .numberAgainstBoundary, .numberInTranslation,
    .contradictingFixes,
    .doneBeforeStart, .waitingLoop, .doAndRefrain, .stepOfTwoKinds, .unsoundPlan,
    .unusedOutcome, .unreachableTree, .deadItem, .idleQuestion,
    .deadlineOrder, .idleExemption, .idleReading, .impossibleWarning, .constantWarning,
    .idleBound, .impossibleConflict, .impossibleCaution,
    .rationaleWithoutSource, .impossibleLink,
    .unusedSource, .unusedEvent, .idleList, .untranslatedText,
    .numberWithoutStructure,
  ]

  /// The rule with this name, or nil.
  package static func named(_ id: String) -> Rule? { all.first { $0.id == id } }

  /// The rule that a diagnostic of the reader breaks; nil for an error that no rule is about, such
  /// as a mistake in YAML.
  package static func ofReader(_ code: DiagnosticCode) -> Rule? {
    all.first { rule in
      guard case .reader(let codes) = rule.judgement else { return false }
      return codes.contains(code)
    }
  }
}

/// The result of checking a guideline against every rule.
package struct Findings: Sendable {
  /// In the order of the rules; the findings of one rule are in the order of the guideline.
  package let found: [(rule: Rule, finding: Finding)]
  /// Rules that could not be decided within the limits.
  package let undecided: [(rule: Rule, limit: LimitExceeded)]
  /// Rules that were checked by exploring combinations, with the result.
  package let explored: [(rule: Rule, exploration: Exploration)]

  /// Checks a guideline against every rule.
  package init(_ guideline: Guideline, limits: ProofLimits = ProofLimits()) throws(LimitExceeded) {
    var evidence = try Evidence(guideline, limits: limits)
    var found: [(rule: Rule, finding: Finding)] = []
    var undecided: [(rule: Rule, limit: LimitExceeded)] = []
    var explored: [(rule: Rule, exploration: Exploration)] = []
    for rule in Rule.all {
      evidence.symbolic.store.resetWork()
      do throws(LimitExceeded) {
        let findings: [Finding]
        switch rule.judgement {
        case .reader: continue
        case .proof(let judge): findings = try judge(&evidence)
        case .exploration(let explore):
          let exploration = try explore(&evidence)
          explored.append((rule, exploration))
          findings = exploration.findings
        }
        for finding in findings { found.append((rule, finding)) }
      } catch {
        undecided.append((rule, error))
      }
    }
    self.found = found
    self.undecided = undecided
    self.explored = explored
  }
}
