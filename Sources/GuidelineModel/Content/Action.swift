/// What an outcome tells a clinician to do: one step, or several that belong together.
public indirect enum Action: Hashable, Sendable {
  /// One thing to do.
  case step(Step)
  /// Several, done as their join says.
  case group(ActionGroup)
}

/// Several actions that belong together.
public struct ActionGroup: Hashable, Sendable {
  /// How the actions of a group belong together.
  public enum Join: String, CaseIterable, Sendable {
    /// Every one of them ("EN").
    case allOf = "all-of"
    /// One of them, whichever suits the patient ("OF").
    case oneOf = "one-of"
    /// Every one of them, one after the other ("gevolgd door").
    case inOrder = "then"
  }

  /// What the source sets between two actions: a matter of wording, not of logic.
  public enum Joiner: String, CaseIterable, Sendable {
    /// The word of the join: "EN", "OF" or "gevolgd door".
    case word = "and"
    /// No word: the next action only stands below.
    case nothing
  }

  /// How the actions belong together.
  public let join: Join
  /// The actions; two or more.
  public let actions: [Action]
  /// What precedes each action but the first, in the source.
  public let joiners: [Joiner]
  /// The condition under which the group applies; nil if it always does.
  public let condition: Text?
  /// The time limit of the group as a whole.
  public let limit: TimeLimit?
  /// The role of the group in a plan.
  package let role: ActionRole

  package init(
    join: Join, actions: [Action], joiners: [Joiner], condition: Text?, limit: TimeLimit?,
    role: ActionRole = .inherited
  ) {
    self.join = join
    self.actions = actions
    self.joiners = joiners
    self.condition = condition
    self.limit = limit
    self.role = role
  }
}

/// One thing to do, to consider, or not to do.
public struct Step: Hashable, Sendable {
  /// How strongly the source words it.
  public enum Strength: String, CaseIterable, Sendable {
    /// It is to be done.
    case perform = "do"
    /// "Overweeg".
    case consider
    /// "Eventueel".
    case optional
  }

  /// What sort of thing it is, for systems that code it.
  public enum Kind: String, CaseIterable, Sendable {
    /// A scan or other picture.
    case imaging
    /// A drug to give.
    case drug
    /// Radiotherapy.
    case radiotherapy
    /// An operation.
    case surgery
    /// Taking tissue.
    case biopsy
    /// Treatment of the whole body for the tumour.
    case systemicTherapy = "systemic-therapy"
    /// Care that relieves.
    case supportiveCare = "supportive-care"
    /// Something to decide or discuss.
    case decision
  }

  /// Urgency stated in words, without a time limit.
  public enum UrgencyWord: String, CaseIterable, Sendable {
    /// "Direct".
    case atOnce = "at-once"
    /// "Zo snel mogelijk".
    case asSoonAsPossible = "as-soon-as-possible"
    /// "Spoed".
    case urgent
  }

  /// How strongly it is advised.
  public let strength: Strength
  /// The words of the step.
  public let text: Text
  /// What sort of thing it is.
  public let kind: Kind
  /// Whether the step says what is *not* to be done.
  public let isRefrain: Bool
  /// How soon, where the source says so without a length of time.
  public let urgency: UrgencyWord?
  /// When the step applies ("Indien …"); `nil` if it always does.
  ///
  /// The text may state the condition too.
  public let condition: Text?
  /// How much, where a drug or radiotherapy is dosed.
  public let dose: Dose?
  /// Until when, or from when.
  public let limit: TimeLimit?
  /// Sentences that qualify the step.
  public let remarks: [Text]
  /// The role of the step in a plan.
  package let role: ActionRole

  package init(
    strength: Strength, text: Text, kind: Kind, isRefrain: Bool, urgency: UrgencyWord?,
    condition: Text?, dose: Dose?, limit: TimeLimit?, remarks: [Text],
    role: ActionRole = .inherited
  ) {
    self.strength = strength
    self.text = text
    self.kind = kind
    self.isRefrain = isRefrain
    self.urgency = urgency
    self.condition = condition
    self.dose = dose
    self.limit = limit
    self.remarks = remarks
    self.role = role
  }
}

/// How much of a drug or of radiation, in numbers a machine can compare.
public struct Dose: Hashable, Sendable {
  /// The drug, absent for radiation.
  public let drug: String?
  /// The amount of one administration of a drug.
  public let amount: Quantity?
  /// The number of fractions of a course of radiotherapy.
  public let fractions: Quantity?
  /// The amount of each fraction.
  public let perFraction: Quantity?
  /// The amount of the whole course.
  public let total: Quantity?
  /// The unit of every amount, such as `mg` or `Gy`.
  public let unit: String
  /// The route of administration, as the source abbreviates it, such as `i.v.`.
  public let route: String?
  /// The form, such as a name for tablets.
  public let form: String?
  /// How many times a day.
  public let timesPerDay: Quantity?
  /// Whether the amount is a floor ("ten minste").
  public let isAtLeast: Bool

  package init(
    drug: String?, amount: Quantity?, fractions: Quantity?, perFraction: Quantity?,
    total: Quantity?, unit: String, route: String?, form: String?, timesPerDay: Quantity?,
    isAtLeast: Bool
  ) {
    self.drug = drug
    self.amount = amount
    self.fractions = fractions
    self.perFraction = perFraction
    self.total = total
    self.unit = unit
    self.route = route
    self.form = form
    self.timesPerDay = timesPerDay
    self.isAtLeast = isAtLeast
  }
}

/// A latest time, an earliest time, or both, counted from an event.
public struct TimeLimit: Hashable, Sendable {
  /// How long after the event it may be done at the latest.
  public let within: TimeSpan?
  /// How long after the event it may be done at the earliest.
  public let notBefore: TimeSpan?
  /// The event it counts from.
  public let event: Name<Event>

  package init(within: TimeSpan?, notBefore: TimeSpan?, event: Name<Event>) {
    self.within = within
    self.notBefore = notBefore
    self.event = event
  }
}
