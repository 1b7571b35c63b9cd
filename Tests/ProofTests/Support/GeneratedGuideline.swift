import Proof
import TestSupport
import Testing

@testable import GuidelineModel

/// Guidelines that nobody would write: trees that share items and link to one another, items asked
/// twice on one way, branches that meet, outcomes that settle an item or leave a choice open.
enum GeneratedGuideline {
  private static let label = Text(nl: "x", en: "x")

  private static func name<Subject>(_ text: String) throws -> Name<Subject> {
    try #require(Name(text))
  }

  private static func item(_ place: Int, values count: Int) throws -> Item {
    Item(
      id: try name("item-\(place)"), label: label, help: label, citations: [], remark: nil,
      values: try (0..<count).map { Item.Value(id: try name("value-\($0)"), label: label) },
      measurement: nil)
  }

  /// A guideline from a seed; the last item is the one that outcomes settle.
  static func make(
    seed: Int, trees treeCount: Int, decisions: Int, items itemCount: Int
  ) throws -> Guideline {
    var generator = SeededGenerator(seed: seed)
    let items = try (0..<itemCount).map { place in
      try item(place, values: Int.random(in: 2...4, using: &generator))
    }
    let trees = try (0..<treeCount).map { place in
      let outcomes = try (0..<4).map { number in
        try outcome(
          number, later: place + 1..<treeCount, settles: Index(itemCount - 1),
          values: items[itemCount - 1].values.count, &generator)
      }
      return Tree(
        id: try name("tree-\(place)"), page: 1, title: label, tab: label, rationale: .unwritten,
        decisions: try self.decisions(decisions, items, &generator), outcomes: outcomes,
        formerNames: [])
    }
    let header = GuidelineDraft.Header(
      id: try name("generated"), version: "1", title: label, timeZone: "Europe/Amsterdam",
      start: trees[0].id, scope: Scope(includes: label, excludes: []), events: [], phases: [],
      entries: [], trees: trees.map(\.id), document: SourceDocument(title: "x", pageCount: 1),
      sources: [])
    return Guideline(
      parts: GuidelineParts(
        header: header, items: items, trees: trees, phases: [], entries: [], start: Index(0),
        readings: [], warnings: [], notes: []))
  }

  /// Decisions, each led to by the one before it.
  static func decisions(
    _ count: Int, _ items: [Item], _ generator: inout SeededGenerator
  ) throws -> [Decision] {
    try (0..<count).map { place in
      let item = Int.random(in: items.indices, using: &generator)
      let width = items[item].values.count
      let cut = Int.random(in: 1..<width, using: &generator)
      let values = Array(0..<width).shuffled(using: &generator)
      let parts = [values[..<cut], values[cut...]]
      let branches = parts.enumerated().map { number, part in
        let isLink = place + 1 < count && (number == 0 || Bool.random(using: &generator))
        let later = number == 0 ? place + 1 : Int.random(in: place + 1...count, using: &generator)
        let target: Branch.Target =
          isLink && later < count
          ? .decision(Index(later))
          : .outcome(Index(Int.random(in: 0..<4, using: &generator)))
        return Branch(values: PossibleValues(part), label: label, target: target)
      }
      return Decision(
        id: try name("decision-\(place)"), item: Index(item), label: label, branches: branches)
    }
  }

  private static func outcome(
    _ number: Int, later: Range<Int>, settles item: Index<Item>, values: Int,
    _ generator: inout SeededGenerator
  ) throws -> Outcome {
    func links(_ generator: inout SeededGenerator) -> [Index<Tree>] {
      later.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }.map { Index($0) }
    }
    let value = Int.random(in: 0..<values, using: &generator)
    let kind = Int.random(in: 0..<6, using: &generator)
    let first = links(&generator)
    let options = [
      Outcome.Option(value: PossibleValues([0]), trees: first),
      Outcome.Option(value: PossibleValues([1]), trees: links(&generator)),
    ]
    return Outcome(
      id: try name("outcome-\(number)"), summary: label, wording: label,
      action: .step(
        Step(
          strength: .perform, text: label, kind: .decision, isRefrain: false, urgency: nil,
          condition: nil, dose: nil, limit: nil, remarks: [])),
      limits: [],
      fixes: kind == 0 ? [Outcome.Fix(item: item, values: PossibleValues([value]))] : [],
      continuation: kind == 1 ? .choice(item: item, options: options) : .trees(first),
      formerNames: [], events: [])
  }
}
