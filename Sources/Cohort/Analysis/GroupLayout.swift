import GuidelineModel

/// Where everything stands that is counted of one group.
struct GroupLayout: Sendable {
  // The beginning of the counts of a group.
  static let rows = 0
  static let complete = 1
  static let contradictions = 2
  private static let firstItem = 3

  // The counts of an item.
  static let missing = 0
  static let coarse = 1
  static let exact = 2
  static let invalid = 3
  static let asked = 4
  static let askedMissing = 5
  static let aloneUndecided = 6
  static let undecidedAmongOthers = 7
  private static let perItem = 8

  // The counts of a limit.
  static let met = 0
  static let late = 1
  static let uncertain = 2
  static let noStart = 3
  static let noEnd = 4
  static let reversed = 5
  static let perLimit = 6

  /// Of every item all its values.
  let all: [UInt16]
  let warnings: Int
  /// Of every tree, where its results begin: that no outcome is certain, and then its outcomes.
  let results: [Int]
  let concordance: Int
  let reasons: Int
  /// How many reasons a tree has: none given, and then those of the guideline.
  let reasonCount: Int
  let limits: Int
  /// How many counts a group has.
  let count: Int

  init(_ tables: AnalysisTables) {
    let guideline = tables.guideline
    all = guideline.allValues.map(\.bits)
    warnings = Self.firstItem + Self.perItem * guideline.items.count
    var results: [Int] = []
    var resultCount = 0
    for tree in guideline.trees {
      results.append(resultCount)
      resultCount += 1 + tree.outcomes.count
    }
    self.results = results
    concordance = warnings + guideline.warnings.count
    reasons = concordance + 4 * resultCount
    reasonCount = 1 + guideline.declineReasons.count
    limits = reasons + reasonCount * guideline.trees.count
    count = limits + Self.perLimit * tables.limits.count
  }

  /// Where the counts of an item begin.
  @inline(__always)
  func item(_ item: Int) -> Int { Self.firstItem &+ Self.perItem &* item }

  /// The counts of a group by what they count.
  func group(_ counts: [Int], of tables: AnalysisTables) -> CohortAnalysis.Group {
    let guideline = tables.guideline
    var group = CohortAnalysis.Group(guideline)
    group.rows = counts[Self.rows]
    group.quality = quality(counts, of: guideline)
    for (tree, content) in guideline.trees.enumerated() {
      for result in 0...content.outcomes.count {
        let first = concordance + 4 * (results[tree] + result)
        var classes: [Concordance: Int] = [:]
        for kind in Concordance.allCases where counts[first + kind.place] > 0 {
          classes[kind] = counts[first + kind.place]
        }
        guard !classes.isEmpty else { continue }
        let outcome = result == 0 ? nil : Index<Outcome>(result - 1)
        group.concordance.counts[TreeResult(tree: Index(tree), outcome: outcome)] = classes
      }
      for reason in 0..<reasonCount {
        let count = counts[reasons + tree * reasonCount + reason]
        guard count > 0 else { continue }
        let place = reason == 0 ? nil : Index<DeclineReason>(reason - 1)
        group.concordance.reasons[Index(tree), default: [:]][place] = count
      }
    }
    for (place, limit) in tables.limits.enumerated() {
      let first = limits + Self.perLimit * place
      let counts = counts[first..<(first + Self.perLimit)].map(\.self)
      guard counts.contains(where: { $0 > 0 }) else { continue }
      var own = TimelinessCounts.Counts()
      own.met = counts[Self.met]
      own.late = counts[Self.late]
      own.uncertain = counts[Self.uncertain]
      own.noStart = counts[Self.noStart]
      own.noEnd = counts[Self.noEnd]
      own.reversed = counts[Self.reversed]
      group.timeliness.limits[limit.limit, default: TimelinessCounts.Counts()].add(own)
    }
    return group
  }

  private func quality(_ counts: [Int], of guideline: Guideline) -> DataQuality {
    var quality = DataQuality(guideline)
    quality.complete = counts[Self.complete]
    quality.contradictions = counts[Self.contradictions]
    for item in guideline.items.indices {
      let first = self.item(item)
      var own = DataQuality.ItemCounts()
      own.missing = counts[first + Self.missing]
      own.coarse = counts[first + Self.coarse]
      own.exact = counts[first + Self.exact]
      own.invalid = counts[first + Self.invalid]
      own.asked = counts[first + Self.asked]
      own.askedMissing = counts[first + Self.askedMissing]
      own.aloneUndecided = counts[first + Self.aloneUndecided]
      own.undecidedAmongOthers = counts[first + Self.undecidedAmongOthers]
      quality.items[item] = own
    }
    quality.warnings = Array(counts[warnings..<concordance])
    return quality
  }

  /// The flow of patients, from its counts one after the other.
  func flow(_ counts: [Int], of walk: WalkTables) -> PatientFlow {
    var flow = PatientFlow(walk.tables.guideline)
    for (place, tree) in walk.trees.enumerated() {
      flow.trees[place].reached = counts[tree.firstFlow]
      flow.trees[place].invalid = counts[tree.firstFlow + 1]
      for outcome in 0..<tree.outcomes {
        flow.trees[place].outcomes[outcome] = counts[tree.firstFlow + 2 + outcome]
      }
      for (number, decision) in walk.decisions[tree.decisions].enumerated() {
        flow.trees[place].waiting[number] = counts[decision.flow]
        for branch in 0..<decision.branches.count {
          flow.trees[place].branches[number][branch] = counts[decision.flow + 1 + branch]
        }
      }
    }
    return flow
  }
}
