@testable import GuidelineModel
import TestSupport
import Testing

struct NearestNameTests {
  private static let names = ["pain", "paraplegia", "paraplegia-onset", "metastases", "yes", "no"]

  @Test(arguments: [
    ("pain", "pain"), ("pian", "pain"), ("pains", "pain"), ("pan", "pain"),
    ("paraplegia-onzet", "paraplegia-onset"), ("metastasis", "metastases"), ("yse", "yes"),
    ("paraplegiaonset", "paraplegia-onset"), ("on", "no"),
  ])
  func `a slip leads to the name that was meant`(text: String, meant: String) {
    #expect(nearestName(to: text, in: Self.names) == meant)
  }

  @Test(arguments: [
    "", "temperature", "xy", "pain-and-paralysis", String(repeating: "a", count: 81),
  ])
  func `what is far from every name leads nowhere`(text: String) {
    #expect(nearestName(to: text, in: Self.names) == nil)
  }

  @Test
  func `of equally near names the first is meant`() {
    #expect(nearestName(to: "cat", in: ["car", "cap"]) == "car")
    #expect(nearestName(to: "cat", in: ["cap", "car"]) == "cap")
  }

  @Test
  func `nothing is near where there is nothing`() {
    #expect(nearestName(to: "pain", in: []) == nil)
  }

  /// Words of two letters, so that many are near one another by swaps.
  @Test(arguments: 0..<100)
  func `the nearest name is the first at the least distance, within a third of the longer`(
    seed: Int
  ) {
    var generator = SeededGenerator(seed: seed)
    func word() -> String {
      (0..<Int.random(in: 6...12, using: &generator))
        .map { _ in Bool.random(using: &generator) ? "a" : "b" }.joined()
    }
    let (text, names) = (word(), (0..<20).map { _ in word() })
    let near = names.map { (name: $0, distance: Self.distance(text, $0)) }
      .filter { $0.distance <= max(text.count, $0.name.count) / 3 }
    let least = near.map(\.distance).min()
    #expect(nearestName(to: text, in: names) == near.first { $0.distance == least }?.name)
  }

  @Test
  func `a name is looked for by the first of many mistakes`() {
    let names = (0..<999).map { "name-\($0)" }
    var nearest = NearestNames()
    let found = (0..<100).map { _ in nearest.name(nearestTo: "nme-998", in: names) }
    #expect(found == Array(repeating: "name-998", count: 21) + Array(repeating: nil, count: 79))
  }

  /// The fewest letters put in, left out, replaced or swapped with their neighbour, none twice; the
  /// whole table of it.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var table = left.indices.map { [$0] } + [[left.count]]
    table[0] = Array(0...right.count)
    for i in 1...left.count {
      for j in 1...right.count {
        let replaced = table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        var least = min(table[i - 1][j] + 1, table[i][j - 1] + 1, replaced)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          least = min(least, table[i - 2][j - 2] + 1)
        }
        table[i].append(least)
      }
    }
    return table[left.count][right.count]
  }
}
