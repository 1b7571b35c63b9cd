import TestSupport
import Testing

@testable import GuidelineModel
@testable import Reasoning

/// Trees that no guideline here has.
enum GeneratedTree {
  private static let label = Text(nl: "x", en: "x")

  /// Items with so many values each.
  static func items(_ counts: [Int]) -> [Item] {
    counts.enumerated().compactMap { place, count in
      guard let id = Name<Item>("item-\(place)") else { return nil }
      let values = (0..<count).compactMap { value in
        Name<Item.Value>("value-\(value)").map { Item.Value(id: $0, label: label) }
      }
      return Item(
        id: id, label: label, help: label, citations: [], remark: nil, values: values,
        measurement: nil)
    }
  }

  /// A tree on some items, each decision leading to later ones only; every later decision is led to
  /// by the one before it, so that none is unreachable by structure.
  static func tree(seed: Int, decisions count: Int, on items: [Item]) throws -> Tree {
    var generator = SeededGenerator(seed: seed)
    let decisions = try (0..<count).map { place in
      let item = Int.random(in: items.indices, using: &generator)
      let cut = Int.random(in: 1..<items[item].values.count, using: &generator)
      let parts = [Array(0..<cut), Array(cut..<items[item].values.count)]
      let branches = parts.enumerated().map { number, part in
        let isLink = place + 1 < count && (number == 0 || Bool.random(using: &generator))
        let later = number == 0 ? place + 1 : Int.random(in: place + 1...count, using: &generator)
        let target: Branch.Target =
          isLink && later < count
          ? .decision(Index(later))
          : .outcome(Index(Int.random(in: 0..<4, using: &generator)))
        return Branch(values: PossibleValues(part), label: label, target: target)
      }
      return try decision(place, asking: item, branches)
    }
    return try tree(decisions)
  }

  /// A tree that ends in outcome 1 where at least so many of the items have value 1, else in 0.
  static func score(atLeast need: Int, of count: Int) throws -> Tree {
    var places: [[Int]: Int] = [:]
    for item in 0..<count {
      for sum in 0...min(item, need - 1) where sum + count - item >= need {
        places[[item, sum]] = places.count
      }
    }
    let decisions = try places.sorted { $0.value < $1.value }.map { at, place in
      let branches = (0...1).map { value in
        let sum = at[1] + value
        let target: Branch.Target =
          if sum >= need { .outcome(Index(1)) } else if let next = places[[at[0] + 1, sum]] {
            .decision(Index(next))
          } else { .outcome(Index(0)) }
        return Branch(values: PossibleValues([value]), label: label, target: target)
      }
      return try decision(place, asking: at[0], branches)
    }
    return try tree(decisions)
  }

  /// A tree that asks item 0 and then, on either side, whether an odd number of the others have value
  /// 1: by decisions of its own each time, though item 0 changes nothing.
  static func twins(of count: Int) throws -> Tree {
    var decisions: [Decision] = []
    func place(_ side: Int, _ item: Int, _ parity: Int) -> Int {
      1 + side * 2 * count + 2 * item + parity
    }
    decisions.append(
      try decision(
        0, asking: 0,
        (0...1).map { side in
          Branch(
            values: PossibleValues([side]), label: label,
            target: .decision(Index(place(side, 0, 0))))
        }))
    for side in 0...1 {
      for item in 0..<count {
        for parity in 0...1 {
          let branches = (0...1).map { value in
            let odd = parity ^ value
            return Branch(
              values: PossibleValues([value]), label: label,
              target: item + 1 < count
                ? .decision(Index(place(side, item + 1, odd))) : .outcome(Index(odd)))
          }
          decisions.append(try decision(decisions.count, asking: item + 1, branches))
        }
      }
    }
    return try tree(decisions)
  }

  private static func decision(
    _ place: Int, asking item: Int, _ branches: [Branch]
  ) throws -> Decision {
    Decision(
      id: try #require(Name("decision-\(place)")), item: Index(item), label: label,
      branches: branches)
  }

  private static func tree(_ decisions: [Decision]) throws -> Tree {
    Tree(
      id: try #require(Name("generated")), page: 1, title: label, tab: label, rationale: .unwritten,
      decisions: decisions, outcomes: [], formerNames: [])
  }
}
