package import GuidelineModel

/// An outcome of the same name that tells clinicians something else.
package struct OutcomeChange: Hashable, Sendable {
  /// What is different about it.
  package enum Aspect: String, CaseIterable, Sendable {
    case actions
    case limits
    /// The values it settles for the trees after it.
    case fixes
    /// The trees that follow.
    case links
  }

  package let outcome: Name<Outcome>
  package let aspects: [Aspect]

  /// What is different about an outcome; nil where nothing is that an advice shows beyond wording.
  init?(_ old: Outcome, in oldGuideline: Guideline, _ new: Outcome, in newGuideline: Guideline) {
    let before = Self.content(of: old, in: oldGuideline)
    let after = Self.content(of: new, in: newGuideline)
    aspects = Aspect.allCases.filter { before[$0] != after[$0] }
    outcome = new.id
    if aspects.isEmpty { return nil }
  }

  private static func content(
    of outcome: Outcome, in guideline: Guideline
  ) -> [Aspect: String] {
    let fixes = outcome.fixes.map { guideline.names($0.values, of: $0.item) }
    return [
      .actions: Guideline.actionLogic(of: outcome), .limits: Guideline.limitLogic(of: outcome),
      .fixes: fixes.sorted().joined(separator: ", "),
      .links: guideline.names(outcome.continuation),
    ]
  }
}

extension Guideline {
  /// Values of an item by name, in an order of their own.
  func names(_ values: PossibleValues, of item: Index<Item>) -> String {
    let names = values.map { self[item].values[$0].id.text }.sorted()
    return "\(self[item].id): \(names.joined(separator: "|"))"
  }

  func names(_ trees: [Index<Tree>]) -> String {
    trees.map { self[$0].id.text }.joined(separator: " ")
  }

  func names(_ continuation: Outcome.Continuation) -> String {
    switch continuation {
    case .trees(let trees):
      return names(trees)
    case .choice(let item, let options):
      let lines = options.map { "\(names($0.value, of: item)) \(names($0.trees))" }
      return "choice " + lines.sorted().joined(separator: "; ")
    }
  }

  func names(_ conditions: [ItemCondition]) -> String {
    conditions.map { names($0.values, of: $0.item) }.sorted().joined(separator: ", ")
  }

  func names(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> String {
    outcomes.map { self[tree].outcomes[$0.offset].id.text }.sorted().joined(separator: "|")
  }
}
