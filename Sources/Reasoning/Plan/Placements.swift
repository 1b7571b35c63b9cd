import GuidelineModel

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
      guard let line = place(of: rule.subject), let anchor = place(of: rule.anchor),
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
