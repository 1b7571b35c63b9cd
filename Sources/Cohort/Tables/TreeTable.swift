import GuidelineModel
import Reasoning

/// What is possible of a part of a tree, in a table with an entry for every state of what it asks.
///
/// A state is one number: of every item the values still possible as a mask, less one, times a weight,
/// added up. The empty mask, of an answer that is no value, has no entry.
struct PartTable: Sendable {
  /// What the part comes to.
  struct Result: Hashable, Sendable {
    let outcomes: OutcomeSet
    /// The parts that it leads on to.
    let parts: [Int]
  }

  /// The items asked, by their places.
  let items: [Int]
  /// How much a step of each item counts.
  let weights: [Int]
  /// For every state the place of its result.
  let states: [UInt16]
  /// Every result that a state has.
  let results: [Result]

  /// Asks the engine for every state.
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
    var places: [Result: UInt16] = [:]
    var results: [Result] = []
    var states: [UInt16] = []
    states.reserveCapacity(count)
    for _ in 0..<count {
      let reached = part.reached(values)
      let result = Result(outcomes: reached.outcomes, parts: reached.parts.sorted())
      let place = places[result] ?? UInt16(results.count)
      if Int(place) == results.count {
        places[result] = place
        results.append(result)
      }
      states.append(place)
      for item in items {
        let next = values[item].bits &+ 1
        let isLast = values[item] == guideline.items[item].allValues
        values[item] = isLast ? PossibleValues(only: 0) : PossibleValues(bits: next)
        guard isLast else { break }
      }
    }
    self.results = results
    self.states = states
  }

  /// The most states of a part: their numbers are of 16 bits.
  static let mostStates = 1 << 16
}

/// A tree as tables.
struct TreeTable: Sendable {
  /// Every item that a decision asks, on whatever way: where the answer to one is no value, the tree says
  /// nothing.
  let asked: [Int]
  /// The first is that of the root; most trees have no other.
  let parts: [PartTable]

  /// - Parameters:
  ///   - tree: The tree.
  ///   - reasoner: The engine.
  ///   - mostStates: How many states a part may have, where it has more than one decision.
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

  /// The outcomes possible for some answers; none where one that is asked is no value.
  ///
  /// - Parameter masks: Of every item the values still possible, 0 for what is no value.
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
