import Testing

@testable import GuidelineModel

/// One branch of one tree, led to another outcome of that tree.
struct Mutation {
  let tree: Index<Tree>
  let decision: Int
  let branch: Int
  let outcome: Index<Outcome>

  /// Every branch that ends a tree, led to every other outcome of its tree.
  static func all(of guideline: Guideline) -> [Mutation] {
    guideline.trees.enumerated().flatMap { place, tree in
      tree.decisions.enumerated().flatMap { decision, content in
        content.branches.enumerated().flatMap { branch, target -> [Mutation] in
          guard case .outcome(let old) = target.target else { return [] }
          return tree.outcomes.indices.filter { $0 != old.offset }.map {
            Mutation(tree: Index(place), decision: decision, branch: branch, outcome: Index($0))
          }
        }
      }
    }
  }

  /// The guideline with this branch changed; its readings stay as they are.
  func applied(to guideline: Guideline) throws -> Guideline {
    var trees = guideline.trees
    let tree = trees[self.tree.offset]
    var decisions = tree.decisions
    var branches = decisions[decision].branches
    branches[branch] = Branch(
      values: branches[branch].values, label: branches[branch].label, target: .outcome(outcome))
    decisions[decision] = Decision(
      id: decisions[decision].id, item: decisions[decision].item,
      label: decisions[decision].label, branches: branches)
    trees[self.tree.offset] = Tree(
      id: tree.id, page: tree.page, title: tree.title, tab: tree.tab, rationale: tree.rationale,
      decisions: decisions, outcomes: tree.outcomes, formerNames: tree.formerNames,
      role: tree.role)
    return try guideline.replacing(trees: trees)
  }
}

extension Guideline {
  /// The guideline with other trees of the same names.
  func replacing(trees: [Tree]) throws -> Guideline {
    let header = GuidelineDraft.Header(
      id: try #require(Name(id)), version: version, title: title,
      timeZone: timeZone, start: trees[start.offset].id, scope: scope, events: events, phases: [],
      entries: [], trees: trees.map(\.id), document: document, sources: sources)
    return Guideline(
      parts: GuidelineParts(
        header: header, items: items, trees: trees, phases: phases, entries: entries, start: start,
        readings: readings, warnings: warnings, notes: notes, plan: plan))
  }

  /// The outcome that a walk by the plain definition comes to.
  func ending(of tree: Index<Tree>, _ answer: [Int]) -> Index<Outcome>? {
    var place = 0
    while true {
      let decision = self[tree].decisions[place]
      let branch = decision.branches.first { $0.values.contains(answer[decision.item.offset]) }
      switch branch?.target {
      case .decision(let next)?: place = next.offset
      case .outcome(let outcome)?: return outcome
      case nil: return nil
      }
    }
  }

  /// Every complete answer to the questions of a tree; items it does not ask have their first value.
  func completeAnswers(to tree: Index<Tree>) -> [[Int]] {
    var answers = [Array(repeating: 0, count: items.count)]
    for item in Set(self[tree].decisions.map(\.item)).sorted() {
      answers = answers.flatMap { answer in
        self[item].values.indices.map { value in
          var other = answer
          other[item.offset] = value
          return other
        }
      }
    }
    return answers
  }
}

extension Tree {
  func replacing(decisions: [Decision]) -> Tree {
    Tree(
      id: id, page: page, title: title, tab: tab, rationale: rationale, decisions: decisions,
      outcomes: outcomes, formerNames: formerNames)
  }
}

extension Guideline {
  /// Every complete answer to every item, where these are few.
  var completeAnswers: [[Int]] {
    items.reduce([[]]) { answers, item in
      answers.flatMap { answer in item.values.indices.map { answer + [$0] } }
    }
  }
}
