package import GuidelineModel
package import Reasoning

/// Cases that come past every branch that others missed.
package struct CoverProposal: Sendable {
  /// One case: where it starts and what is answered, one value each.
  package struct Case: Hashable, Sendable {
    package let start: [Index<Tree>]
    package let answers: [Index<Item>: Int]
  }

  package let cases: [Case]
  /// No number of cases below this one covers what was missed.
  ///
  /// A case takes one way through a tree, so a tree needs as many cases as branches that end it were
  /// missed, and one where only others were.
  package let lowerBound: Int

  /// Whether fewer cases cannot do.
  package var isFewest: Bool { cases.count == lowerBound }

  /// Looks for few cases; each starts at every tree that still misses something.
  ///
  /// - Parameters:
  ///   - coverage: What is covered already.
  ///   - now: A moment for the cases to be weighed at.
  /// - Throws: ``LimitExceeded`` where a tree has too many ways through it.
  package init(completing coverage: Coverage, now: Timestamp) throws(LimitExceeded) {
    let guideline = coverage.guideline
    let ways = try TreeWay.all(of: guideline.trees, limits: coverage.limits)
    let bound = guideline.trees.indices.map { coverage.casesNeeded(for: Index($0)) }.max() ?? 0
    let reasoner = Reasoner(guideline, limit: SearchLimit(nodes: coverage.limits.nodes))
    // Where several ways or trees would do, some choices leave more room for the others.
    var fewest: [Case]?
    let effort = max(1, bound) * ways.count * ways.reduce(1) { $0 + $1.count }
    for attempt in 0..<max(1, min(Self.attempts, coverage.limits.steps / effort)) {
      var choices = Choices(attempt: attempt)
      let cases = Self.cases(completing: coverage, ways, reasoner, now, &choices)
      if cases.count < fewest?.count ?? .max { fewest = cases }
      if cases.count == bound { break }
    }
    lowerBound = bound
    cases = fewest ?? []
  }

  private static func cases(
    completing coverage: Coverage, _ ways: [[TreeWay]], _ reasoner: Reasoner, _ now: Timestamp,
    _ choices: inout Choices
  ) -> [Case] {
    var coverage = coverage
    var cases: [Case] = []
    while let (made, advice) = nextCase(coverage, ways, reasoner, now, &choices) {
      cases.append(made)
      coverage.record(advice)
    }
    return cases
  }

  /// A case that covers as much as can be put together, tree by tree; nil where nothing is missed.
  private static func nextCase(
    _ coverage: Coverage, _ ways: [[TreeWay]], _ reasoner: Reasoner, _ now: Timestamp,
    _ choices: inout Choices
  ) -> (Case, Advice)? {
    var start: [Index<Tree>] = []
    var answers: [Index<Item>: PossibleValues] = [:]
    var best: (Case, Advice)?
    // The trees that need most cases choose first.
    let trees = ways.indices.shuffled(using: &choices).sorted { left, right in
      coverage.casesNeeded(for: Index(left)) > coverage.casesNeeded(for: Index(right))
    }
    for tree in trees {
      let missing = Set(coverage.missingBranches(of: Index(tree)))
      let candidates = ways[tree].shuffled(using: &choices).map {
        (way: $0, gain: $0.steps.count(where: missing.contains))
      }
      .filter { $0.gain > 0 }.sorted { $0.gain > $1.gain }
      for (way, _) in candidates {
        guard let joined = join(answers, way.answers) else { continue }
        let made = Case(
          start: (start + [Index(tree)]).sorted(),
          answers: joined.compactMapValues { $0.first { _ in true } })
        let patient = PatientCase(
          start: made.start, now: now,
          answers: made.answers.mapValues { .values(PossibleValues([$0])) })
        guard let advice = (try? reasoner.conclusion(for: patient))?.advice else { continue }
        start.append(Index(tree))
        answers = joined
        best = (made, advice)
        break
      }
    }
    return best
  }

  /// How many orders of choosing are tried at the most.
  private static let attempts = 60

  private static func join(
    _ left: [Index<Item>: PossibleValues], _ right: [Index<Item>: PossibleValues]
  ) -> [Index<Item>: PossibleValues]? {
    var joined = left
    for (item, values) in right {
      let both = (joined[item] ?? values).intersection(values)
      if both.isEmpty { return nil }
      joined[item] = both
    }
    return joined
  }
}

/// The same choices on every run: an order of choosing for each attempt.
private struct Choices: RandomNumberGenerator {
  private var state: UInt64

  init(attempt: Int) { state = UInt64(attempt) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) ^ (state << 31)
  }
}
