extension Guideline {
  /// Everything that can change an advice, in one canonical form, from which the logic digest is
  /// computed.
  ///
  /// Includes items, boundaries, events, trees, outcomes with their actions, limits and links,
  /// fixed values, readings, warnings, the conditions of notes and the rules for plans. Excludes
  /// texts, rationales, names of decisions, sources, phases and the version.
  package var canonicalLogic: String {
    var lines = ["wervelwijzer-logic 1", "start \(self[start].id)"]
    lines += events.map { "event \($0.id) \($0.defaultsToNow) \($0.isSetByAdvice)" }
    lines += items.map(Self.line)
    for tree in trees { lines += self.lines(for: tree) }
    for reading in readings {
      lines.append("reading \(reading.id) \(self[reading.tree].id)")
      lines += decisionLines(reading.alternative)
    }
    for warning in warnings {
      lines.append(
        "warning \(warning.id) \(self.line(warning.conditions)) \(self.line(warning.scope))")
    }
    for note in notes {
      lines.append(
        "note \(note.id) \(self[note.tree].id) \(self.line(note.path)) "
          + "\(self.line(note.possible)) \(note.outcomes.bits)")
    }
    return (lines + planLogic).joined(separator: "\n") + "\n"
  }

  /// The action of an outcome in canonical form, without texts.
  package static func actionLogic(of outcome: Outcome) -> String { line(outcome.action) }

  /// The time limits of an outcome in canonical form.
  package static func limitLogic(of outcome: Outcome) -> String {
    outcome.limits.map { limit in
      "\(limit.limit.within?.seconds ?? 0) \(limit.limit.notBefore?.seconds ?? 0) "
        + "\(limit.limit.event) \(limit.condition != nil)"
    }.joined(separator: ",")
  }

  private static func line(_ item: Item) -> String {
    var words = ["item \(item.id)"] + item.values.map(\.id.text)
    switch item.measurement.map({ ($0, $0.scale.input) }) {
    case (let measurement, .moment)?:
      words.append("\(measurement.scale.name) \(measurement.until?.text ?? "now")")
    case (let measurement, .number)?: words.append(measurement.scale.name)
    case nil: words.append("unmeasured")
    }
    for band in item.measurement?.bands ?? [] {
      let bound = band.bound.map { "\($0.thousandths) \($0.isInclusive)" } ?? "unbounded"
      words.append("\(band.value) \(bound)")
    }
    return words.joined(separator: " ")
  }

  private func lines(for tree: Tree) -> [String] {
    var lines = ["tree \(tree.id)"] + decisionLines(tree)
    for outcome in tree.outcomes {
      lines.append(
        "outcome \(outcome.id) \(Self.actionLogic(of: outcome)) "
          + "[\(Self.limitLogic(of: outcome))] "
          + line(outcome.fixes.map { ItemCondition(item: $0.item, values: $0.values) })
          + " \(line(outcome.continuation))")
    }
    return lines
  }

  private func decisionLines(_ tree: Tree) -> [String] {
    tree.decisions.map { decision in
      let branches = decision.branches.map { branch in
        switch branch.target {
        case .decision(let next): "\(branch.values.bits)>\(next.offset)"
        case .outcome(let outcome): "\(branch.values.bits)=\(tree.outcomes[outcome.offset].id)"
        }
      }
      return "decision \(self[decision.item].id) \(branches.joined(separator: " "))"
    }
  }

  private func line(_ conditions: [ItemCondition]) -> String {
    "(" + conditions.map { "\(self[$0.item].id):\($0.values.bits)" }.joined(separator: " ") + ")"
  }

  private func line(_ scope: OutcomeCondition?) -> String {
    scope.map { "\(self[$0.tree].id):\($0.outcomes.bits)" } ?? "anywhere"
  }

  private func line(_ continuation: Outcome.Continuation) -> String {
    func names(_ trees: [Index<Tree>]) -> String {
      trees.map { self[$0].id.text }.joined(separator: " ")
    }
    switch continuation {
    case .trees(let trees):
      return "then (\(names(trees)))"
    case .choice(let item, let options):
      let lines = options.map { "\($0.value.bits):(\(names($0.trees)))" }
      return "choose \(self[item].id) \(lines.joined(separator: " "))"
    }
  }

  private static func line(_ action: Action) -> String {
    switch action {
    case .group(let group):
      let members = group.actions.map(line).joined(separator: " ")
      return "\(group.join.rawValue)(\(group.condition != nil) \(line(group.limit)) \(members))"
    case .step(let step):
      return "\(step.strength.rawValue)(\(step.kind.rawValue) \(step.isRefrain) "
        + "\(step.urgency?.rawValue ?? "-") \(step.condition != nil) \(line(step.dose)) "
        + "\(line(step.limit)))"
    }
  }

  static func line(_ limit: TimeLimit?) -> String {
    guard let limit else { return "-" }
    return "\(limit.notBefore?.seconds ?? 0)..\(limit.within?.seconds ?? 0) \(limit.event)"
  }

  private static func line(_ dose: Dose?) -> String {
    guard let dose else { return "-" }
    let quantities = [dose.amount, dose.fractions, dose.perFraction, dose.total, dose.timesPerDay]
      .map { $0.map { "\($0.lowest)-\($0.highest)" } ?? "-" }
    let words = [dose.drug, dose.unit, dose.route, dose.form]
      .map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }
    return "dose(\((quantities + words).joined(separator: " ")) \(dose.isAtLeast))"
  }
}
