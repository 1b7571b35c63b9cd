import GuidelineModel

/// Parts by their names, to be compared with those of another version.
extension Guideline {
  func names(_ trees: [Index<Tree>]) -> [String] { trees.map { name(of: $0) } }

  func names(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { name(of: $0, in: tree) }.sorted()
  }

  func named(
    _ values: PossibleValues, of item: Index<Item>
  ) -> (item: Name<Item>, values: [String]) {
    (self[item].id, values.map { self[item].values[$0].id.text }.sorted())
  }

  func named(
    _ conditions: [ItemCondition]
  ) -> [(item: Name<Item>, values: [String])] {
    conditions.map { named($0.values, of: $0.item) }
  }
}
