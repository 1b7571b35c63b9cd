import GuidelineModel

extension Evidence {
  /// Whether another answer at a decision gives some patient who comes there another outcome.
  mutating func matters(
    _ decision: Index<Decision>, of tree: Index<Tree>
  ) throws(LimitExceeded) -> Bool {
    let item = guideline[tree].decisions[decision.offset].item
    let nobody = Diagram(leaf: guideline[tree].outcomes.count)
    let outcome = try symbolic.store.choice(
      reach[tree.offset][decision.offset], below[tree.offset][decision.offset], else: nobody)
    let level = level(of: item)
    var byValue: [Diagram] = []
    for value in guideline[item].values.indices {
      byValue.append(try symbolic.store.fixing(outcome, level, to: value))
    }
    for (place, left) in byValue.enumerated() {
      for right in byValue[(place + 1)...] where left != right {
        let differ = try symbolic.store.combination(left, right) { left, right in
          if left == right || left == nobody || right == nobody { return .never }
          return left.leaf != nil && right.leaf != nil ? .always : nil
        }
        if differ != .never { return true }
      }
    }
    return false
  }
}

extension Evidence {
  /// The patients who could be given a warning: those whose tree may end as it says.
  mutating func patientsInScope(of warning: Warning) throws(LimitExceeded) -> Diagram {
    guard let place = warning.place, !place.outcomes.isEmpty else { return .always }
    return try symbolic.store.condition(
      symbolic.trees[place.tree.offset], is: Set(place.outcomes.map(\.offset)))
  }

  /// The patients for whom a warning is raised; its tree may be where they start.
  mutating func patients(of warning: Warning) throws(LimitExceeded) -> Diagram {
    let scope = try patientsInScope(of: warning)
    let met = try condition(warning.conditions)
    return try symbolic.store.both(scope, met)
  }
}
