package import GuidelineModel
package import Reasoning

/// The patients in whose plan one line differs between two versions, although none of their
/// outcomes does.
///
/// No event is given.
package struct PlanClass: Sendable {
  /// A property of a line of a plan; the raw value is its key in an advice.
  package enum Field: String, Sendable {
    case step
    case decision = "tree"
    case choice = "item"
    case state
    case awaited = "for"
    case conflict
    case supersededBy = "by"
    case against
    case strength
    case condition
    case presumed
    case urgency
    case limit
    case boundBy
    case provisional
    case how
    case options
    case chosenOver
    case sources = "from"
  }

  /// One property that differs, with its values as text; the parts of a guideline by their names.
  package struct FieldDifference: Hashable, Sendable {
    package let field: Field
    /// Empty where the property had no value.
    package let old: [String]
    package let new: [String]
  }

  /// The index in the new version of the tree that the pathway starts at.
  package let start: Index<Tree>
  /// The name of the line in the old version; nil if the line is not in the old plan.
  package let old: PlanLineName?
  package let new: PlanLineName?
  /// The properties that differ; empty if the line was added or removed.
  package let changes: [FieldDifference]
  /// The class: every patient who meets one of these; empty if finding them exceeds the limits.
  package let conditions: [AnswerCondition]
  /// The share of all complete answers; the values of an item count alike.
  package let share: Double
  /// A case of each version.
  package let witness: WitnessPair
  /// The line in the plan of the witness.
  package let oldLine: PlanOutline.Line?
  package let newLine: PlanOutline.Line?
}

/// What a line of a plan is about, by its name in the guideline.
package struct PlanLineName: Hashable, Comparable, Sendable {
  package enum Kind: String, Sendable {
    case step
    case decision = "tree"
    case choice = "item"

    /// The property that holds the name of such a line.
    var field: PlanClass.Field {
      switch self {
      case .step: .step
      case .decision: .decision
      case .choice: .choice
      }
    }
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

/// A line that differs between two plans, with the properties that differ.
struct PlanLineChange: Hashable, Sendable {
  let old: PlanLineName?
  let new: PlanLineName?
  let changes: [PlanClass.FieldDifference]
}

/// A line of a plan by names, to be compared with a line of another version.
private struct NamedLine {
  let name: PlanLineName
  /// Its other properties.
  let members: [(field: PlanClass.Field, values: [String])]
  /// The actions that the line comes from.
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
      (.state, [entry.state.rawValue]), (.awaited, awaited), (.conflict, flag(entry.isConflict)),
      (.supersededBy, entry.supersededBy.map { [guideline.name(of: $0)] } ?? []),
      (.against, entry.against.map { $0.name(in: guideline) }),
      (.strength, ["\(entry.strength)"]), (.condition, flag(entry.isConditional)),
      (.presumed, flag(entry.isPresumed)), (.urgency, [entry.urgency.rawValue]),
      (.limit, line.limits.map { $0.words(in: guideline) }),
      (
        .boundBy,
        entry.boundBy.map { bound in
          [
            bound.outcome.map { outcome(TreeOutcome($0, of: bound.tree)) }
              ?? guideline.name(of: bound.tree)
          ]
        } ?? []
      ),
      (.provisional, flag(entry.isProvisional)),
      (.how, entry.how.map { guideline.name(of: $0.tree) }),
      (.options, entry.options.flatMap { $0.steps.map { $0.name(in: guideline) } }),
      (.chosenOver, (entry.chosenOver ?? []).map { $0.name(in: guideline) }),
      (.sources, entry.sources.map(outcome)),
    ]
    actions = Set(
      entry.actions.flatMap { action in
        action.stepIndices.map { "\(outcome(action.outcome)).\($0)" }
      })
    self.line = line
  }

  /// The properties that differ from an older line; of the sources only those added or removed.
  func changes(from old: NamedLine) -> [PlanClass.FieldDifference] {
    var changes: [PlanClass.FieldDifference] = []
    if old.name != name {
      changes.append(
        PlanClass.FieldDifference(
          field: name.kind.field, old: [old.name.name], new: [name.name]))
    }
    for (before, after) in zip(old.members, members) where before.values != after.values {
      let isSet = after.field == .sources
      let (removed, added) = (
        isSet ? before.values.filter { !after.values.contains($0) } : before.values,
        isSet ? after.values.filter { !before.values.contains($0) } : after.values
      )
      guard !removed.isEmpty || !added.isEmpty else { continue }
      changes.append(
        PlanClass.FieldDifference(field: after.field, old: removed, new: added))
    }
    return changes
  }
}

extension PlanOutline.Limit {
  /// The limit in the notation of guideline files.
  fileprivate func words(in guideline: Guideline) -> String {
    let parts = [
      earliest.map { "not-before \(Self.duration($0))" },
      latest.map { "within \(Self.duration($0))" },
    ]
    return parts.compactMap(\.self).joined(separator: " ") + " from \(guideline[event].id)"
  }
}

extension PlanOutline.Limit {
  /// A number of seconds as an ISO 8601 duration: in days from four whole days on, else in hours.
  package static func duration(_ seconds: Int64) -> String {
    seconds % 86_400 == 0 && seconds > 3 * 86_400
      ? "P\(seconds / 86_400)D" : "PT\(seconds / 3600)H"
  }
}

extension PlanLineChange {
  /// A change with the lines that differ.
  struct Found {
    let change: PlanLineChange
    let old: PlanOutline.Line?
    let new: PlanOutline.Line?
  }

  /// All lines that differ between two plans.
  ///
  /// Lines are matched by name; of the rest, lines that share an action are matched.
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
