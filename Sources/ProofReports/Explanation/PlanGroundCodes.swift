import GuidelineModel
import Reasoning

/// The property of a line that a rule determines.
enum PlanAspect: String {
  /// Whether the line is in the plan, or is merged into another.
  case standing
  case state
  case limit
  case urgency
  case place
}

/// The parts of the guideline that a ground refers to.
struct GroundParts {
  var outcome: TreeOutcome?
  var tree: Index<Tree>?
  var steps: [PlannedStep] = []
  var events: [Index<Event>] = []
  var item: Index<Item>?
  var urgency: Urgency?
}

extension PlanGround {
  /// The name for programs, and the property that the ground determines.
  private var rule: (code: String, aspect: PlanAspect) {
    switch self {
    case .named: ("named", .standing)
    case .refined: ("refined", .standing)
    case .standsWith: ("stands-with", .standing)
    case .chosen: ("chosen", .standing)
    case .refinerOpen: ("refining-tree-open", .standing)
    case .carried: ("carried-by-conflict", .standing)
    case .mergedAfterWait: ("merged-after-wait", .standing)
    case .nothingLeftOfWait: ("wait-ended", .standing)
    case .merged: ("merged", .standing)
    case .boundedStands: ("bounded-step-stands", .standing)
    case .tick: ("tick", .state)
    case .doneBy: ("done-by", .state)
    case .tooEarly: ("event-too-early", .state)
    case .notWhileUnknown: ("not-while-unknown", .state)
    case .running: ("running", .state)
    case .closed: ("closes", .state)
    case .superseded: ("supersedes", .state)
    case .declined: ("declined", .state)
    case .weaker: ("weaker-advice", .state)
    case .differs: ("differs", .state)
    case .differsInItself: ("do-and-refrain", .state)
    case .conflict: ("conflict", .state)
    case .wait: ("waits", .state)
    case .waitOver: ("wait-over", .state)
    case .givesWay: ("gives-way", .state)
    case .waitsForCaution: ("waits-for-caution", .state)
    case .startsWith: ("starts-with", .state)
    case .holdsWith: ("holds-with", .state)
    case .holds: ("holds", .state)
    case .open: ("open", .state)
    case .presumed: ("presumed", .state)
    case .limit: ("limit", .limit)
    case .ownLimit: ("own-limit", .limit)
    case .bound: ("bound", .limit)
    case .statedUrgency: ("haste", .urgency)
    case .earliest: ("earliest", .urgency)
    case .pastDue: ("past-due", .urgency)
    case .remaining: ("remaining", .urgency)
    case .noLimit: ("no-limit", .urgency)
    case .possible: ("still-possible", .urgency)
    case .sooner: ("sooner", .urgency)
    case .asOpposed: ("as-opposed", .urgency)
    case .waitUrgency: ("wait-urgency", .urgency)
    case .leaves: ("leaves-guideline", .urgency)
    case .placed: ("placed", .place)
    }
  }

  var code: String { rule.code }
  var aspect: PlanAspect { rule.aspect }

  /// Whether it is an action of an outcome; reports list these with the answers that force the
  /// outcome.
  var isSource: Bool {
    switch self {
    case .named, .refined: true
    default: false
    }
  }

  /// The parts of the guideline that the ground refers to.
  var parts: GroundParts {
    switch self {
    case .named(let outcome, _), .refined(let outcome, _), .chosen(let outcome),
      .superseded(_, let outcome), .weaker(_, let outcome), .limit(let outcome):
      GroundParts(outcome: outcome)
    case .bound(_, let outcome, _): GroundParts(outcome: outcome)
    case .statedUrgency(let urgency, let outcome): GroundParts(outcome: outcome, urgency: urgency)
    case .differs(_, let outcomes): GroundParts(outcome: outcomes.first)
    case .standsWith(let event), .doneBy(let event), .startsWith(let event):
      GroundParts(events: [event])
    case .tooEarly(let event, let first): GroundParts(events: [event, first])
    case .running(let from, let until): GroundParts(events: [from, until])
    case .presumed(let event, let item): GroundParts(events: [event], item: item)
    case .notWhileUnknown(let item): GroundParts(item: item)
    case .declined(let tree), .refinerOpen(let tree): GroundParts(tree: tree)
    case .possible(let urgency, let tree): GroundParts(tree: tree, urgency: urgency)
    case .carried(_, let steps): GroundParts(steps: steps)
    case .mergedAfterWait(_, let step), .merged(_, let step): GroundParts(steps: [step])
    case .asOpposed(let urgency, let step): GroundParts(steps: [step], urgency: urgency)
    case .remaining(let urgency): GroundParts(urgency: urgency)
    case .nothingLeftOfWait, .boundedStands, .tick, .closed, .differsInItself, .conflict, .wait,
      .waitOver, .givesWay, .waitsForCaution, .holdsWith, .holds, .open, .ownLimit, .earliest,
      .pastDue, .noLimit, .sooner, .waitUrgency, .leaves, .placed:
      GroundParts()
    }
  }
}

extension StepExplanation.Absence.Cause {
  var code: String {
    switch self {
    case .notReached: "not-reached"
    case .otherOutcome: "other-outcome"
    case .stillPossible: "still-possible"
    case .noLongerPossible: "no-longer-possible"
    case .notChosen: "not-chosen"
    case .choiceOpen: "choice-open"
    }
  }
}

extension StepChange.Statement {
  var code: String {
    switch self {
    case .happens: "happens"
    case .notGiven: "not-given"
    case .ticked: "ticked"
    case .notTicked: "not-ticked"
    case .declined: "declined"
    case .followed: "followed"
    }
  }
}
