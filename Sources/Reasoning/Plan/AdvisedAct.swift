package import GuidelineModel

/// One action of an outcome as plans use it; the input for proofs about all plans.
package struct AdvisedAct: Hashable, Sendable {
  /// The effect of an action on a plan.
  package enum Effect: Hashable, Sendable {
    /// It adds this step.
    case step(PlannedStep)
    /// It specifies how this step is done.
    case refines(PlannedStep)
    /// It requires that this tree is decided.
    case decides(Index<Tree>)
  }

  package let effect: Effect
  /// How strongly it is advised; an outcome quoted in full counts as `refrain`.
  package let strength: PlanEntry.Strength
  /// The value of the outcome's choice for which it applies; `nil` if it always applies.
  package let option: PossibleValues?
  /// The positions of its steps among all steps of the outcome; several if they are alternatives.
  package let stepIndices: [Int]
  /// The kinds of its steps.
  package let kinds: Set<Step.Kind>

  /// The step that it adds or refines; `nil` if it requires a decision.
  package var step: PlannedStep? {
    switch effect {
    case .step(let step), .refines(let step): step
    case .decides: nil
    }
  }

  /// The named step that it adds or refines.
  package var namedStep: Index<PlanStep>? {
    guard case .named(let step)? = step else { return nil }
    return step
  }
}

/// The acts of all outcomes of a guideline.
package struct AdvisedActs: Sendable {
  private let acts: [[[AdvisedAct]]]

  package init(_ guideline: Guideline) {
    var builder = PlannedActBuilder(PlanNames(guideline))
    let planned = guideline.trees.indices.map { tree in
      guideline.trees[tree].outcomes.indices.map { outcome in
        builder.acts(of: Index(outcome), in: Index(tree))
      }
    }
    func step(_ index: Index<StepRule>) -> PlannedStep {
      let named = guideline.steps.count
      return index.offset < named
        ? .named(Index(index.offset)) : builder.unnamed[index.offset - named]
    }
    acts = zip(guideline.trees, planned).map { tree, planned in
      zip(tree.outcomes, planned).map { outcome, acts in
        let kinds = outcome.action.kinds
        return acts.map { act in
          let effect: AdvisedAct.Effect =
            switch act.effect {
            case .step(let index): .step(step(index))
            case .refines(let index): .refines(step(index))
            case .decides(let tree): .decides(tree)
            }
          return AdvisedAct(
            effect: effect, strength: act.strengthInPlans, option: act.option,
            stepIndices: act.stepIndices,
            kinds: Set(act.stepIndices.map { kinds[$0] }))
        }
      }
    }
  }

  /// The acts of an outcome for any option; empty for an outcome that only leads to another tree.
  package subscript(_ outcome: TreeOutcome) -> [AdvisedAct] {
    acts[outcome.tree.offset][outcome.outcome.offset]
  }

  /// The acts of an outcome for the chosen option; `nil` while the choice is open.
  package func acts(of outcome: TreeOutcome, chosen: PossibleValues?) -> [AdvisedAct] {
    self[outcome].filter { $0.option == nil || $0.option == chosen }
  }
}

extension Action {
  /// The kind of every step, in reading order.
  fileprivate var kinds: [Step.Kind] {
    switch self {
    case .step(let step): [step.kind]
    case .group(let group): group.actions.flatMap(\.kinds)
    }
  }
}
