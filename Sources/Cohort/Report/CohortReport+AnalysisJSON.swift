import Exchange
import GuidelineModel
import JSON

extension CohortReport {
  /// Writes what was found beyond the counts.
  func write(_ analysis: CohortAnalysis, to json: inout JSONText) {
    json.member("analysis") { json in
      json.object { json in
        if showsDetails {
          write(analysis.total(of: guideline), analysis, to: &json)
          write(analysis.flow, to: &json)
          if !analysis.columns.isEmpty {
            json.member("period", analysis.periodColumn.map { analysis.columns[$0] })
            json.list("groups", of: analysis.sortedGroups) { json, group in
              json.member("group") { json in
                json.object { json in
                  for (column, text) in zip(analysis.columns, group.key) {
                    json.member(column, text)
                  }
                }
              }
              write(group.value, analysis, to: &json)
            }
          }
        }
        if !analysis.comparisons.isEmpty {
          json.list("comparisons", of: analysis.comparisons) { write($1, to: &$0) }
        }
      }
    }
  }

  private func write(
    _ group: CohortAnalysis.Group, _ analysis: CohortAnalysis, to json: inout JSONText
  ) {
    json.member("rows", group.rows)
    write(group.concordance, to: &json)
    write(group.quality, to: &json)
    let limits = analysis.limits.filter {
      group.timeliness.limits[$0] != nil || $0.until.isEmpty
    }
    json.list("timeliness", of: limits) { json, limit in
      write(limit, group.timeliness.limits[limit], to: &json)
    }
  }

  private func write(_ concordance: ConcordanceCounts, to json: inout JSONText) {
    json.member("concordance") { json in
      json.object { json in
        for (place, tree) in guideline.trees.enumerated() {
          func classes(_ outcome: Index<Outcome>?) -> [Concordance: Int] {
            concordance.counts[TreeResult(tree: Index(place), outcome: outcome)] ?? [:]
          }
          json.member(tree.id.text) { json in
            json.object { json in
              json.member("decided") { json in
                json.object { json in
                  for (outcome, content) in tree.outcomes.enumerated() {
                    json.member(content.id.text) { write(classes(Index(outcome)), to: &$0) }
                  }
                }
              }
              json.member("undecided") { write(classes(nil), to: &$0) }
              let reasons = concordance.reasons[Index(place)] ?? [:]
              json.member("reasons") { json in
                json.object { json in
                  for (reason, content) in guideline.declineReasons.enumerated() {
                    guard let count = reasons[Index(reason)] else { continue }
                    json.member(content.id.text, count)
                  }
                }
              }
              json.member("withoutReason", reasons[nil] ?? 0)
            }
          }
        }
      }
    }
  }

  private func write(_ classes: [Concordance: Int], to json: inout JSONText) {
    json.object { json in
      for kind in Concordance.allCases { json.member(kind.rawValue, classes[kind] ?? 0) }
    }
  }

