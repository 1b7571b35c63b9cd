import GuidelineModel
import TestSupport
import Testing

@testable import Proof

/// Broadest conditions, counts and covers against exhaustive search on generated functions.
struct ConditionTests {
  private static let valueCounts = [2, 3, 2, 4]

  /// All complete answers to items with these numbers of values.
  private static let answers: [[Int]] = valueCounts.reduce([[]]) { answers, width in
    answers.flatMap { answer in (0..<width).map { answer + [$0] } }
  }

  /// A function with `results` results, by the table and as a diagram.
  private func function(
    seed: Int, results: Int, in store: inout DiagramStore
  ) throws -> (table: [[Int]: Int], diagram: Diagram) {
    var generator = SeededGenerator(seed: seed)
    let bias = Int.random(in: 1...6, using: &generator)
    let table = Dictionary(
      uniqueKeysWithValues: Self.answers.map { answer in
        let isZero = Int.random(in: 0..<7, using: &generator) < bias
        return (answer, isZero ? 0 : Int.random(in: 1..<results, using: &generator))
      })
    func diagram(_ prefix: [Int]) throws -> Diagram {
      guard prefix.count < Self.valueCounts.count else {
        return Diagram(terminal: table[prefix] ?? 0)
      }
      return try store.select(
        prefix.count, from: (0..<Self.valueCounts[prefix.count]).map { try diagram(prefix + [$0]) })
    }
    return (table, try diagram([]))
  }

  @Test(arguments: 0..<60)
  func `broadest conditions are all of them and no others`(seed: Int) throws {
    var store = DiagramStore(valueCounts: Self.valueCounts)
    let (table, diagram) = try function(seed: seed, results: 2, in: &store)
    let sets = Self.valueCounts.map { width in
      (1..<(1 << width)).map { PossibleValues(bits: UInt16($0)) }
    }
    let all = sets.reduce([[]] as [[PossibleValues]]) { all, sets in
      all.flatMap { one in sets.map { one + [$0] } }
    }
    func isMet(_ box: [PossibleValues]) -> Bool {
      table.allSatisfy { answer, result in
        result == 1 || !zip(answer, box).allSatisfy { $1.contains($0) }
      }
    }
    let implicants = all.filter(isMet)
    let expected = implicants.filter { box in
      !implicants.contains { other in
        other != box && zip(box, other).allSatisfy { $0.isSubset(of: $1) }
      }
    }
    let found = try store.primeImplicants(of: diagram)
    #expect(Set(found.map { $0.values(valueCounts: Self.valueCounts) }) == Set(expected))
    #expect(found.count == expected.count)
    #expect(found == found.sorted())
  }

  @Test(arguments: 0..<60)
  func `few conditions cover exactly the function, and none can be left out`(seed: Int) throws {
    var store = DiagramStore(valueCounts: Self.valueCounts)
    let (table, diagram) = try function(seed: seed, results: 2, in: &store)
    let few = try store.shortCover(of: diagram)
    func covered(_ conditions: [AnswerCondition]) -> Set<[Int]> {
      Set(
        Self.answers.filter { answer in
          conditions.contains { condition in
            condition.parts.allSatisfy { $0.values.contains(answer[$0.level]) }
          }
        })
    }
    let region = Set(table.filter { $0.value == 1 }.keys)
    #expect(covered(few) == region)
    for place in few.indices {
      var fewer = few
      fewer.remove(at: place)
      #expect(covered(fewer) != region)
    }
  }

  @Test(arguments: 0..<40)
  func `counts and shares are those of the table`(seed: Int) throws {
    var store = DiagramStore(valueCounts: Self.valueCounts)
    let (table, diagram) = try function(seed: seed, results: 4, in: &store)
    for result in 0..<4 {
      let condition = try store.condition(diagram, is: [result])
      let count = table.values.count { $0 == result }
      #expect(store.satisfyingCount(of: condition) == UInt64(count))
      #expect(abs(store.share(of: condition) - Double(count) / 48) < 1e-12)
    }
  }

  @Test(arguments: 0..<40)
  func `operations are those of the tables`(seed: Int) throws {
    var store = DiagramStore(valueCounts: Self.valueCounts)
    let (one, left) = try function(seed: seed, results: 2, in: &store)
    let (other, right) = try function(seed: seed + 1000, results: 2, in: &store)
    let (values, many) = try function(seed: seed + 2000, results: 5, in: &store)
    let both = try store.and(left, right)
    let either = try store.or(left, right)
    let difference = try store.difference(left, right)
    let choice = try store.ifThenElse(left, many, else: right)
    let fixed = try store.restrict(many, 1, to: 2)
    for answer in Self.answers {
      let (a, b) = (one[answer] == 1, other[answer] == 1)
      #expect(store.evaluate(both, for: answer) == (a && b ? 1 : 0))
      #expect(store.evaluate(either, for: answer) == (a || b ? 1 : 0))
      #expect(store.evaluate(difference, for: answer) == (a && !b ? 1 : 0))
      #expect(store.evaluate(choice, for: answer) == (a ? values[answer] : other[answer]))
      var moved = answer
      moved[1] = 2
      #expect(store.evaluate(fixed, for: answer) == values[moved])
    }
  }

  @Test func `a number beyond 64 bits is not counted wrongly`() throws {
    let store = DiagramStore(valueCounts: Array(repeating: 2, count: 64))
    #expect(store.satisfyingCount(of: .true) == nil)
    #expect(store.share(of: .true) == 1)
    #expect(
      DiagramStore(valueCounts: Array(repeating: 2, count: 63)).satisfyingCount(of: .true) == 1
        << 63)
  }
}
