import TestSupport
/// Random answers by names, from a seed.
struct RandomPatient {
  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// The values of every item, in the order of the dictionary.
  static let dictionary: [(item: String, values: [String])] = ItemTests.table

  /// One to three trees, in any order, most often one.
  mutating func start() -> [String] {
    let count = [1, 1, 1, 2, 3].randomElement(using: &generator) ?? 1
    return Array(SourceTree.base.map(\.name).shuffled(using: &generator).prefix(count))
  }

  /// For every item what is still possible: all, one value, or a few.
  mutating func values() -> [String: [String]] {
    let openness = Int.random(in: 1...9, using: &generator)
    var values: [String: [String]] = [:]
    for (item, all) in Self.dictionary {
      switch Int.random(in: 0..<10, using: &generator) {
      case ..<openness: values[item] = all
      case 9:
        let count = Int.random(in: 1...all.count, using: &generator)
        let chosen = Set(all.shuffled(using: &generator).prefix(count))
        values[item] = all.filter(chosen.contains)
      default: values[item] = all.randomElement(using: &generator).map { [$0] }
      }
    }
    return values
  }

  /// Some of the items, for a patient who could not tell.
  mutating func itemsAskedInVain() -> [String] {
    Self.dictionary.map(\.item).filter { _ in Int.random(in: 0..<8, using: &generator) == 0 }
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    elements.shuffled(using: &generator)
  }

  /// The answers as ``Clinic/answers(_:)`` reads them.
  static func answers(_ values: [String: [String]], inVain: [String] = []) -> String {
    dictionary.map { item, all in
      inVain.contains(item)
        ? "\(item): ?" : "\(item): \((values[item] ?? all).joined(separator: "|"))"
    }.joined(separator: ", ")
  }
}
