import GuidelineModel

/// One action of an outcome as a plan sees it.
struct PlannedAct: Hashable, Sendable {
  /// What the action does in a plan.
  enum Part: Hashable, Sendable {
    /// It is this step.
    case step(Index<StepRule>)
    /// It says how this step is done.
    case refines(Index<StepRule>)
    /// It says that this tree is to be decided.
    case decides(Index<Tree>)
  }

  /// A word of haste.
  enum Haste: Hashable, Sendable {
    /// "Direct".
    case atOnce
    /// "Spoed", "zo snel mogelijk".
    case soon

    /// The most pressing word among what must be done; nil where there is none.
    ///
    /// - Parameters:
    ///   - acts: All that is asked for.
    ///   - atOnceCounts: Whether "at once" is a word among these.
    init?(of acts: some Sequence<PlannedAct>, atOnceCounts: Bool = true) {
      var haste: Haste?
      for act in acts where act.strength == .perform {
        switch act.haste {
        case .atOnce where atOnceCounts: haste = .atOnce
        case .soon where haste == nil: haste = .soon
        case .atOnce, .soon, nil: continue
        }
      }
      guard let haste else { return nil }
      self = haste
    }
  }

  var part: Part
  var strength: PlanEntry.Strength
  var haste: Haste?
  var limit: LimitRule?
  var isConditional: Bool
  /// Once only these values are possible, its condition is met; empty where nothing meets it.
  var conditionMetBy: [ItemCondition]
  /// The values of the outcome's choice under which it stands; nil where it stands under any.
  var option: PossibleValues?
  /// Whether it says an outcome in full, with nothing to do.
  var isWithoutAct: Bool
  /// A tree whose decision declines it too.
  var declinedWith: Index<Tree>?
  /// Its steps, by their places among all steps of the outcome; several where they are alternatives.
  var places: [Int]

  /// How strongly it is advised; an outcome said in full is a refrain.
  var strengthInPlans: PlanEntry.Strength { isWithoutAct ? .refrain : strength }

  /// The step that it is or refines; nil where it decides a tree.
  var step: Index<StepRule>? {
    switch part {
    case .step(let step), .refines(let step): step
    case .decides: nil
    }
  }

  /// Whether it says how a step is done that others name.
  var isRefining: Bool {
    guard case .refines = part else { return false }
    return true
  }
}
