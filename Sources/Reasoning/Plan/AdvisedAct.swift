package import GuidelineModel

/// One action of an outcome as plans see it, for those who prove something of all plans at once.
package struct AdvisedAct: Hashable, Sendable {
  /// What an action does in a plan.
  package enum Part: Hashable, Sendable {
    /// It is this step.
    case step(PlannedStep)
    /// It says how this step is done.
    case refines(PlannedStep)
    /// It says that this tree is to be decided.
    case decides(Index<Tree>)
  }

  package let part: Part
  /// How strongly it is advised; an outcome said in full is a refrain.
  package let strength: PlanEntry.Strength
  /// The value of the outcome's choice under which it stands; nil where it stands under any.
  package let option: PossibleValues?
  /// Where its steps stand among all steps of the outcome; several where they are alternatives.
  package let places: [Int]
  /// What sorts of thing its steps are.
  package let kinds: Set<Step.Kind>

  /// The step that it is or refines; nil where it decides a tree.
  package var step: PlannedStep? {
    switch part {
    case .step(let step), .refines(let step): step
    case .decides: nil
    }
  }

  /// The step that the guideline names, where it is or refines one.
  package var namedStep: Index<PlanStep>? {
    guard case .named(let step)? = step else { return nil }
    return step
  }
}

/// The actions of all outcomes of a guideline as plans see them.
package struct AdvisedActs: Sendable {
  private let acts: [[[AdvisedAct]]]

  package init(_ guideline: Guideline) {
    var lister = ActLister(PlanNames(guideline))
    let planned = guideline.trees.indices.map { tree in
      guideline.trees[tree].outcomes.indices.map { outcome in
        lister.acts(of: Index(outcome), in: Index(tree))
      }
    }
    func step(_ place: Index<StepRule>) -> PlannedStep {
      let named = guideline.steps.count
      return place.offset < named
        ? .named(Index(place.offset)) : lister.unnamed[place.offset - named]
    }
    acts = zip(guideline.trees, planned).map { tree, planned in
      zip(tree.outcomes, planned).map { outcome, acts in
        let kinds = outcome.action.kinds
        return acts.map { act in
          let part: AdvisedAct.Part =
            switch act.part {
            case .step(let place): .step(step(place))
            case .refines(let place): .refines(step(place))
            case .decides(let tree): .decides(tree)
            }
          return AdvisedAct(
            part: part, strength: act.strengthInPlans, option: act.option, places: act.places,
            kinds: Set(act.places.map { kinds[$0] }))
        }
      }
    }
  }

  /// What an outcome asks for, whichever option is chosen; nothing where it only leads to another tree.
  package subscript(_ outcome: TreeOutcome) -> [AdvisedAct] {
    acts[outcome.tree.offset][outcome.outcome.offset]
  }

  /// What an outcome asks for once a choice is made; nil while it is open.
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
