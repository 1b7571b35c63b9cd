package import GuidelineModel

/// The rule that determined a property of a plan's line: its presence or absence, state, limit,
/// urgency or position.
///
/// It is recorded by the code that applies the rule, when it does. Rules are identified by their
/// indices in the guideline.
package enum PlanGround: Hashable, Sendable {
  // Presence in the plan.

  /// An action of an outcome adds the step; the tree is reached, or the outcome `via` requires it.
  case named(by: TreeOutcome, via: TreeOutcome?)
  /// An action of an outcome specifies how the step is done.
  case refined(by: TreeOutcome, via: TreeOutcome?)
  /// The step belongs in the plan whenever this event is given, whatever the trees say.
  case standsWith(Index<Event>)
  /// It belongs to the option that was chosen.
  case chosen(in: TreeOutcome)
  /// An undecided tree specifies how it is done.
  case refinerOpen(Index<Tree>)

  // Absence as a separate line.

  /// The lines that must wait state it.
  case carried(wait: Int, by: [PlannedStep])
  /// The wait is over and another line states it.
  case mergedAfterWait(Int, into: PlannedStep)
  /// The wait is over and nothing remains of the step.
  case nothingLeftOfWait(Int)
  /// A line that differs states it.
  case merged(difference: Int, into: PlannedStep)
  /// A step bounded by its tree is in the plan.
  case boundedStands(Int)

  // State.

  /// A person ticked it.
  case tick
  /// An event that completes it is given.
  case doneBy(Index<Event>)
  /// An event that would complete it precedes the event it begins with.
  case tooEarly(Index<Event>, for: Index<Event>)
  /// No event completes it while this item is answered with "not known".
  case notWhileUnknown(Index<Item>)
  /// It has begun and has not ended.
  case running(from: Index<Event>, until: Index<Event>)
  /// An outcome leaves the guideline.
  case closed(Int)
  /// A later outcome replaces it.
  case superseded(Int, by: TreeOutcome)
  /// Every tree that names it is declined.
  case declined(Index<Tree>)
  /// An outcome would replace it but asks for less.
  case weaker(Int, TreeOutcome)
  /// Outcomes or a running step contradict it.
  case differs(Int, from: [TreeOutcome])
  /// One tree asks for it and another advises against it.
  case differsInItself
  /// It must wait for another step.
  case conflict(Int)
  /// It makes others wait.
  case wait(Int)
  /// The wait is over; it is to be judged now.
  case waitOver(Int)
  /// The wait is over and another tree has been decided.
  case givesWay(Int)
  /// It waits while a caution applies.
  case waitsForCaution(Int)
  /// The event that it starts with has not been given.
  case startsWith(Index<Event>)
  /// Its tree's limit is for a treatment that is not advised.
  case holdsWith(Int)
  /// It says what not to do, or quotes an outcome in full.
  case holds
  /// No other state applies.
  case open
  /// An answer or another event proves its event.
  case presumed(Index<Event>, from: Index<Item>?)

  // Limit.

  /// An action sets a limit.
  case limit(of: TreeOutcome)
  /// The step has a limit of its own.
  case ownLimit
  /// The limit of a tree bounds it; without an outcome where the tree is open or not in the plan.
  case bound(Int, by: TreeOutcome?, isInPlan: Bool)

  // Urgency.

  /// The wording of an act to be performed, such as "at once".
  case statedUrgency(Urgency, of: TreeOutcome?)
  /// Its earliest time has not come yet.
  case earliest
  /// Its latest time has passed.
  case pastDue
  /// The time left until its limit or, if unknown, the length of the limit.
  case remaining(Urgency)
  /// Nothing states a time.
  case noLimit
  /// An undecided tree that specifies how it is done can still have this urgency.
  case possible(Urgency, of: Index<Tree>)
  /// It should be done sooner than its limit.
  case sooner(Int)
  /// It is at least as urgent as a step that contradicts it.
  case asOpposed(Urgency, to: PlannedStep)
  /// The urgency of the wait.
  case waitUrgency(Int)
  /// An outcome that leaves the guideline comes first.
  case leaves(Int)

  // Position.

  /// It is shown directly beside another.
  case placed(Int)
}

