package import GuidelineModel

extension CohortAnalysis {
  /// Adds what was found in other rows, with the same columns and comparisons.
  package mutating func add(_ other: CohortAnalysis) {
    for (key, group) in other.groups {
      if groups[key] == nil { groups[key] = group } else { groups[key]?.add(group) }
    }
    for place in flow.trees.indices { flow.trees[place].add(other.flow.trees[place]) }
    guard !comparisons.isEmpty else {
      comparisons = other.comparisons
      return
    }
    for (place, comparison) in other.comparisons.enumerated() {
      comparisons[place].add(comparison)
    }
  }

  /// All groups together.
  package func total(of guideline: Guideline) -> Group {
    groups.values.reduce(into: Group(guideline)) { $0.add($1) }
  }
}

extension CohortAnalysis.Group {
  package mutating func add(_ other: CohortAnalysis.Group) {
    rows += other.rows
    for (result, classes) in other.concordance.counts {
      concordance.counts[result, default: [:]].merge(classes, uniquingKeysWith: +)
    }
    for (tree, reasons) in other.concordance.reasons {
      concordance.reasons[tree, default: [:]].merge(reasons, uniquingKeysWith: +)
    }
    for (limit, counts) in other.timeliness.limits {
      timeliness.limits[limit, default: TimelinessCounts.Counts()].add(counts)
    }
    quality.add(other.quality)
  }
}

extension DataQuality {
  mutating func add(_ other: DataQuality) {
    complete += other.complete
    contradictions += other.contradictions
    for place in warnings.indices { warnings[place] += other.warnings[place] }
    for place in items.indices { items[place].add(other.items[place]) }
  }
}

extension DataQuality.ItemCounts {
  mutating func add(_ other: DataQuality.ItemCounts) {
    missing += other.missing
    coarse += other.coarse
    exact += other.exact
    invalid += other.invalid
    asked += other.asked
    askedMissing += other.askedMissing
    aloneUndecided += other.aloneUndecided
    undecidedAmongOthers += other.undecidedAmongOthers
  }
}

extension TimelinessCounts.Counts {
  mutating func add(_ other: TimelinessCounts.Counts) {
    met += other.met
    late += other.late
    uncertain += other.uncertain
    noStart += other.noStart
    noEnd += other.noEnd
    reversed += other.reversed
    minutes.merge(other.minutes, uniquingKeysWith: +)
  }

  /// The rows with a start and an end in their order.
  package var measured: Int { met + late + uncertain }

  /// How many minutes it took at most for a share of the rows that were measured; nil where there are none.
  package func minutes(atShare share: Double) -> Int? {
    let all = minutes.values.reduce(0, +)
    var left = max(1, Int((share * Double(all)).rounded(.up)))
    for (minutes, count) in minutes.sorted(by: { $0.key < $1.key }) {
      left -= count
      if left <= 0 { return minutes }
    }
    return nil
  }
}

extension TimelinessCounts {
  /// How many minutes are kept apart: all of the first hundred hours, and then three digits.
  static func rounded(minutes: Int) -> Int {
    guard minutes > 6000 else { return minutes }
    var step = 1
    while minutes / step >= 1000 { step *= 10 }
    return (minutes + step / 2) / step * step
  }
}

extension PatientFlow.TreeFlow {
  mutating func add(_ other: PatientFlow.TreeFlow) {
    reached += other.reached
    invalid += other.invalid
    for place in outcomes.indices { outcomes[place] += other.outcomes[place] }
    for place in waiting.indices { waiting[place] += other.waiting[place] }
    for decision in branches.indices {
      for branch in branches[decision].indices {
        branches[decision][branch] += other.branches[decision][branch]
      }
    }
  }
}

extension GuidelineComparison {
  mutating func add(_ other: GuidelineComparison) {
    counts.merge(other.counts, uniquingKeysWith: +)
    changed += other.changed
    guard let more = other.rows else { return }
    rows = ((rows ?? []) + more).sorted()
  }
}
