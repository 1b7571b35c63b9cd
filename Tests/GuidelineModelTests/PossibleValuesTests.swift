@testable import GuidelineModel
import Testing

struct PossibleValuesTests {
  @Test(arguments: 0...16)
  func `the first values of an item are as many as asked`(count: Int) {
    #expect(Array(PossibleValues(firstCount: count).indices) == Array(0..<count))
  }

  @Test
  func `values are listed in order, whatever the order given`() {
    #expect(Array(PossibleValues([15, 0, 3, 3]).indices) == [0, 3, 15])
    #expect(Array(PossibleValues([15, 0, 3, 3])) == [0, 3, 15].map { Index($0) })
  }

  @Test(arguments: [-1, 16, 17, 64, .max, .min])
  func `a place that no item has is left out`(place: Int) {
    #expect(PossibleValues([place]).isEmpty)
    #expect(PossibleValues(only: place).isEmpty)
    #expect(PossibleValues([place, 2]) == PossibleValues(only: 2))
    #expect(!PossibleValues(firstCount: 16).contains(place))
    #expect(PossibleValues([Index<Item.Value>(place)]) == nil)
  }

  @Test
  func `no values are no set`() {
    #expect(PossibleValues([Index<Item.Value>]()) == nil)
    #expect(PossibleValues(CollectionOfOne(Index<Item.Value>(3))) == PossibleValues(only: 3))
  }

  @Test(arguments: [
    ([], false, true), ([4], true, false), ([15], true, false), ([0, 1], false, false),
  ])
  func `one value left is known`(places: [Int], isKnown: Bool, isEmpty: Bool) {
    #expect(PossibleValues(places).isKnown == isKnown)
    #expect(PossibleValues(places).isEmpty == isEmpty)
    #expect(PossibleValues(places).count == places.count)
  }

  /// Every pair of sets of four values, against the sets of the standard library.
  @Test(arguments: 0..<16, 0..<16)
  func `sets behave as sets do`(left: Int, right: Int) {
    let (a, b) = (Self.indices(left), Self.indices(right))
    let (x, y) = (PossibleValues(a), PossibleValues(b))
    #expect(Set(x.intersection(y).indices) == a.intersection(b))
    #expect(Set(x.union(y).indices) == a.union(b))
    #expect(x.isSubset(of: y) == a.isSubset(of: b))
    #expect(x.isDisjoint(with: y) == a.isDisjoint(with: b))
    #expect((0..<16).allSatisfy { x.contains($0) == a.contains($0) })
  }

  private static func indices(_ number: Int) -> Set<Int> {
    Set((0..<4).filter { number & (1 << $0) != 0 })
  }
}
