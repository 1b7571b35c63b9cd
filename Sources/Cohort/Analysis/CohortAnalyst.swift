package import GuidelineModel
import Reasoning

/// Analyses rows one by one; the results of several analysts add up to those of all their rows.
package struct CohortAnalyst: RowFactsSink {
  private let tables: AnalysisTables
  private let layout: GroupLayout
  private let countsTimes: Bool
  private var walk: PathwayWalk
  private var attempt: PathwayWalk
  /// Of every group one after the other, what ``GroupLayout`` says.
  private var counts: [Int] = []
  private var minutes: [MinutesKey: Int] = [:]
  private var comparisons: [RowComparison]
  /// Of every item, the last row in which it was counted as asked, and as keeping a tree undecided.
  private var askedIn: [Int]
  private var openIn: [Int]
  private var row = 0

  /// Where a time to the end of a limit is counted.
  struct MinutesKey: Hashable, Sendable {
    let group: Int
    let limit: Int
    let minutes: Int
  }

  /// - Parameters:
  ///   - tables: The tables.
  ///   - numbersRows: Whether to keep the numbers of rows that another guideline changes.
  package init(_ tables: AnalysisTables, numbersRows: Bool = false) {
    self.tables = tables
    layout = GroupLayout(tables)
    countsTimes = !tables.limits.isEmpty
    walk = PathwayWalk(tables.walk)
    attempt = walk
    comparisons = tables.comparisons.map { RowComparison($0, numbersRows: numbersRows) }
    askedIn = tables.guideline.items.map { _ in 0 }
    openIn = askedIn
  }

  package mutating func add(_ facts: RowFacts, group: Int, row: RowPlace) {
    self.row += 1
    let first = group * layout.count
    while counts.count < first + layout.count {
      counts += Array(repeating: 0, count: layout.count)
    }
    counts[first] &+= 1
    for item in facts.masks.indices { walk.masks[item] = facts.masks[item] }
    walk.walk(from: facts.start, isExplaining: true)
    addConcordance(facts, first)
    addAnswers(facts, first)
    if walk.isContradiction {
      counts[first &+ GroupLayout.contradictions] &+= 1
      return
    }
    addCompleteness(facts, first)
    addWarnings(facts, first)
    if countsTimes { addTimes(facts, first, group) }
    for place in comparisons.indices { comparisons[place].add(facts, walk.visits, row: row) }
  }

  private mutating func addConcordance(_ facts: RowFacts, _ first: Int) {
    for visit in walk.visits {
      let kind: Concordance
      var reason: Index<DeclineReason>?
      if walk.isContradiction || visit.outcomes.isEmpty {
        kind = .undecidable
      } else {
        switch facts.done[visit.tree] {
        case .unknown: kind = .undecidable
        case .agrees(let outcomes, let given):
          reason = given
          if visit.outcomes.isSubset(of: outcomes) {
            kind = .concordant
          } else {
            kind = visit.outcomes.isDisjoint(with: outcomes) ? .notConcordant : .conditional
          }
        case .followed: kind = visit.outcomes.only == nil ? .undecidable : .concordant
        case .declined(let given):
          reason = given
          kind = visit.outcomes.only == nil ? .undecidable : .notConcordant
        }
      }
      let result = layout.results[visit.tree] + (visit.outcomes.only.map { $0.offset + 1 } ?? 0)
      counts[first &+ layout.concordance &+ 4 &* result &+ kind.place] &+= 1
      guard kind == .notConcordant else { continue }
      let place = visit.tree &* layout.reasonCount &+ (reason.map { $0.offset + 1 } ?? 0)
      counts[first &+ layout.reasons &+ place] &+= 1
    }
  }

  private mutating func addAnswers(_ facts: RowFacts, _ first: Int) {
    for item in facts.masks.indices {
      let mask = facts.masks[item]
      let kind: Int
      if mask & (mask &- 1) != 0 {
        kind = mask == layout.all[item] ? GroupLayout.missing : GroupLayout.coarse
      } else {
        // An item with one value only is known without an answer.
        kind = mask == 0 ? GroupLayout.invalid : GroupLayout.exact
      }
      counts[first &+ layout.item(item) &+ kind] &+= 1
    }
    for visit in walk.visits {
      for asked in tables.walk.trees[visit.tree].asked {
        addAsked(tables.walk.items[asked].item, facts, first)
      }
      if let outcome = visit.outcomes.only, let item = tables.choices[visit.tree][outcome.offset] {
        addAsked(item, facts, first)
      }
    }
  }

  @inline(__always)
  private mutating func addAsked(_ item: Int, _ facts: RowFacts, _ first: Int) {
    guard askedIn[item] != row else { return }
    askedIn[item] = row
    let place = first &+ layout.item(item)
    counts[place &+ GroupLayout.asked] &+= 1
    let mask = facts.masks[item]
    if mask == layout.all[item], mask & (mask &- 1) != 0 {
      counts[place &+ GroupLayout.askedMissing] &+= 1
    }
  }

  private mutating func addCompleteness(_ facts: RowFacts, _ first: Int) {
    guard !walk.isComplete else {
      counts[first &+ GroupLayout.complete] &+= 1
      return
    }
    var alone: Int?
    if let candidate = walk.candidate, isComplete(candidate, facts) {
      alone = candidate
      counts[first &+ layout.item(candidate) &+ GroupLayout.aloneUndecided] &+= 1
    }
    for visit in walk.visits {
      guard let influence = visit.influence else { continue }
      for item in walk.items(influence) where item != alone { addOpen(item, first) }
    }
    for item in walk.openChoices where item != alone {
      let mask = facts.masks[item]
      if mask & (mask &- 1) != 0 { addOpen(item, first) }
    }
  }

  private mutating func addOpen(_ item: Int, _ first: Int) {
    guard openIn[item] != row else { return }
    openIn[item] = row
    counts[first &+ layout.item(item) &+ GroupLayout.undecidedAmongOthers] &+= 1
  }

  /// Whether the pathway is complete whichever value of an item is known; values that would contradict an outcome
  /// are left out.
  private mutating func isComplete(_ item: Int, _ facts: RowFacts) -> Bool {
    var rest = facts.masks[item]
    guard rest & (rest &- 1) != 0 else { return false }
    for item in facts.masks.indices { attempt.masks[item] = facts.masks[item] }
    var isPossible = false
    while rest != 0 {
      for settled in tables.walk.tables.pathway.settledItems {
        attempt.masks[settled] = facts.masks[settled]
      }
      attempt.masks[item] = rest & (0 &- rest)
      rest &= rest &- 1
      attempt.walk(from: facts.start, isExplaining: false)
      if attempt.isContradiction { continue }
      guard attempt.isComplete else { return false }
      isPossible = true
    }
    return isPossible
  }

  private mutating func addWarnings(_ facts: RowFacts, _ first: Int) {
    for (number, warning) in tables.warnings.enumerated() {
      guard
        warning.conditions.allSatisfy({
          facts.masks[$0.item] != 0 && facts.masks[$0.item] & ~$0.bits == 0
        })
      else { continue }
      if let place = warning.place {
        guard let visit = walk.visits.first(where: { $0.tree == place.tree }),
          place.outcomes.isEmpty
            || !visit.outcomes.isEmpty && visit.outcomes.isSubset(of: place.outcomes)
        else { continue }
      }
      counts[first &+ layout.warnings &+ number] &+= 1
    }
  }

  private mutating func addTimes(_ facts: RowFacts, _ first: Int, _ group: Int) {
    for visit in walk.visits {
      guard let outcome = visit.outcomes.only else { continue }
      for place in tables.limitPlaces[visit.tree][outcome.offset] {
        let limit = tables.limits[place]
        guard !limit.until.isEmpty else { continue }
        if let option = limit.option {
          let chosen = walk.masks[option.item]
          guard chosen != 0, chosen & ~option.bits == 0 else { continue }
        }
        let (kind, minutes) = limit.result(facts)
        counts[first &+ layout.limits &+ GroupLayout.perLimit &* place &+ kind] &+= 1
        if let minutes {
          self.minutes[MinutesKey(group: group, limit: place, minutes: minutes), default: 0] += 1
        }
      }
    }
  }

  /// What was found.
  ///
  /// - Parameters:
  ///   - keys: Of every group its texts.
  ///   - columns: The columns that these are of.
  ///   - periodColumn: The place of the column among these that tells the period.
  ///   - numbers: The numbers of the rows.
  /// - Returns: The results.
  func analysis(
    keys: [[String]], columns: [String], periodColumn: Int?, _ numbers: RowNumbers
  ) -> CohortAnalysis {
    let guideline = tables.guideline
    var analysis = CohortAnalysis(columns: columns, periodColumn: periodColumn, guideline)
    analysis.limits = tables.allLimits
    for (number, key) in keys.enumerated() where counts.count >= (number + 1) * layout.count {
      let counts = self.counts[(number * layout.count)..<((number + 1) * layout.count)]
      guard counts.first != 0 else { continue }
      analysis.groups[key] = layout.group(Array(counts), of: tables)
    }
    for (place, count) in minutes {
      let limit = tables.limits[place.limit].limit
      analysis.groups[keys[place.group]]?.timeliness.limits[limit]?
        .minutes[place.minutes, default: 0] += count
    }
    analysis.flow = layout.flow(walk.flow, of: tables.walk)
    analysis.comparisons = comparisons.map { $0.counted(numbers) }
    return analysis
  }
}

