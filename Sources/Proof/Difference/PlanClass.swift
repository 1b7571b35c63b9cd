package import GuidelineModel
package import Reasoning

/// Patients in whose plan one line differs between two versions, although none of their outcomes does; no
/// event is given.
package struct PlanClass: Sendable {
  /// What of a line differs, by names.
  package struct Change: Hashable, Sendable {
    /// As advices call it.
    package let key: String
    /// What it was; empty where it was not there.
    package let old: [String]
    package let new: [String]
  }

  /// The tree that the pathway starts at, by its place in the new version.
  package let start: Index<Tree>
  /// What the line is about in the old version: a step, a decision or a choice; nil where it did not stand
  /// in the plan.
  package let old: PlanLineName?
  package let new: PlanLineName?
  /// At least one; none where the line came or went.
  package let changes: [Change]
  /// Who: everybody who meets one of these; empty where that takes too much to say.
  package let conditions: [AnswerCondition]
  /// The share of all complete answers, the values of each item counted alike.
  package let share: Double
  /// A case of each version.
  package let witness: Witness
  /// The line in the plan of the witness.
  package let oldLine: PlanOutline.Line?
  package let newLine: PlanOutline.Line?
}

/// What a line of a plan is about, in the names of its guideline.
package struct PlanLineName: Hashable, Comparable, Sendable {
  package enum Kind: String, Sendable {
    case step
    case decision = "tree"
    case choice = "item"
  }

  package let kind: Kind
  package let name: String

  package init(_ subject: PlanEntry.Subject, in guideline: Guideline) {
    switch subject {
    case .step(let step): (kind, name) = (.step, step.name(in: guideline))
    case .decision(let tree): (kind, name) = (.decision, guideline.name(of: tree))
    case .choice(let item, _): (kind, name) = (.choice, guideline.name(of: item))
    }
  }

  package static func < (left: PlanLineName, right: PlanLineName) -> Bool {
    (left.kind.rawValue, left.name) < (right.kind.rawValue, right.name)
  }
}

/// One line that differs between two plans, with what of it does.
struct PlanLineChange: Hashable, Sendable {
  let old: PlanLineName?
  let new: PlanLineName?
  let changes: [PlanClass.Change]
}

/// A line of a plan by names, so that it can be compared with one of another version.
private struct NamedLine {
  let name: PlanLineName
  /// What it says beyond what it is about, by the keys of advices.
  let members: [(key: String, values: [String])]
  /// The actions that it is made of.
  let actions: Set<String>
  let line: PlanOutline.Line

  init(_ line: PlanOutline.Line, in guideline: Guideline) {
    let entry = line.entry
    func outcome(_ outcome: TreeOutcome) -> String {
      "\(guideline.name(of: outcome.tree))/\(guideline.name(of: outcome.outcome, in: outcome.tree))"
    }
    func flag(_ holds: Bool) -> [String] { holds ? ["true"] : [] }
    let awaited: [String] =
      switch entry.awaited {
      case .step(let step)?: [guideline[step].id.text]
      case .event(let event)?: [guideline[event].id.text]
      case .caution(let code)?: [code]
      case nil: []
      }
    name = PlanLineName(entry.subject, in: guideline)
    members = [
      ("state", [entry.state.rawValue]), ("for", awaited), ("conflict", flag(entry.isConflict)),
      ("by", entry.supersededBy.map { [guideline.name(of: $0)] } ?? []),
      ("against", entry.against.map { $0.name(in: guideline) }),
      ("strength", ["\(entry.strength)"]), ("condition", flag(entry.isConditional)),
      ("presumed", flag(entry.isPresumed)), ("urgency", [entry.urgency.rawValue]),
      ("limit", line.limits.map { $0.words(in: guideline) }),
      (
        "boundBy",
        entry.boundBy.map { bound in
          [
            bound.outcome.map { outcome(TreeOutcome($0, of: bound.tree)) }
              ?? guideline.name(of: bound.tree)
          ]
        } ?? []
      ),
      ("provisional", flag(entry.isProvisional)),
      ("how", entry.how.map { guideline.name(of: $0.tree) }),
      ("options", entry.options.flatMap { $0.steps.map { $0.name(in: guideline) } }),
      ("chosenOver", (entry.chosenOver ?? []).map { $0.name(in: guideline) }),
      ("from", entry.sources.map(outcome)),
    ]
    actions = Set(
      entry.actions.flatMap { action in action.places.map { "\(outcome(action.outcome)).\($0)" } })
    self.line = line
  }

  /// What of it is other than it was; of its sources only those that came or went.
  func changes(from old: NamedLine) -> [PlanClass.Change] {
    var changes: [PlanClass.Change] = []
    if old.name != name {
      changes.append(
        PlanClass.Change(key: name.kind.rawValue, old: [old.name.name], new: [name.name]))
    }
    for (before, after) in zip(old.members, members) where before.values != after.values {
      let isList = after.key == "from"
      let (gone, come) = (
        isList ? before.values.filter { !after.values.contains($0) } : before.values,
        isList ? after.values.filter { !before.values.contains($0) } : after.values
      )
      guard !gone.isEmpty || !come.isEmpty else { continue }
      changes.append(PlanClass.Change(key: after.key, old: gone, new: come))
    }
    return changes
  }
}

extension PlanOutline.Limit {
  /// The limit as a person who writes guidelines reads it.
  fileprivate func words(in guideline: Guideline) -> String {
    let parts = [
      earliest.map { "not-before \(Self.duration($0))" },
      latest.map { "within \(Self.duration($0))" },
    ]
    return parts.compactMap(\.self).joined(separator: " ") + " from \(guideline[event].id)"
  }
}

extension PlanOutline.Limit {
  /// Some seconds as a duration of ISO 8601: whole days from four on.
  package static func duration(_ seconds: Int64) -> String {
    seconds % 86_400 == 0 && seconds > 3 * 86_400
      ? "P\(seconds / 86_400)D" : "PT\(seconds / 3600)H"
  }
}

extension PlanLineChange {
  /// A change with the lines in which it is.
  struct Found {
    let change: PlanLineChange
    let old: PlanOutline.Line?
    let new: PlanOutline.Line?
  }

  /// Every line that differs between two plans.
  ///
  /// Lines of one name belong together; of the others those that share an action.
  static func all(
    from old: ([PlanOutline.Line], Guideline), to new: ([PlanOutline.Line], Guideline)
  ) -> [Found] {
    var before = old.0.map { NamedLine($0, in: old.1) }
    var found: [Found] = []
    func compare(_ left: NamedLine, _ right: NamedLine) {
      let changes = right.changes(from: left)
      guard !changes.isEmpty else { return }
      found.append(
        Found(
          change: PlanLineChange(old: left.name, new: right.name, changes: changes),
          old: left.line, new: right.line))
    }
    var rest: [NamedLine] = []
    for line in new.0.map({ NamedLine($0, in: new.1) }) {
      guard let place = before.firstIndex(where: { $0.name == line.name }) else {
        rest.append(line)
        continue
      }
      compare(before.remove(at: place), line)
    }
    for line in rest {
      if let place = before.firstIndex(where: { !$0.actions.isDisjoint(with: line.actions) }) {
        compare(before.remove(at: place), line)
      } else {
        found.append(
          Found(
            change: PlanLineChange(old: nil, new: line.name, changes: []), old: nil,
            new: line.line))
      }
    }
    return found
      + before.map {
        Found(change: PlanLineChange(old: $0.name, new: nil, changes: []), old: $0.line, new: nil)
      }
  }
}