  private func write(_ quality: DataQuality, to json: inout JSONText) {
    json.member("quality") { json in
      json.object { json in
        json.member("complete", quality.complete)
        json.member("contradictions", quality.contradictions)
        json.member("warnings") { json in
          json.object { json in
            for (warning, count) in zip(guideline.warnings, quality.warnings) {
              json.member(warning.id.text, count)
            }
          }
        }
        json.member("items") { json in
          json.object { json in
            for (item, counts) in zip(guideline.items, quality.items) {
              json.member(item.id.text) { json in
                json.object { json in
                  json.member("missing", counts.missing)
                  json.member("coarse", counts.coarse)
                  json.member("exact", counts.exact)
                  json.member("invalid", counts.invalid)
                  json.member("asked", counts.asked)
                  json.member("askedMissing", counts.askedMissing)
                  json.member("aloneUndecided", counts.aloneUndecided)
                  json.member("undecidedAmongOthers", counts.undecidedAmongOthers)
                }
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ limit: TimelinessCounts.Limit, _ counts: TimelinessCounts.Counts?, to json: inout JSONText
  ) {
    json.member("tree", guideline.name(of: limit.tree))
    json.member("outcome", guideline.name(of: limit.outcome, in: limit.tree))
    json.member("within", limit.within.iso8601)
    json.member("from", guideline[limit.from].id.text)
    json.member("until", limit.until.map { guideline[$0].id.text })
    json.member("conditional", limit.isConditional)
    guard !limit.until.isEmpty, let counts else { return }
    json.member("met", counts.met)
    json.member("late", counts.late)
    json.member("uncertain", counts.uncertain)
    json.member("noStart", counts.noStart)
    json.member("noEnd", counts.noEnd)
    json.member("reversed", counts.reversed)
    if let median = counts.minutes(atShare: 0.5), let most = counts.minutes(atShare: 0.9) {
      json.member("medianMinutes", median)
      json.member("p90Minutes", most)
    }
  }

  private func write(_ flow: PatientFlow, to json: inout JSONText) {
    json.member("flow") { json in
      json.object { json in
        for (tree, counts) in zip(guideline.trees, flow.trees) {
          json.member(tree.id.text) { json in
            json.object { json in
              json.member("reached", counts.reached)
              json.member("invalid", counts.invalid)
              json.member("outcomes") { json in
                json.object { json in
                  for (outcome, count) in zip(tree.outcomes, counts.outcomes) {
                    json.member(outcome.id.text, count)
                  }
                }
              }
              json.list("decisions", of: tree.decisions.indices) { json, place in
                let decision = tree.decisions[place]
                json.member("decision", decision.id.text)
                json.member("waiting", counts.waiting[place])
                json.list(
                  "branches", of: zip(decision.branches, counts.branches[place])
                ) { json, branch in
                  let values = guideline[decision.item].values
                  json.member("values", branch.0.values.map { values[$0.offset].id.text })
                  json.member("rows", branch.1)
                }
              }
            }
          }
        }
      }
    }
  }

  private func write(_ comparison: GuidelineComparison, to json: inout JSONText) {
    switch comparison.other {
    case .guideline(let name): json.member("guideline", name)
    case .reading(let name): json.member("reading", name)
    }
    json.member("changed", comparison.changed)
    json.list("trees", of: comparison.trees(in: guideline)) { json, tree in
      json.member("tree", tree.name)
      json.member("same", tree.same)
      json.list("changes", of: tree.changes) { json, change in
        json.member("change", change.change.name)
        json.member("from", change.change.from)
        json.member("to", change.change.to)
        json.member("rows", change.count)
      }
    }
  }
}

extension CohortAnalysis {
  /// The groups in the order of their texts.
  package var sortedGroups: [(key: [String], value: Group)] {
    groups.sorted { left, right in
      for (own, other) in zip(left.key, right.key) where own != other {
        return own.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return false
    }
  }
}

extension GuidelineComparison.Change {
  /// The kind of the change, for programs.
  var name: String {
    switch self {
    case .same: "same"
    case .outcome: "outcome"
    case .undecided: "undecided"
    case .decided: "decided"
    case .left: "left"
    case .reached: "reached"
    }
  }

  /// The outcome before; nil where there was none, or that is not told.
  var from: String? {
    switch self {
    case .outcome(let from, _): from
    case .undecided(let from): from
    case .same, .decided, .left, .reached: nil
    }
  }

  /// The outcome after; nil where there is none, or that is not told.
  var to: String? {
    switch self {
    case .outcome(_, let to), .decided(let to): to
    case .same, .undecided, .left, .reached: nil
    }
  }
}

extension GuidelineComparison {
  /// What changes in one tree.
  struct TreeChanges {
    let name: String
    let same: Int
    /// The most frequent first.
    let changes: [(change: Change, count: Int)]
  }

  /// Every tree that rows come to, those of the guideline first.
  func trees(in guideline: Guideline) -> [TreeChanges] {
    let known = guideline.trees.map(\.id.text)
    let names = Set(counts.keys.map(\.tree))
    let others = names.subtracting(known).sorted()
    return (known.filter(names.contains) + others).map { name in
      let own = counts.filter { $0.key.tree == name }
      let changes = own.filter { $0.key.change != .same }.sorted { left, right in
        if left.value != right.value { return left.value > right.value }
        let keys = [left.key.change, right.key.change].map { [$0.name, $0.from ?? "", $0.to ?? ""] }
        return keys[0].lexicographicallyPrecedes(keys[1])
      }
      return TreeChanges(
        name: name, same: own[Key(tree: name, change: .same)] ?? 0,
        changes: changes.map { ($0.key.change, $0.value) })
    }
  }
}
