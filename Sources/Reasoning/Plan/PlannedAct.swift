import GuidelineModel

/// One action of an outcome as a plan sees it.
struct PlannedAct: Hashable, Sendable {
  /// What the action does in a plan.
  enum Part: Hashable, Sendable {
    /// It is a step that no other action is, known by its place among those of the outcome.
    case own(Int)
    /// It is this step.
    case step(Index<PlanStep>)
    /// It says how this step is done.
    case refines(Index<PlanStep>)
    /// It says that this tree is to be decided.
    case decides(Index<Tree>)
  }

  /// How strongly something is advised, the strongest first.
  enum Strength: Int, Hashable, Sendable {
    /// It is to be done.
    case perform
    /// It is to be considered.
    case consider
    /// It may be done.
    case optional
    /// It is not to be done.
    case refrain
  }

  /// A word of haste.
  enum Haste: Hashable, Sendable {
    /// "Direct".
    case atOnce
    /// "Spoed", "zo snel mogelijk".
    case soon
  }

  var part: Part
  var strength: Strength
  var haste: Haste?
  var limit: OutcomeLimit?
  var isConditional: Bool
  /// Once only these values are possible, its condition is met; empty where nothing meets it.
  var conditionMetBy: [ItemCondition]
  /// The values of the outcome's choice under which it stands; nil where it stands under any.
  var option: PossibleValues?
  /// Whether it says an outcome in full, with nothing to do.
  var isWithoutAct: Bool
  /// A tree whose decision declines it too.
  var declinedWith: Index<Tree>?
}
