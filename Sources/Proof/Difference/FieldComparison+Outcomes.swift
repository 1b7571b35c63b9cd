import GuidelineModel

extension FieldComparison {
  /// Compares two outcomes: what they say to do, what they settle and what follows them.
  mutating func compare(
    _ left: Outcome, in old: Guideline, _ right: Outcome, in new: Guideline
  ) {
    text(.summary, left.summary, right.summary)
    text(.wording, left.wording, right.wording)
    actions(left.action, right.action)
    conditions(
      .fixes, left.fixes.map { old.named($0.values, of: $0.item) },
      right.fixes.map { new.named($0.values, of: $0.item) })
    let (before, after) = (old.links(of: left), new.links(of: right))
    note(.choice, before.item.map { .word($0) }, after.item.map { .word($0) })
    for option in before.options where !after.options.contains(where: { $0.value == option.value })
    {
      at(.values([option.value])) { $0.note(.next, .words(option.trees), nil) }
    }
    for option in after.options {
      let earlier = before.options.first { $0.value == option.value }?.trees
      at(.values([option.value])) {
        $0.note(.next, earlier.map { .words($0) }, .words(option.trees))
      }
    }
    note(.next, .words(before.trees), .words(after.trees))
  }
}

extension Guideline {
  /// What follows an outcome, by names.
  fileprivate func links(
    of outcome: Outcome
  ) -> (trees: [String], item: String?, options: [(value: Name<Item.Value>, trees: [String])]) {
    switch outcome.continuation {
    case .trees(let trees):
      return (names(trees), nil, [])
    case .choice(let item, let options):
      let named = options.flatMap { option in
        option.value.map { (value: self[item].values[$0].id, trees: names(option.trees)) }
      }
      return ([], name(of: item), named)
    }
  }
}
