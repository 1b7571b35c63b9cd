package import GuidelineModel

/// A field of a part that differs, with its old and its new value.
package struct FieldChange: Hashable, Sendable {
  /// What a change of a field affects.
  package enum Nature: Hashable, Sendable {
    /// The advice.
    case logic
    /// The texts that people read.
    case words
    /// Neither: what proofs check advice against, the order of parts, citations.
    case background
  }

  /// A step on the path from the part to the field.
  package enum PathPart: Hashable, Sendable {
    /// A step of an action, counted from 1 in reading order; in the new version, unless the step is
    /// removed.
    case step(Int, Text)
    /// A group of steps, by the numbers of its first and last step.
    case steps(Int, Int)
    case decision(Name<Decision>)
    case item(Name<Item>)
    case values([Name<Item.Value>])
    /// A key in the file, the same in every language.
    case key(String)
  }

  package let nature: Nature
  package let path: [PathPart]
  package let field: Field
  /// The old value; nil where there was none.
  package let old: Value?
  /// The new value; nil where there is none.
  package let new: Value?

  /// The value of a field.
  package enum Value: Hashable, Sendable {
    case text(Text)
    /// A name, a number or an address: the same in every language.
    case word(String)
    case words([String])
    case amount(String, unit: String)
    case span(TimeSpan)
    case flag(Bool)
    case bound(Measurement.Bound, of: Scale)
    case decision(Name<Decision>)
    case outcome(Name<Outcome>)
    case join(ActionGroup.Join)
    case joiners([ActionGroup.Joiner])
    case strength(Step.Strength)
    case kind(Step.Kind)
    case urgency(Step.UrgencyWord)
    case end(SeverityOrder.End)
    case action(Action)
  }
}

/// A field of a part of a guideline.
///
/// The raw value is its key in the files.
package enum Field: String, CaseIterable, Sendable {
  // The guideline itself.
  case title
  case report
  case timeZone = "time-zone"
  case scope = "scope/for"
  case exclusions = "scope/not-for"
  case document = "document/title"
  case pageCount = "document/pages"
  case documentRemark = "document/remark"
  case url
  case start
  case trees
  case eventOrder = "order/events"
  case itemOrder = "order/items"
  case treeOrder = "order/trees"
  case readingOrder = "order/readings"
  case warningOrder = "order/warnings"
  case noteOrder = "order/notes"
  // Items and events.
  case label
  case question
  case help
  case remark
  case citations = "cites"
  case values
  case measuredAs = "measured/as"
  case measuredUntil = "measured/until"
  case bound = "measured/bands"
  case graver = "graver/end"
  case exemptions = "graver/exempt"
  case canBeInfluenced = "can-be-influenced"
  case defaultTime = "default"
  case setBy = "set-by"
  // Trees, decisions and outcomes.
  case page
  case tab
  case rationale
  case item
  case decision
  case decisionOrder = "order/decisions"
  case outcomeOrder = "order/outcomes"
  case target
  case summary
  case wording
  case fixes
  case next
  case choice
  // Actions.
  case action
  case order
  case join
  case joiners = "joined-by"
  case strength
  case words
  case kind
  case refrain
  case urgency
  case condition
  case remarks
  case drug = "dose/drug"
  case amount = "dose/amount"
  case unit = "dose/unit"
  case route = "dose/route"
  case form = "dose/form"
  case timesPerDay = "dose/times-per-day"
  case fractions = "dose/fractions"
  case perFraction = "dose/per-fraction"
  case total = "dose/total"
  case atLeast = "dose/at-least"
  case within = "limit/within"
  case notBefore = "limit/not-before"
  case from = "limit/from"
  // Readings, warnings and notes.
  case tree
  case change
  case reason = "why"
  case when
  case outcomes
  case path
  case possible
  // Plans.
  case rule
  case stepOrder = "order/steps"
  case message
  case text
  // Letters.
  case filledIn = "filled-in"
}
