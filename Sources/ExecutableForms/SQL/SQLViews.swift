import GuidelineModel

extension SQLExport {
  /// The `items` view: the mask of every item, and the names of items with an invalid text.
  var itemsView: [String] {
    let items = form.guideline.items.indices.map { Index<Item>($0) }
    let invalid = items.filter(columns.contains).map { item in
      (form.guideline.name(of: item), "\(names.mask(item)) = 0")
    }
    let invalidNames =
      invalid.isEmpty
      ? ["CAST(NULL AS \(dialect.text))"] : SQLLines.names(invalid, joinedBy: ",")
    let last = "\(invalidNames.last ?? "") AS \(names.invalid)"
    let masks = SQLLines.adding(items.map(mask), to: [names.cases], fence: dialect.fence)
    return SQLLines.adding(
      [invalidNames.dropLast() + [last]],
      to: ["("] + SQLLines.indented(masks) + [") AS \(dialect.quoted("masks"))"])
  }

  /// The mask of an item: a bit for each value that its text leaves possible.
  ///
  /// A text of values joined by `|` is valid if the lengths of the values found in it, plus one
  /// each, add up to its own: then no part is unknown, empty or repeated.
  private func mask(_ item: Index<Item>) -> [String] {
    let content = form.guideline[item]
    let values = content.values.enumerated().map { (bit: 1 << $0.offset, name: $0.element.id.text) }
    let all = content.allValues.bits
    let words =
      [self.words(content.label)]
      + zip(values, content.values).map { "  \($0.bit) \($0.name): \(self.words($1.label))" }
    let comments = words.map(SQLLines.comment)
    guard columns.contains(item) else { return comments + ["\(all) AS \(names.mask(item))"] }
    let column = names.column(item)
    func sum(_ number: ((bit: Int, name: String)) -> Int) -> [String] {
      values.enumerated().map { place, value in
        (place == 0 ? "  " : "+ ")
          + "CASE WHEN '|' || \(column) || '|' LIKE '%|\(value.name)|%' THEN \(number(value)) "
          + "ELSE 0 END"
      }
    }
    var lines = comments
    lines += ["CASE", "  WHEN \(column) IS NULL OR \(column) = '' THEN \(all)"]
    lines += values.map { "  WHEN \(column) = '\($0.name)' THEN \($0.bit)" }
    lines.append("  WHEN LENGTH(\(column)) + 1 =")
    lines += SQLLines.indented(sum { $0.name.utf8.count + 1 }, by: 2)
    lines.append("  THEN")
    lines += SQLLines.indented(sum { $0.bit }, by: 2)
    lines += ["  ELSE 0", "END AS \(names.mask(item))"]
    return lines
  }
}

extension SQLExport {
  /// The `trees` view: the mask of every tree.
  var treesView: [String] {
    SQLLines.adding(form.trees.map(mask), to: [names.view(.items)], fence: dialect.fence)
  }

  /// The mask of a tree: a bit for each possible outcome; 0 if any item that the tree asks is
  /// invalid.
  private func mask(_ tree: ExecutableTree) -> [String] {
    let outcomes = tree.tree.outcomes.enumerated().map { place, outcome in
      "  \(1 << place) \(outcome.id): \(words(outcome.summary))"
    }
    let comments = (["\(tree.tree.id): \(words(tree.tree.title))"] + outcomes).map(SQLLines.comment)
    let asked = tree.items.map(names.mask).joined(separator: ", ")
    return comments + ["CASE WHEN 0 IN (\(asked)) THEN 0 ELSE"]
      + SQLLines.indented(expression(tree.root, of: tree.tree)) + [
        "END AS \(names.mask(tree.index))"
      ]
  }

  /// The mask of the outcomes that are reachable from a node.
  private func expression(_ place: ExecutableTree.Node, of tree: Tree) -> [String] {
    switch place {
    case .outcome(let outcome): return ["\(1 << outcome.offset)"]
    case .question(let question):
      let label = SQLLines.comment(words(tree.decisions[question.decision.offset].label))
      return [label]
        + question.branches.enumerated().flatMap { place, branch in
          let lines = expression(branch, from: question, of: tree)
          return place == 0 ? lines : ["| " + lines[0]] + lines.dropFirst()
        }
    }
  }

  private func expression(
    _ branch: ExecutableTree.Branch, from question: ExecutableTree.Question, of tree: Tree
  ) -> [String] {
    let condition = "(\(names.mask(question.item)) & \(branch.values.bits)) <> 0"
    let label = SQLLines.comment(words(branch.label))
    switch branch.target {
    case .outcome(let outcome):
      return ["CASE WHEN \(condition) THEN \(1 << outcome.offset) ELSE 0 END \(label)"]
    case .question:
      return ["CASE WHEN \(condition) THEN \(label)"]
        + SQLLines.indented(expression(branch.target, of: tree), by: 2) + ["  ELSE 0 END"]
    }
  }
}

extension SQLExport {
  /// The `advice` view: the outcome of every tree and its possible outcomes, by name.
  var adviceView: [String] {
    let columns = form.trees.flatMap { tree in
      [
        outcome(of: tree, as: names.outcome(tree.index)),
        possible(of: tree, as: names.possible(tree.index)),
      ]
    }
    return SQLLines.adding(columns, to: [names.view(.trees)])
  }

  private func outcome(of tree: ExecutableTree, as column: String) -> [String] {
    ["CASE \(names.mask(tree.index))"]
      + tree.tree.outcomes.enumerated().map { "  WHEN \(1 << $0) THEN '\($1.id)'" }
      + ["END AS \(column)"]
  }

  private func possible(of tree: ExecutableTree, as column: String) -> [String] {
    let names = possibleNames(of: tree)
    return names.dropLast() + ["\(names.last ?? "") AS \(column)"]
  }

  /// The names of the outcomes in the mask of a tree, joined by `|`.
  func possibleNames(of tree: ExecutableTree) -> [String] {
    SQLLines.names(
      tree.tree.outcomes.enumerated().map { place, outcome in
        (outcome.id.text, "(\(names.mask(tree.index)) & \(1 << place)) <> 0")
      }, joinedBy: "|")
  }
}
