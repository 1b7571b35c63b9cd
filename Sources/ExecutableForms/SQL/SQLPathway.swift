import GuidelineModel

extension SQLExport {
  /// Of every tree whether it is reached, and how it ends with the values that outcomes fix.
  ///
  /// Worked out in steps: what a tree hangs on stands in a step before its own. An outcome is certain
  /// where the names still possible are one.
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
    let stops = pathway.layers.flatMap { $0.map(\.tree) }
    let unreachable = form.trees.map(\.index).filter { !stops.contains($0) }
    let columns = unreachable.map(neverReached) + stops.map(outcome) + [contradiction]
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

  private func reached(_ stop: ExecutablePathway.Stop) -> [String] {
    let comment = SQLLines.comment(
      "\(form.guideline.name(of: stop.tree)): \(words(form.guideline[stop.tree].title))")
    let contradictions = contradictions(of: stop.settlersBefore).map { "NOT \($0)" }
    let ways = stop.isStart ? [] : ["(\(links(to: stop).joined(separator: "\n  OR ")))"]
    let conditions = ways + contradictions
    guard !conditions.isEmpty else { return [comment, "TRUE AS \(names.reached(stop.tree))"] }
    let lines = conditions.enumerated().map { ($0 == 0 ? "" : "AND ") + $1 }
    return [comment, "CASE WHEN"] + SQLLines.indented(lines)
      + ["THEN TRUE ELSE FALSE END AS \(names.reached(stop.tree))"]
  }

  /// A condition for each tree that leads to a stop by its outcome alone, and one for each choice.
  private func links(to stop: ExecutablePathway.Stop) -> [String] {
    let trees = stop.links.map(\.from.tree).uniqued
    return trees.flatMap { tree -> [String] in
      let links = stop.links.filter { $0.from.tree == tree }
      let plain = links.filter { $0.choice == nil }.map { quoted($0.from) }
      let alone =
        plain.isEmpty ? [] : ["\(names.possible(tree)) IN (\(plain.joined(separator: ", ")))"]
      return alone
        + links.compactMap { link in
          link.choice.map { choice in
            let value = value(of: choice.item, settledBy: settlers(of: choice.item, upTo: tree))
            let left = choice.left.map { String($0.bits) }.joined(separator: ", ")
            return "\(names.possible(tree)) = \(quoted(link.from)) AND \(value) IN (\(left))"
          }
        }
    }
  }

  private func possible(_ stop: ExecutablePathway.Stop) -> [String] {
    let tree = form.trees[stop.tree.offset]
    let settled = tree.items.filter { !settlers(of: $0, before: stop).isEmpty }
    let names: [String]
    if settled.isEmpty {
      names = possibleNames(of: tree)
    } else {
      let values = Dictionary(
        uniqueKeysWithValues: tree.items.map {
          ($0, value(of: $0, settledBy: settlers(of: $0, before: stop)))
        })
      names = SQLLines.names(
        tree.tree.outcomes.enumerated().map { place, outcome in
          (outcome.id.text, condition(of: tree.ways(to: Index(place)), values))
        }, joinedBy: "|")
    }
    let asked = settled.isEmpty ? "" : " AND \(self.names.mask(stop.tree)) <> 0"
    return ["CASE WHEN \(self.names.reached(stop.tree))\(asked) THEN"]
      + SQLLines.indented(names) + ["END AS \(self.names.possible(stop.tree))"]
  }

  /// Whether one of some ways is still open.
  private func condition(
    of ways: [ExecutableTree.Way], _ values: [Index<Item>: String]
  ) -> String {
    let conditions = ways.map { way in
      way.conditions.isEmpty
        ? "TRUE"
        : way.conditions.map {
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

  /// For every item that some trees settle, whether nothing is left of what was answered.
  private func contradictions(of trees: [Index<Tree>]) -> [String] {
    pathway.settledItems.compactMap { item in
      let settlers = pathway.settlers(of: item).filter(trees.contains)
      guard !settlers.isEmpty else { return nil }
      return "(\(names.mask(item)) <> 0 AND \(value(of: item, settledBy: settlers)) = 0)"
    }
  }

  private func settlers(
    of item: Index<Item>, before stop: ExecutablePathway.Stop
  ) -> [Index<Tree>] {
    pathway.settlers(of: item).filter(stop.settlersBefore.contains)
  }

  /// The trees that settle an item up to a tree and with it.
  private func settlers(of item: Index<Item>, upTo tree: Index<Tree>) -> [Index<Tree>] {
    let before = pathway.layers.flatMap(\.self).first { $0.tree == tree }?.settlersBefore ?? []
    return pathway.settlers(of: item).filter { $0 == tree || before.contains($0) }
  }

  /// What some trees leave of an answer.
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
