import GuidelineModel

/// One action of an outcome as a plan uses it.
struct PlannedAct: Hashable, Sendable {
  /// The effect of the action on a plan.
  enum Effect: Hashable, Sendable {
    /// It adds this step.
    case step(Index<StepRule>)
    /// It specifies how this step is done.
    case refines(Index<StepRule>)
    /// It requires that this tree is decided.
    case decides(Index<Tree>)
  }

  /// Urgency stated in words, without a time limit.
  enum StatedUrgency: Hashable, Sendable {
    /// "At once" ("direct").
    case atOnce
    /// "Urgently", "as soon as possible" ("spoed", "zo snel mogelijk").
    case soon

    /// The most urgent wording among the acts to be performed; `nil` if there is none.
    ///
    /// - Parameters:
    ///   - acts: The acts to consider.
    ///   - atOnceCounts: Whether to consider "at once".
    init?(of acts: some Sequence<PlannedAct>, atOnceCounts: Bool = true) {
      var statedUrgency: StatedUrgency?
      for act in acts where act.strength == .perform {
        switch act.statedUrgency {
        case .atOnce where atOnceCounts: statedUrgency = .atOnce
        case .soon where statedUrgency == nil: statedUrgency = .soon
        case .atOnce, .soon, nil: continue
        }
      }
      guard let statedUrgency else { return nil }
      self = statedUrgency
    }
  }

  var effect: Effect
  var strength: PlanEntry.Strength
  var statedUrgency: StatedUrgency?
  var limit: LimitRule?
  var isConditional: Bool
  /// Its condition is met once an item has only these values left; empty if it cannot be met.
  var conditionMetBy: [ItemCondition]
  /// The values of the outcome's choice for which it applies; `nil` if it always applies.
  var option: PossibleValues?
  /// Whether it quotes an outcome in full, with nothing to do.
  var isWithoutAct: Bool
  /// Another tree whose decision also declines it.
  var declinedWith: Index<Tree>?
  /// The positions of its steps among all steps of the outcome; several if they are alternatives.
  var places: [Int]

  /// How strongly it is advised; an outcome quoted in full counts as `refrain`.
  var strengthInPlans: PlanEntry.Strength { isWithoutAct ? .refrain : strength }

  /// The step that it adds or refines; `nil` if it requires a decision.
  var step: Index<StepRule>? {
    switch effect {
    case .step(let step), .refines(let step): step
    case .decides: nil
    }
  }

  /// Whether it only specifies how a step is done that others add.
  var isRefining: Bool {
    guard case .refines = effect else { return false }
    return true
  }
}
