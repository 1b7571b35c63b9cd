import GuidelineModel

extension SQLExport {
  /// The `pathway` view: whether each tree is reached, and its outcomes given the values that
  /// earlier outcomes settle.
  ///
  /// It is computed in steps: a tree depends only on earlier steps. An outcome is certain if only
  /// one possible name is left.
  var pathwayView: [String] {
    var steps: [(name: String, query: [String])] = []
    var last = names.view(.trees)
    func add(_ name: String, _ columns: [[String]]) {
      let query = SQLLines.adding(columns, to: [last], fence: dialect.fence)
      last = dialect.quoted(name)
      steps.append((last, query))
    }
    for (place, layer) in pathway.layers.enumerated() {
      add("reached_\(place + 1)", layer.map(reached))
      add("possible_\(place + 1)", layer.map(possible))
    }
    let reachableTrees = pathway.layers.flatMap { $0.map(\.tree) }
    let unreachable = form.trees.map(\.index).filter { !reachableTrees.contains($0) }
    let columns = unreachable.map(neverReached) + reachableTrees.map(outcome) + [contradiction]
    let queries = steps.map { step in
      ["\(step.name) AS ("] + SQLLines.indented(step.query) + [")"]
    }
    return ["WITH"] + SQLLines.joined(queries, by: ",") + SQLLines.adding(columns, to: [last])
  }

  private func neverReached(_ tree: Index<Tree>) -> [String] {
    [
      SQLLines.comment(form.guideline.name(of: tree)),
      "FALSE AS \(names.reached(tree)),",
      "CAST(NULL AS \(dialect.text)) AS \(names.outcome(tree)),",
      "CAST(NULL AS \(dialect.text)) AS \(names.possible(tree))",
    ]
  }

  private func reached(_ reachable: ExecutablePathway.ReachableTree) -> [String] {
    let comment = SQLLines.comment(
      "\(form.guideline.name(of: reachable.tree)): \(words(form.guideline[reachable.tree].title))")
    let contradictions = contradictions(of: reachable.settlingTreesBefore).map { "NOT \($0)" }
    let leading =
      reachable.isStart ? [] : ["(\(links(to: reachable).joined(separator: "\n  OR ")))"]
    let conditions = leading + contradictions
    guard !conditions.isEmpty else { return [comment, "TRUE AS \(names.reached(reachable.tree))"] }
    let lines = conditions.enumerated().map { ($0 == 0 ? "" : "AND ") + $1 }
    return [comment, "CASE WHEN"] + SQLLines.indented(lines)
      + ["THEN TRUE ELSE FALSE END AS \(names.reached(reachable.tree))"]
  }

  /// The conditions under which a tree is reached: one for each tree that leads to it by its outcome
  /// alone, and one for each choice.
  private func links(to reachable: ExecutablePathway.ReachableTree) -> [String] {
    let trees = reachable.links.map(\.from.tree).uniqued
    return trees.flatMap { tree -> [String] in
      let links = reachable.links.filter { $0.from.tree == tree }
      let plain = links.filter { $0.choice == nil }.map { quoted($0.from) }
      let alone =
        plain.isEmpty ? [] : ["\(names.possible(tree)) IN (\(plain.joined(separator: ", ")))"]
      return alone
        + links.compactMap { link in
          link.choice.map { choice in
            let value = value(
              of: choice.item, settledBy: settlingTrees(of: choice.item, upTo: tree))
            let left = choice.left.map { String($0.bits) }.joined(separator: ", ")
            return "\(names.possible(tree)) = \(quoted(link.from)) AND \(value) IN (\(left))"
          }
        }
    }
  }

  private func possible(_ reachable: ExecutablePathway.ReachableTree) -> [String] {
    let tree = form.trees[reachable.tree.offset]
    let settled = tree.items.filter { !settlingTrees(of: $0, before: reachable).isEmpty }
    let names: [String]
    if settled.isEmpty {
      names = possibleNames(of: tree)
    } else {
      let values = Dictionary(
        uniqueKeysWithValues: tree.items.map {
          ($0, value(of: $0, settledBy: settlingTrees(of: $0, before: reachable)))
        })
      names = SQLLines.names(
        tree.tree.outcomes.enumerated().map { place, outcome in
          (outcome.id.text, condition(of: tree.paths(to: Index(place)), values))
        }, joinedBy: "|")
    }
    let asked = settled.isEmpty ? "" : " AND \(self.names.mask(reachable.tree)) <> 0"
    return ["CASE WHEN \(self.names.reached(reachable.tree))\(asked) THEN"]
      + SQLLines.indented(names) + ["END AS \(self.names.possible(reachable.tree))"]
  }

  /// The condition that one of some paths is still possible.
  private func condition(
    of paths: [ExecutableTree.Path], _ values: [Index<Item>: String]
  ) -> String {
    let conditions = paths.map { path in
      path.conditions.isEmpty
        ? "TRUE"
        : path.conditions.map {
          "(\(values[$0.item] ?? names.mask($0.item)) & \($0.values.bits)) <> 0"
        }
        .joined(separator: " AND ")
    }
    return conditions.isEmpty ? "FALSE" : conditions.joined(separator: " OR ")
  }

  private func outcome(_ tree: Index<Tree>) -> [String] {
    let possible = names.possible(tree)
    return ["CASE WHEN \(possible) NOT LIKE '%|%' THEN \(possible) END AS \(names.outcome(tree))"]
  }

  private var contradiction: [String] {
    let all = contradictions(of: pathway.settlements.map(\.by.tree).uniqued)
    return ["\(all.isEmpty ? "FALSE" : all.joined(separator: " OR ")) AS \(names.contradiction)"]
  }

  /// For every item that some trees settle, the condition that no answered value is left.
  private func contradictions(of trees: [Index<Tree>]) -> [String] {
    pathway.settledItems.compactMap { item in
      let settlingTrees = pathway.settlingTrees(of: item).filter(trees.contains)
      guard !settlingTrees.isEmpty else { return nil }
      return "(\(names.mask(item)) <> 0 AND \(value(of: item, settledBy: settlingTrees)) = 0)"
    }
  }

  private func settlingTrees(
    of item: Index<Item>, before reachable: ExecutablePathway.ReachableTree
  ) -> [Index<Tree>] {
    pathway.settlingTrees(of: item).filter(reachable.settlingTreesBefore.contains)
  }

  /// The trees that settle an item, up to and including a tree.
  private func settlingTrees(of item: Index<Item>, upTo tree: Index<Tree>) -> [Index<Tree>] {
    let before = pathway.layers.flatMap(\.self).first { $0.tree == tree }?.settlingTreesBefore ?? []
    return pathway.settlingTrees(of: item).filter { $0 == tree || before.contains($0) }
  }

  /// The mask of an item after some trees have settled it.
  private func value(of item: Index<Item>, settledBy trees: [Index<Tree>]) -> String {
    let all = form.guideline[item].allValues.bits
    let left = trees.map { tree in
      let settled = pathway.settlements.filter { $0.item == item && $0.by.tree == tree }
      let cases = settled.map { "WHEN \(quoted($0.by)) THEN \($0.values.bits)" }
      return "\n  & CASE \(names.possible(tree)) \(cases.joined(separator: " ")) ELSE \(all) END"
    }
    return left.isEmpty ? names.mask(item) : "(\(names.mask(item))\(left.joined()))"
  }

  private func quoted(_ outcome: TreeOutcome) -> String {
    "'\(form.guideline.name(of: outcome.outcome, in: outcome.tree))'"
  }
}
