import GuidelineModel
import Reasoning

/// What a part of a tree leads to, with an entry for every state of the items that it asks for.
///
/// The number of a state is a sum over the items: the mask of the values still possible, less one, times the
/// weight of the item. The empty mask, for an answer that is not a value, has no entry.
struct PartTable: Sendable {
  /// What the part leads to.
  struct Result: Hashable, Sendable {
    let outcomes: OutcomeSet
    /// The parts that come next.
    let parts: [Int]
  }

  /// The places of the items that it asks for.
  let items: [Int]
  /// The weight of each item in the number of a state.
  let weights: [Int]
  /// For every state, the place of its result.
  let states: [UInt16]
  /// Every result of a state.
  let results: [Result]

  /// Asks the engine for every complete set of answers.
  ///
  /// What is possible where an item has several values is possible for one of these or for one of the others,
  /// and both of these states have smaller numbers.
  init(_ part: TreePart, of guideline: Guideline) {
    items = part.items.map(\.offset)
    var weights: [Int] = []
    var count = 1
    for item in part.items {
      weights.append(count)
      count *= guideline[item].allValues.stateCount
    }
    self.weights = weights
    var values = guideline.allValues
    for item in items { values[item] = PossibleValues(only: 0) }
    var numbers = ResultNumbers()
    var states: [UInt16] = []
    states.reserveCapacity(count)
    for state in 0..<count {
      if let place = part.items.indices.first(where: { values[part.items[$0].offset].count > 1 }) {
        let bits = Int(values[items[place]].bits)
        let lowest = bits & -bits
        let others = states[state - lowest * weights[place]]
        let alone = states[state - (bits - lowest) * weights[place]]
        states.append(numbers.union(alone, others))
      } else {
        let reached = part.reached(values)
        states.append(
          numbers.number(of: Result(outcomes: reached.outcomes, parts: reached.parts.sorted())))
      }
      for item in items {
        let next = values[item].bits &+ 1
        let isLast = values[item] == guideline.items[item].allValues
        values[item] = isLast ? PossibleValues(only: 0) : PossibleValues(bits: next)
        guard isLast else { break }
      }
    }
    results = numbers.results
    self.states = states
  }

  /// The largest number of states of a part: their numbers have 16 bits.
  static let mostStates = 1 << 16
}

/// Numbers for results, in the order in which they come.
private struct ResultNumbers {
  private(set) var results: [PartTable.Result] = []
  private var numbers: [PartTable.Result: UInt16] = [:]
  private var unions: [UInt32: UInt16] = [:]

  mutating func number(of result: PartTable.Result) -> UInt16 {
    if let number = numbers[result] { return number }
    let number = UInt16(results.count)
    numbers[result] = number
    results.append(result)
    return number
  }

  /// The number of all that two results reach.
  mutating func union(_ first: UInt16, _ second: UInt16) -> UInt16 {
    guard first != second else { return first }
    let key = UInt32(min(first, second)) << 16 | UInt32(max(first, second))
    if let number = unions[key] { return number }
    let (first, second) = (results[Int(first)], results[Int(second)])
    let number = number(
      of: PartTable.Result(
        outcomes: OutcomeSet(bits: first.outcomes.bits | second.outcomes.bits),
        parts: Set(first.parts + second.parts).sorted()))
    unions[key] = number
    return number
  }
}

/// A tree as tables.
struct TreeTable: Sendable {
  /// Every item that any decision asks for.
  ///
  /// If the answer to one of them is not a value, the tree has no outcome.
  let asked: [Int]
  /// The parts, beginning with that of the root; most trees have no other.
  let parts: [PartTable]

  /// - Parameters:
  ///   - tree: The tree.
  ///   - reasoner: The engine.
  ///   - mostStates: The largest number of states of a part that has more than one decision.
  init(
    _ tree: Index<Tree>, of reasoner: Reasoner, mostStates: Int = PartTable.mostStates
  ) {
    asked = Set(reasoner.guideline[tree].decisions.map(\.item.offset)).sorted()
    parts = reasoner.parts(of: tree, mostStates: mostStates).map {
      PartTable($0, of: reasoner.guideline)
    }
  }

  /// The tree that a reading changes, under that reading.
  init(under reading: Index<Reading>, of reasoner: Reasoner) {
    let alternative = reasoner.guideline[reading].alternative
    asked = Set(alternative.decisions.map(\.item.offset)).sorted()
    parts = reasoner.parts(under: reading, mostStates: PartTable.mostStates).map {
      PartTable($0, of: reasoner.guideline)
    }
  }

  /// The outcomes that are possible for some answers; none if one that is asked for is not a value.
  ///
  /// - Parameter masks: For every item the values still possible; 0 for an answer that is not a value.
  /// - Returns: The outcomes.
  func outcomes(_ masks: [UInt16]) -> OutcomeSet {
    guard asked.allSatisfy({ masks[$0] != 0 }) else { return OutcomeSet() }
    var outcomes = OutcomeSet()
    var visited: Set<Int> = [0]
    var waiting = [0]
    while let place = waiting.popLast() {
      let part = parts[place]
      var state = 0
      for (item, weight) in zip(part.items, part.weights) {
        state += (Int(masks[item]) - 1) * weight
      }
      let result = part.results[Int(part.states[state])]
      outcomes = OutcomeSet(bits: outcomes.bits | result.outcomes.bits)
      for next in result.parts where visited.insert(next).inserted { waiting.append(next) }
    }
    return outcomes
  }
}
