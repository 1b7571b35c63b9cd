import GuidelineModel

extension SourceTree {
  /// The shape of a guideline's tree, by names.
  init(_ tree: Tree, in guideline: Guideline, at place: Int = 0) {
    let decision = tree.decisions[place]
    let item = guideline[decision.item]
    self = .ask(
      item: item.id.text,
      arms: decision.branches.map { branch in
        let then: SourceTree =
          switch branch.target {
          case .outcome(let outcome): .outcome(tree.outcomes[outcome.offset].id.text)
          case .decision(let next): SourceTree(tree, in: guideline, at: next.offset)
          }
        return Arm(values: branch.values.map { item.values[$0].id.text }, then: then)
      })
  }

  /// The same tree with branches, and the values on them, in alphabetical order.
  var sorted: SourceTree {
    guard case .ask(let item, let arms) = self else { return self }
    return .ask(
      item: item,
      arms: arms.map { Arm(values: $0.values.sorted(), then: $0.then.sorted) }
        .sorted { $0.values[0] < $1.values[0] })
  }
}
