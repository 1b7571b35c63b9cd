import GuidelineModel

/// Compares what an outcome tells to do, step by step.
struct ActionComparison {
  var fields: FieldComparison

  /// Compares two actions.
  ///
  /// `first` is the number of steps before them in each version.
  mutating func compare(_ old: Action, _ new: Action, after first: (old: Int, new: Int) = (0, 0)) {
    switch (old, new) {
    case (.step(let old), .step(let new)):
      fields.at(.step(first.new + 1, new.text)) { fields in
        fields.compare(old, new)
      }
    case (.group(let old), .group(let new)):
      compare(old, new, after: first)
    case (.step, .group), (.group, .step):
      fields.note(.action, .action(old), .action(new))
    }
  }

  private mutating func compare(
    _ old: ActionGroup, _ new: ActionGroup, after first: (old: Int, new: Int)
  ) {
    let pairs = Pairs(old.actions, new.actions)
    fields.at(.steps(first.new + 1, first.new + Action.group(new).stepCount)) { fields in
      fields.note(.join, .join(old.join), .join(new.join))
      fields.condition(old.condition, new.condition)
      fields.compare(old.limit, new.limit)
      if old.actions.count == new.actions.count {
        fields.note(.joiners, .words, .joiners(old.joiners), .joiners(new.joiners))
      }
      let order = pairs.inNewOrder.map { String($0 + 1) }
      let sorted = pairs.inNewOrder.sorted().map { String($0 + 1) }
      fields.note(.order, .words(sorted), .words(order))
    }
    let starts = (
      old: Self.starts(old.actions, from: first.old), new: Self.starts(new.actions, from: first.new)
    )
    for place in old.actions.indices where pairs.newIndices[place] == nil {
      fields.note(.action, .action(old.actions[place]), nil)
    }
    for place in new.actions.indices {
      if let before = pairs.oldIndices[place] {
        compare(
          old.actions[before], new.actions[place], after: (starts.old[before], starts.new[place]))
      } else {
        fields.note(.action, nil, .action(new.actions[place]))
      }
    }
  }

  /// For each action of a group, the number of steps before it.
  private static func starts(_ actions: [Action], from first: Int) -> [Int] {
    actions.indices.map { place in actions[..<place].reduce(first) { $0 + $1.stepCount } }
  }
}

extension FieldComparison {
  /// Compares the actions of two versions of an outcome.
  mutating func actions(_ old: Action, _ new: Action) {
    var comparison = ActionComparison(fields: FieldComparison())
    comparison.compare(old, new)
    note(comparison.fields.changes)
  }

  fileprivate mutating func compare(_ old: Step, _ new: Step) {
    note(.strength, .strength(old.strength), .strength(new.strength))
    text(.words, old.text, new.text)
    note(.kind, .kind(old.kind), .kind(new.kind))
    note(.refrain, .flag(old.isRefrain), .flag(new.isRefrain))
    note(.urgency, old.urgency.map { .urgency($0) }, new.urgency.map { .urgency($0) })
    condition(old.condition, new.condition)
    compare(old.dose, new.dose)
    compare(old.limit, new.limit)
    texts(.remarks, old.remarks, new.remarks)
  }

  fileprivate mutating func compare(_ old: TimeLimit?, _ new: TimeLimit?) {
    span(.within, old?.within, new?.within)
    span(.notBefore, old?.notBefore, new?.notBefore)
    note(.from, old.map { .word($0.event.text) }, new.map { .word($0.event.text) })
  }

  private mutating func compare(_ old: Dose?, _ new: Dose?) {
    func amount(_ field: Field, _ quantity: KeyPath<Dose, Quantity?>) {
      self.quantity(
        field, old?[keyPath: quantity], new?[keyPath: quantity],
        { .amount($0.text, unit: old?.unit ?? "") }, { .amount($0.text, unit: new?.unit ?? "") })
    }
    func number(_ field: Field, _ quantity: KeyPath<Dose, Quantity?>) {
      self.quantity(
        field, old?[keyPath: quantity], new?[keyPath: quantity], { .word($0.text) },
        { .word($0.text) })
    }
    note(.drug, old?.drug.map { .word($0) }, new?.drug.map { .word($0) })
    amount(.amount, \.amount)
    number(.fractions, \.fractions)
    amount(.perFraction, \.perFraction)
    amount(.total, \.total)
    note(.unit, old.map { .word($0.unit) }, new.map { .word($0.unit) })
    note(.route, old?.route.map { .word($0) }, new?.route.map { .word($0) })
    note(.form, old?.form.map { .word($0) }, new?.form.map { .word($0) })
    number(.timesPerDay, \.timesPerDay)
    note(.atLeast, .flag(old?.isAtLeast ?? false), .flag(new?.isAtLeast ?? false))
  }
}

/// Matches the actions of a group in two versions.
///
/// Matched first are actions that are equal, then those with the same words, then those that differ
/// in words only, and then those of the same sort, in their order.
private struct Pairs {
  /// For every matched action, its index in the new version by its index in the old one.
  private(set) var newIndices: [Int: Int] = [:]
  /// The same in the other direction.
  private(set) var oldIndices: [Int: Int] = [:]

  init(_ old: [Action], _ new: [Action]) {
    pair(old, new, by: \.self)
    pair(old, new, by: \.wordsAlone)
    pair(old, new, by: \.withoutWords)
    pair(old, new, by: \.sort)
  }

  /// The old indices of the matched actions, in the order of the new version.
  var inNewOrder: [Int] { oldIndices.sorted { $0.key < $1.key }.map(\.value) }

  private mutating func pair<Likeness: Hashable>(
    _ old: [Action], _ new: [Action], by likeness: (Action) -> Likeness
  ) {
    var free: [Likeness: ArraySlice<Int>] = [:]
    for place in old.indices where newIndices[place] == nil {
      free[likeness(old[place]), default: []].append(place)
    }
    for place in new.indices where oldIndices[place] == nil {
      guard let before = free[likeness(new[place])]?.popFirst() else { continue }
      newIndices[before] = place
      oldIndices[place] = before
    }
  }
}

extension Action {
  /// The sort of an action: the kind of a step, or the join of a group.
  fileprivate enum Sort: Hashable {
    case step(Step.Kind)
    case group(ActionGroup.Join)
  }

  fileprivate var sort: Sort {
    switch self {
    case .step(let step): .step(step.kind)
    case .group(let group): .group(group.join)
    }
  }

  /// The number of steps in the action.
  fileprivate var stepCount: Int {
    switch self {
    case .step: 1
    case .group(let group): group.actions.reduce(0) { $0 + $1.stepCount }
    }
  }

  /// The texts of its steps.
  fileprivate var wordsAlone: [Text] {
    switch self {
    case .step(let step): [step.text]
    case .group(let group): group.actions.flatMap(\.wordsAlone)
    }
  }

  /// The action with all texts emptied, to compare what it does.
  fileprivate var withoutWords: Action {
    let none = Text(nl: "", en: "")
    switch self {
    case .step(let step):
      return .step(
        Step(
          strength: step.strength, text: none, kind: step.kind, isRefrain: step.isRefrain,
          urgency: step.urgency, condition: step.condition.map { _ in none }, dose: step.dose,
          limit: step.limit, remarks: [], role: step.role))
    case .group(let group):
      return .group(
        ActionGroup(
          join: group.join, actions: group.actions.map(\.withoutWords), joiners: [],
          condition: group.condition.map { _ in none }, limit: group.limit, role: group.role))
    }
  }
}
