extension Resolution {
  /// Reports former names that would make comparisons with an earlier version ambiguous.
  mutating func checkFormerNames() {
    let header = DraftPath("guideline")
    checkFormerNames(
      of: draft.header.events.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .event,
      at: header.key("events"))
    checkFormerNames(
      of: draft.items.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .item,
      at: DraftPath("items"))
    for (index, item) in draft.items.enumerated() {
      checkFormerNames(
        of: item.values.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .value,
        at: DraftPath("items").index(index).key("values"))
    }
    checkFormerNames(
      of: draft.trees.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .tree,
      at: DraftPath("trees"))
    for (index, tree) in draft.trees.enumerated() {
      checkFormerNames(
        of: tree.outcomes.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .outcome,
        at: DraftPath("trees").index(index).key("outcomes"))
    }
    checkFormerNames(
      of: draft.readings.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .reading,
      at: DraftPath("readings"))
    checkFormerNames(
      of: draft.warnings.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .warning,
      at: DraftPath("warnings"))
    checkFormerNames(
      of: draft.notes.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .note,
      at: DraftPath("notes"))
    checkFormerNames(
      of: draft.plan.steps.map { CurrentAndFormerNames($0.id, $0.formerNames) }, kind: .step,
      at: DraftPath("plan", "steps"))
  }

  private mutating func checkFormerNames(
    of parts: [CurrentAndFormerNames], kind: NamedPart, at path: DraftPath
  ) {
    let present = Set(parts.map(\.name))
    var claims: [String: String] = [:]
    for (index, part) in parts.enumerated() {
      for (number, former) in part.formerNames.enumerated() {
        let path = path.index(index).key("was").index(number)
        if present.contains(former) {
          report(.formerNameInUse, at: path, kind.formerNameInUse(former))
        } else if let other = claims[former] {
          report(
            .formerNameClaimedTwice, at: path,
            kind.formerNameClaimedTwice(former, other, part.name))
        }
        claims[former] = part.name
      }
    }
  }
}

/// The current and former names of a part.
private struct CurrentAndFormerNames {
  let name: String
  let formerNames: [String]

  init<Subject>(_ name: Name<Subject>, _ formerNames: [Name<Subject>]) {
    self.name = name.text
    self.formerNames = formerNames.map(\.text)
  }
}
