import GuidelineModel

extension PlanDraft {
  /// The indices of the lines in the plan, in the order in which people should act.
  mutating func ordered() -> [Int] {
    let beside = placed()
    let ranks = lines.map(Rank.init)
    let byRank = lines.indices.filter { lines[$0].isListed && !lines[$0].entry.isPlaced }
      .sorted { ranks[$0] < ranks[$1] }
    var order: [Int] = []
    order.reserveCapacity(lines.count)
    for line in byRank { append(line, with: beside, to: &order) }
    // Lines placed beside each other in a cycle come last.
    for line in beside where !order.contains(line.line) { append(line.line, with: [], to: &order) }
    putDecisionsFirst(&order, ranks)
    let first = order.filter { leavesGuideline(lines[$0]) }
    return first.isEmpty ? order : first + order.filter { !first.contains($0) }
  }

  private func append(_ line: Int, with beside: [PlacedLine], to order: inout [Int]) {
    for other in beside where other.anchor == line && other.side == .before {
      append(other.line, with: beside, to: &order)
    }
    order.append(line)
    for other in beside where other.anchor == line && other.side == .after {
      append(other.line, with: beside, to: &order)
    }
  }

  /// Moves decisions before the steps they must precede, if both are equally urgent.
  private func putDecisionsFirst(_ order: inout [Int], _ ranks: [Rank]) {
    for (tree, rule) in rules.decisions.enumerated() {
      guard let step = rule.before.flatMap({ lineIndex(of: $0) }),
        let decision = lineIndex(of: .decision(Index(tree))),
        ranks[step].group == ranks[decision].group,
        let from = order.firstIndex(of: decision), let to = order.firstIndex(of: step), to < from
      else { continue }
      order.remove(at: from)
      order.insert(decision, at: to)
    }
  }
}

/// The sort key of a line.
private struct Rank: Comparable {
  /// By urgency; lines that need no action are grouped by state after all of these.
  let group: Int
  /// By strength, within a group.
  let kind: Int
  let due: Instant
  let order: Int

  init(_ line: PlanLine) {
    let later: Int? =
      switch line.state {
      case .waits: line.entry.isConflict || line.entry.isPlaced ? nil : 0
      case .running: 1
      case .done: 2
      case .superseded: 3
      case .declined: 4
      case .open, .differs, .choose, .decide, .holds, nil: nil
      }
    group = later.map { Urgency.allCases.count + $0 } ?? line.entry.urgency.rank
    kind =
      switch line.state {
      case .holds: 4
      case .differs, .choose, .decide: 1
      case .open, .done, .running, .superseded, .declined, .waits, nil:
        switch line.entry.strength {
        case .perform: 0
        case .consider: 2
        case .optional: 3
        case .refrain: 4
        }
      }
    due = line.due ?? Instant(seconds: .max)
    order = line.order
  }

  static func < (left: Rank, right: Rank) -> Bool {
    (left.group, left.kind, left.due, left.order) < (
      right.group, right.kind, right.due, right.order
    )
  }
}

extension PlanLine {
  /// Whether it shows times.
  private var showsTimes: Bool {
    state != .running && state != .superseded && state != .declined
  }

  /// The latest time it shows.
  var due: Instant? { showsTimes ? clocks.firstDue : nil }

  /// The complete entry.
  var finalEntry: PlanEntry {
    var entry = entry
    if let state { entry.state = state }
    entry.sources = named
    entry.due = due
    if showsTimes {
      entry.notBefore = clocks.lastStart
      entry.isAssumed = clocks.contains(where: \.isAssumed)
    }
    return entry
  }
}

/// Lines shown directly beside a step, with names resolved to indices.
struct PlacementRule: Sendable {
  let subject: PlanLine.Key
  let side: Placement.Side
  let anchor: Index<StepRule>
  let urgency: Urgency?
  let onlyIfMoreUrgent: Bool
  let until: IndexMask<Event>

  init?(_ placement: Placement, _ names: PlanNames) {
    let subject: PlanLine.Key? =
      switch placement.subject {
      case .step(let step): names.step(step).map { .step($0) }
      case .decision(let tree): names.tree(tree).map { .decision($0) }
      }
    guard let subject, let anchor = names.step(placement.anchor) else { return nil }
    self.subject = subject
    side = placement.side
    self.anchor = anchor
    urgency = placement.urgency
    onlyIfMoreUrgent = placement.onlyIfMoreUrgent
    until = names.events(placement.until)
  }
}

/// A line shown directly beside another.
struct PlacedLine: Sendable {
  let line: Int
  let anchor: Int
  let side: Placement.Side
}

extension PlanDraft {
  /// Finds the lines shown directly beside another line, and raises their urgency to that of the
  /// other.
  mutating func placed() -> [PlacedLine] {
    var found: [PlacedLine] = []
    for (number, rule) in rules.placements.enumerated() {
      guard let line = lineIndex(of: rule.subject), let anchor = lineIndex(of: rule.anchor),
        !lines[line].entry.isPlaced, stands(lines[line], beside: lines[anchor], rule)
      else { continue }
      lines[line].entry.urgency = rule.urgency ?? lines[anchor].entry.urgency
      lines[line].entry.isPlaced = true
      note(line, .placed(number))
      found.append(PlacedLine(line: line, anchor: anchor, side: rule.side))
    }
    return found.sorted { lines[$0.line].order < lines[$1.line].order }
  }

  /// Lines that are past or merely waiting are placed only beside lines of the same kind; a
  /// conflict is placed by its own urgency.
  private func stands(_ line: PlanLine, beside anchor: PlanLine, _ rule: PlacementRule) -> Bool {
    guard !line.isPast, !anchor.isPast, !anchor.isWaitingWithoutConflict,
      !facts.events.isAnyGiven(rule.until),
      rule.urgency == nil ? !line.isWaitingWithoutConflict : !line.entry.isConflict
    else { return false }
    return !rule.onlyIfMoreUrgent || anchor.entry.urgency < line.entry.urgency
  }
}
