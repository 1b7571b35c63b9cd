package import GuidelineModel
package import Reasoning

/// Cases that together cover every branch that other cases missed.
package struct CoverProposal: Sendable {
  /// A case: the trees it starts at and one value for each answered item.
  package struct Case: Hashable, Sendable {
    package let start: [Index<Tree>]
    package let answers: [Index<Item>: Int]
  }

  package let cases: [Case]
  /// The least number of cases that can cover what was missed.
  ///
  /// A case takes one path through a tree. So a tree needs as many cases as it has missed branches
  /// that end it, and one if only other branches were missed.
  package let lowerBound: Int

  /// Whether no smaller number of cases can cover what was missed.
  package var isFewest: Bool { cases.count == lowerBound }

  /// Searches for few cases; each starts at every tree in which something is still missed.
  ///
  /// - Parameters:
  ///   - coverage: What is already covered.
  ///   - now: The moment at which the cases are evaluated.
  /// - Throws: ``LimitExceeded`` when a tree has too many paths.
  package init(completing coverage: Coverage, now: Timestamp) throws(LimitExceeded) {
    let guideline = coverage.guideline
    let paths = try TreePath.all(of: guideline.trees, limits: coverage.limits)
    let bound = guideline.trees.indices.map { coverage.casesNeeded(for: Index($0)) }.max() ?? 0
    let reasoner = Reasoner(guideline, limit: SearchLimit(nodes: coverage.limits.nodes))
    // Where several paths or trees are equally good, the choice between them affects the rest: try
    // several.
    var fewest: [Case]?
    let effort = max(1, bound) * paths.count * paths.reduce(1) { $0 + $1.count }
    for attempt in 0..<max(1, min(Self.attempts, coverage.limits.steps / effort)) {
      var choices = Choices(attempt: attempt)
      let cases = Self.cases(completing: coverage, paths, reasoner, now, &choices)
      if cases.count < fewest?.count ?? .max { fewest = cases }
      if cases.count == bound { break }
    }
    lowerBound = bound
    cases = fewest ?? []
  }

  private static func cases(
    completing coverage: Coverage, _ paths: [[TreePath]], _ reasoner: Reasoner, _ now: Timestamp,
    _ choices: inout Choices
  ) -> [Case] {
    var coverage = coverage
    var cases: [Case] = []
    while let (made, advice) = nextCase(coverage, paths, reasoner, now, &choices) {
      cases.append(made)
      coverage.record(advice)
    }
    return cases
  }

  /// A case that combines, tree by tree, paths with as many missed branches as possible; nil if
  /// nothing is missed.
  private static func nextCase(
    _ coverage: Coverage, _ paths: [[TreePath]], _ reasoner: Reasoner, _ now: Timestamp,
    _ choices: inout Choices
  ) -> (Case, Advice)? {
    var start: [Index<Tree>] = []
    var answers: [Index<Item>: PossibleValues] = [:]
    var best: (Case, Advice)?
    // Trees that need most cases come first.
    let trees = paths.indices.shuffled(using: &choices).sorted { left, right in
      coverage.casesNeeded(for: Index(left)) > coverage.casesNeeded(for: Index(right))
    }
    for tree in trees {
      let missing = Set(coverage.missingBranches(of: Index(tree)))
      let candidates = paths[tree].shuffled(using: &choices).map {
        (path: $0, gain: $0.steps.count(where: missing.contains))
      }
      .filter { $0.gain > 0 }.sorted { $0.gain > $1.gain }
      for (path, _) in candidates {
        guard let joined = join(answers, path.answers) else { continue }
        let made = Case(
          start: (start + [Index(tree)]).sorted(),
          answers: joined.compactMapValues { $0.indices.first { _ in true } })
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

  /// The largest number of attempts.
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

/// A deterministic generator: each attempt has its own sequence, the same on every run.
private struct Choices: RandomNumberGenerator {
  private var state: UInt64

  init(attempt: Int) { state = UInt64(attempt) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) ^ (state << 31)
  }
}
