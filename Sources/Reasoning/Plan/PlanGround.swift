package import GuidelineModel

/// Which rule gave a line of a plan something: that it stands there or does not, its state, its limit,
/// its urgency or its place.
///
/// Noted by the code that applies the rule, at the moment it does. Rules are told by their places in
/// the guideline.
package enum PlanGround: Hashable, Sendable {
  // That it stands in the plan.

  /// An action of an outcome is the step; its tree is reached, or an outcome says that it is to be
  /// decided.
  case named(by: TreeOutcome, via: TreeOutcome?)
  /// An action of an outcome says how the step is done.
  case refined(by: TreeOutcome, via: TreeOutcome?)
  /// An event is given with which the step stands whatever the trees say.
  case standsWith(Index<Event>)
  /// It belongs to the option that was chosen.
  case chosen(in: TreeOutcome)
  /// A tree that says how it is done is still open.
  case refinerOpen(Index<Tree>)

  // That it does not stand in the plan by itself.

  /// The lines that must wait say what the step says.
  case carried(wait: Int, by: [PlannedStep])
  /// The wait is over, and another line says what the step said.
  case mergedAfterWait(Int, into: PlannedStep)
  /// The wait is over, and nothing is left of the step.
  case nothingLeftOfWait(Int)
  /// A line that differs says what the step says.
  case merged(difference: Int, into: PlannedStep)
  /// A step that its tree bounds stands in the plan.
  case boundedStands(Int)

  // Its state.

  /// A person ticked it.
  case tick
  /// An event that completes it is given.
  case doneBy(Index<Event>)
  /// An event that would complete it was before the one that it begins with.
  case tooEarly(Index<Event>, for: Index<Event>)
  /// No event completes it while an item is asked and not known.
  case notWhileUnknown(Index<Item>)
  /// It has begun and not ended.
  case running(from: Index<Event>, until: Index<Event>)
  /// An outcome leaves the guideline.
  case closed(Int)
  /// A later outcome takes its place.
  case superseded(Int, by: TreeOutcome)
  /// Every tree that names it is declined.
  case declined(Index<Tree>)
  /// An outcome would take its place and asks for less.
  case weaker(Int, TreeOutcome)
  /// Outcomes contradict it, or what runs.
  case differs(Int, from: [TreeOutcome])
  /// One tree asks for it and another refrains from it.
  case differsInItself
  /// It must wait for another step.
  case conflict(Int)
  /// It says that others must wait.
  case wait(Int)
  /// The wait is over: it is to be judged now.
  case waitOver(Int)
  /// The wait is over, and another tree has been decided.
  case givesWay(Int)
  /// It waits while a caution shows.
  case waitsForCaution(Int)
  /// The event that it starts with has not happened.
  case startsWith(Index<Event>)
  /// Its tree's limit is for a treatment that is not advised.
  case holdsWith(Int)
  /// It says what is not to be done, or an outcome in full.
  case holds
  /// Nothing else is to be told of it.
  case open
  /// An answer or another event shows that its event has happened.
  case presumed(Index<Event>, from: Index<Item>?)

  // Its limit.

  /// An action sets a limit.
  case limit(of: TreeOutcome)
  /// The step has a limit of its own.
  case ownLimit
  /// The limit of a tree bounds it; without an outcome where the tree is open or not in the plan.
  case bound(Int, by: TreeOutcome?, isInPlan: Bool)

  // How pressing it is.

  /// A word of haste in what an outcome says must be done.
  case haste(Urgency, of: TreeOutcome?)
  /// Its earliest time is still ahead.
  case earliest
  /// Its latest time has passed.
  case pastDue
  /// How much is left of its limit, or how long that is.
  case remaining(Urgency)
  /// Nothing says when.
  case noLimit
  /// What a tree that says how it is done may still come to.
  case possible(Urgency, of: Index<Tree>)
  /// It should be done sooner than the limit says.
  case sooner(Int)
  /// It presses at least as much as what stands against it.
  case asOpposed(Urgency, to: PlannedStep)
  /// The wait presses.
  case waitUrgency(Int)
  /// An outcome that leaves the guideline comes first.
  case leaves(Int)

  // Its place.

  /// It stands directly beside another.
  case placed(Int)
}

/// The rules behind the lines of one plan, in the order in which they were applied.
struct PlanTrail: Sendable {
  private(set) var grounds: [Int: [PlanGround]] = [:]

  mutating func note(_ line: Int, _ ground: PlanGround) {
    if grounds[line]?.contains(ground) != true { grounds[line, default: []].append(ground) }
  }
}

extension PlanDraft {
  /// Notes which rule gave a line something, where that is asked for.
  mutating func note(_ line: Int, _ ground: PlanGround) { trail?.note(line, ground) }
}
