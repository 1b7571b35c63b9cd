import TestSupport
import Testing

@testable import GuidelineModel

/// Random guidelines for tests of the overview: trees in phases, with links in any combination.
enum GeneratedMap {
  /// A guideline from a seed: up to 12 trees in up to 4 phases.
  static func make(seed: Int) throws -> Guideline {
    var numbers = SeededGenerator(seed: seed)
    let count = 1 + numbers.next(below: 12)
    let phaseCount = 1 + numbers.next(below: 4)
    let phaseOf = (0..<count).map { _ in numbers.next(below: phaseCount) }.sorted()
    let sparsity = 2 + numbers.next(below: 5)
    let links = (0..<count).map { tree in
      (tree + 1..<count).filter { _ in numbers.next(below: sparsity) == 0 }
    }
    let trees = try links.enumerated().map { place, targets in
      try tree(place, words: 1 + numbers.next(below: 12), targets)
    }
    let phases = try (0..<phaseCount).map { phase in
      Phase(
        id: try name("phase-\(phase)"), label: text("Phase"),
        trees: phaseOf.indices.filter { phaseOf[$0] == phase }.map { Index($0) })
    }
    let entries = try trees.indices.filter { _ in numbers.next(below: 4) == 0 }.map { tree in
      EntryPoint(id: try name("entry-\(tree)"), label: text("a usual way in"), trees: [Index(tree)])
    }
    return try guideline(trees, phases, entries)
  }

  private static func guideline(
    _ trees: [Tree], _ phases: [Phase], _ entries: [EntryPoint]
  ) throws -> Guideline {
    let header = GuidelineDraft.Header(
      id: try name("generated"), version: "1", title: text("Generated"),
      timeZone: "Europe/Amsterdam", start: trees[0].id,
      scope: Scope(includes: text("x"), excludes: []), events: [], phases: [], entries: [],
      trees: trees.map(\.id), document: SourceDocument(title: "x", pageCount: 1), sources: [])
    return Guideline(
      parts: GuidelineParts(
        header: header, items: [], trees: trees, phases: phases, entries: entries,
        start: Index(0), readings: [], warnings: [], notes: []))
  }

  private static func tree(_ place: Int, words: Int, _ targets: [Int]) throws -> Tree {
    let title = text(Array(repeating: "tree", count: words).joined(separator: " "))
    let outcome = Outcome(
      id: try name("outcome"), summary: title, wording: title,
      action: .step(
        Step(
          strength: .perform, text: title, kind: .decision, isRefrain: false, urgency: nil,
          condition: nil, dose: nil, limit: nil, remarks: [])),
      limits: [], fixes: [], continuation: .trees(targets.map { Index($0) }),
      formerNames: [], events: [])
    return Tree(
      id: try name("tree-\(place)"), page: 1, title: title, tab: title, rationale: .unwritten,
      decisions: [], outcomes: [outcome], formerNames: [])
  }

  private static func name<Subject>(_ text: String) throws -> Name<Subject> {
    try #require(Name(text))
  }

  private static func text(_ words: String) -> Text { Text(nl: words, en: words) }
}