extension Concordance {
  /// Its place among the counts of a result.
  var place: Int {
    switch self {
    case .concordant: 0
    case .conditional: 1
    case .notConcordant: 2
    case .undecidable: 3
    }
  }
}

extension AnalysisTables.Limit {
  /// What became of the limit for a row, and how many minutes it took.
  func result(_ facts: RowFacts) -> (kind: Int, minutes: Int?) {
    guard let start = facts.first(of: from) else { return (GroupLayout.noStart, nil) }
    guard let end = facts.first(of: until) else { return (GroupLayout.noEnd, nil) }
    guard end.latest >= start.earliest else { return (GroupLayout.reversed, nil) }
    let kind =
      if end.latest <= start.earliest.advanced(bySeconds: seconds) {
        GroupLayout.met
      } else if end.earliest > start.latest.advanced(bySeconds: seconds) {
        GroupLayout.late
      } else {
        GroupLayout.uncertain
      }
    let twice =
      end.earliest.seconds + end.latest.seconds - start.earliest.seconds - start.latest.seconds
    return (kind, TimelinessCounts.rounded(minutes: Int(max(0, twice) / 120)))
  }
}

extension RowFacts {
  /// The time of the first of some events, as far as it is known.
  fileprivate func first(of events: [Int]) -> EventTime? {
    var first: EventTime?
    for event in events {
      guard let time = self.events[event] else { continue }
      first = first.map {
        EventTime(earliest: min($0.earliest, time.earliest), latest: min($0.latest, time.latest))
      } ?? time
    }
    return first
  }
}

extension AnalysedRows<CohortAnalyst> {
  /// What all workers found.
  ///
  /// - Parameters:
  ///   - columns: The columns that rows are grouped by.
  ///   - periodColumn: The place of the column among these that tells the period.
  ///   - guideline: The guideline.
  /// - Returns: The results.
  package func analysis(
    columns: [String], periodColumn: Int?, of guideline: Guideline
  ) -> CohortAnalysis {
    var all = CohortAnalysis(columns: columns, periodColumn: periodColumn, guideline)
    for part in parts {
      let own = part.sink.analysis(
        keys: part.keys, columns: columns, periodColumn: periodColumn, numbers)
      all.limits = own.limits
      all.add(own)
    }
    return all
  }
}
