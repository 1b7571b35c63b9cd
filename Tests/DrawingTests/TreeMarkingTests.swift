import GuidelineModel
import TestSupport
import Testing

@testable import Drawing

struct TreeMarkingTests {
  /// A state in which about half of the items are known, the others in part or not at all.
  private func state(of guideline: Guideline, seed: Int) -> [PossibleValues] {
    var numbers = SeededGenerator(seed: seed)
    return guideline.items.map { item in
      let known = numbers.next(below: item.values.count)
      let other = numbers.next(below: item.values.count)
      return [PossibleValues([known]), PossibleValues([known, other]), item.allValues][
        numbers.next(below: 3)]
    }
  }

  /// The branches of every path that some completion of a state takes.
  private func paths(_ tree: Tree, _ state: [PossibleValues]) -> Set<[TakenBranch]> {
    let items = Set(tree.decisions.map(\.item)).sorted()
    var completions: [[Index<Item>: Int]] = [[:]]
    for item in items {
      completions = completions.flatMap { completion in
        state[item.offset].indices.map { value in completion.merging([item: value]) { $1 } }
      }
    }
    return Set(completions.map { path(tree, $0) })
  }

  private struct TakenBranch: Hashable {
    let decision: Int
    let branch: Int
  }

  private func path(_ tree: Tree, _ values: [Index<Item>: Int]) -> [TakenBranch] {
    var path: [TakenBranch] = []
    var place: Int? = 0
    while let decision = place {
      let value = values[tree.decisions[decision].item] ?? 0
      let branches = tree.decisions[decision].branches
      let branch = branches.firstIndex { $0.values.contains(value) } ?? 0
      path.append(TakenBranch(decision: decision, branch: branch))
      if case .decision(let next) = branches[branch].target {
        place = next.offset
      } else {
        place = nil
      }
    }
    return path
  }

  private func outcome(_ tree: Tree, _ path: [TakenBranch]) -> Int? {
    guard let last = path.last,
      case .outcome(let outcome) = tree.decisions[last.decision].branches[last.branch].target
    else { return nil }
    return outcome.offset
  }

  @Test(arguments: try DrawnTree.each(), 0..<12)
  func `marks agree with walking every completion`(drawn: DrawnTree, seed: Int) throws {
    let tree = drawn.tree
    let state = state(of: drawn.guideline, seed: seed)
    let marking = TreeMarking(tree) { state[$0.offset] }
    let paths = paths(tree, state)
    let first = try #require(paths.first)
    let reached = Set(paths.joined())
    let outcomes = Set(paths.compactMap { outcome(tree, $0) })
    let common = first.indices.prefix { place in
      paths.allSatisfy { $0.count > place && $0[place] == first[place] }
    }
    let taken = Set(first[common])

    for (place, decision) in tree.decisions.enumerated() {
      let isTaken = taken.contains { $0.decision == place }
      let isReached = reached.contains { $0.decision == place }
      #expect(
        marking[Index<Decision>(place)]
          == (isTaken ? .taken : isReached ? .possible : .ruledOut))
      for number in decision.branches.indices {
        let branch = TakenBranch(decision: place, branch: number)
        #expect(
          marking[Index(place), branch: number]
            == (taken.contains(branch)
              ? .taken : reached.contains(branch) ? .possible : .ruledOut))
      }
    }
    for place in tree.outcomes.indices {
      #expect(
        marking[Index<Outcome>(place)]
          == (outcomes == [place] ? .taken : outcomes.contains(place) ? .possible : .ruledOut))
    }
    let waiting = common.count == first.count ? nil : first[common.count].decision
    #expect(marking.waiting?.offset == waiting)
  }

  @Test(arguments: try DrawnTree.each())
  func `without a patient everything is possible`(drawn: DrawnTree) {
    let marking = TreeMarking(unmarked: drawn.tree)
    #expect(drawn.tree.decisions.indices.allSatisfy { marking[Index<Decision>($0)] == .possible })
    #expect(drawn.tree.outcomes.indices.allSatisfy { marking[Index<Outcome>($0)] == .possible })
  }

  @Test(arguments: try DrawnTree.each())
  func `with nothing known the path waits at the first decision`(drawn: DrawnTree) {
    let marking = TreeMarking(drawn.tree) { drawn.guideline[$0].allValues }
    #expect(marking.waiting == Index(0))
  }
}
