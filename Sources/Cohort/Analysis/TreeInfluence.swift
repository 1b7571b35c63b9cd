import GuidelineModel
import Reasoning

/// Of every state of a tree, the items on which its outcome depends: those of which two values lead to
/// different outcomes for some values of the others.
///
/// A tree depends on exactly one item exactly when that item alone decides it, whichever value it has.
struct TreeInfluence: Sendable {
  /// The different sets of items, the first of them empty.
  let sets: [[Int]]
  /// Of every state, the place of its set.
  let states: [UInt16]

  /// - Parameter part: The only part of a tree.
  init(_ part: PartTable, of guideline: Guideline) {
    let asked = part.items.indices.filter {
      guideline.items[part.items[$0]].allValues.stateCount > 1
    }
    let weights = asked.map { part.weights[$0] }
    let counts = asked.map { guideline.items[part.items[$0]].allValues.stateCount }
    var bits = Array(repeating: UInt16(0), count: part.states.count)
    for state in bits.indices {
      // Two items with more than one value possible, or as many as there are.
      var open: [(place: Int, mask: Int)] = []
      for place in asked.indices where open.count < 2 {
        let mask = state / weights[place] % counts[place] + 1
        if mask & (mask - 1) != 0 { open.append((place, mask)) }
      }
      func either(_ split: (place: Int, mask: Int)) -> UInt16 {
        let lowest = split.mask & -split.mask
        let only = state + (lowest - split.mask) * weights[split.place]
        return bits[only] | bits[state - lowest * weights[split.place]]
      }
      if open.count == 2 {
        // Of a pair that differs in one item, both have the same value of any other.
        let first: UInt16 = 1 << UInt16(open[0].place)
        bits[state] = either(open[0]) & ~first | either(open[1]) & first
      } else if let only = open.first {
        let isOpen = part.results[Int(part.states[state])].outcomes.only == nil
        bits[state] = isOpen ? 1 << UInt16(only.place) : 0
      }
    }
    var places: [UInt16: UInt16] = [0: 0]
    var sets: [[Int]] = [[]]
    states = bits.map { bits in
      if let place = places[bits] { return place }
      let place = UInt16(sets.count)
      places[bits] = place
      sets.append(asked.indices.filter { bits & 1 << UInt16($0) != 0 }.map { part.items[asked[$0]] })
      return place
    }
    self.sets = sets
  }
}