/// The rules that determined the lines of one plan, in the order in which they were applied.
struct PlanTrail: Sendable {
  private(set) var grounds: [Int: [PlanGround]] = [:]

  mutating func note(_ line: Int, _ ground: PlanGround) {
    if grounds[line]?.contains(ground) != true { grounds[line, default: []].append(ground) }
  }
}

extension PlanDraft {
  /// Records which rule determined a property of a line, if an explanation is requested.
  mutating func note(_ line: Int, _ ground: PlanGround) { trail?.note(line, ground) }
}

extension PlanRules {
  /// The location in the guideline's files (file and keys) that a ground of a step comes from;
  /// `nil` if no specific content states it.
  func content(of ground: PlanGround, _ step: PlannedStep, _ guideline: Guideline) -> String? {
    func outcome(_ outcome: TreeOutcome) -> String {
      "trees/\(guideline.name(of: outcome.tree))/outcomes/"
        + guideline.name(of: outcome.outcome, in: outcome.tree)
    }
    func own(_ key: String) -> String {
      "plan.yaml/steps/\(step.name(in: guideline))/\(key)"
    }
    func bound(_ number: Int, _ key: String = "") -> String {
      "plan.yaml/bounds/\(guideline.name(of: bounds[number].tree))\(key)"
    }
    func rule(_ key: String, _ number: Int, _ part: String = "") -> String {
      "plan.yaml/\(key)/\(number + 1)\(part)"
    }
    switch ground {
    case .named(let by, _), .refined(let by, _), .chosen(let by): return outcome(by)
    case .standsWith: return own("stands-with")
    case .refinerOpen(let tree), .possible(_, let tree):
      return "trees/\(guideline.name(of: tree))"
    case .carried(let wait, _): return rule("waits", wait, "/holds-back")
    case .conflict(let wait):
      let isItself = steps[waits[wait].step.offset].step == step
      return rule("waits", wait, isItself ? "/conflict-of" : "/holds-back")
    case .mergedAfterWait(let wait, _): return rule("waits", wait, "/then/into")
    case .nothingLeftOfWait(let wait): return rule("waits", wait, "/conflict-of")
    case .waitOver(let wait): return rule("waits", wait, "/until")
    case .givesWay(let wait): return rule("waits", wait, "/then/else")
    case .wait(let wait): return rule("waits", wait, "/for")
    case .waitUrgency(let wait): return rule("waits", wait, "/urgency")
    case .merged(let number, _), .differs(let number, _): return rule("differs", number)
    case .asOpposed: return "plan.yaml/differs"
    case .boundedStands(let number): return bound(number, "/own-step")
    case .holdsWith(let number): return bound(number, "/holds-with")
    case .bound(let number, let by, _): return by.map(outcome) ?? bound(number, "/steps")
    case .sooner(let number): return bound(number, "/sooner")
    case .tick: return own("tick")
    case .doneBy, .tooEarly, .presumed: return own("done-by")
    case .notWhileUnknown: return own("not-while-unknown")
    case .running: return own("runs")
    case .startsWith: return own("starts-with")
    case .ownLimit: return own("limit")
    case .closed(let number), .leaves(let number): return rule("closes", number)
    case .superseded(let number, _), .weaker(let number, _): return rule("supersedes", number)
    case .declined: return "case/decisions"
    case .waitsForCaution(let number): return rule("waits-for-caution", number)
    case .limit(let by): return outcome(by)
    case .statedUrgency(_, let of): return of.map(outcome)
    case .differsInItself, .holds, .open, .earliest, .pastDue, .remaining, .noLimit: return nil
    case .placed(let number): return rule("places", number)
    }
  }
}
