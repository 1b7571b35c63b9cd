import GuidelineModel

extension CohortReport {
  /// The lines for people on what was found beyond the counts.
  func text(
    of analysis: CohortAnalysis, _ phrases: CohortPhrases, _ language: Language
  ) -> [String] {
    let words = AnalysisPhrases(phrases)
    var lines: [String] = []
    if showsDetails {
      let total = analysis.total(of: guideline)
      lines += concordance(total.concordance, words)
      lines += quality(total.quality, rows: total.rows, words)
      lines += timeliness(total.timeliness, analysis.limits, words)
      lines += groups(analysis, words)
    }
    for comparison in analysis.comparisons { lines += text(of: comparison, words) }
    return lines
  }

  private func concordance(
    _ concordance: ConcordanceCounts, _ words: AnalysisPhrases
  ) -> [String] {
    var lines = ["", words.concordance.uppercased()]
    var isRecorded = false
    for (place, tree) in guideline.trees.enumerated() {
      let results = [nil] + tree.outcomes.indices.map { Index<Outcome>($0) }
      var table = TextTable(columns: words.classes + [""])
      for outcome in results.dropFirst() + results.prefix(1) {
        let counts = concordance.counts[TreeResult(tree: Index(place), outcome: outcome)] ?? [:]
        guard Concordance.allCases.contains(where: { $0 != .undecidable && counts[$0] != nil })
        else { continue }
        let name = outcome.map { tree[$0].id.text } ?? words.phrases.undecided
        table.add(Concordance.allCases.map { String(counts[$0] ?? 0) } + [name])
      }
      guard !table.isEmpty else { continue }
      isRecorded = true
      lines += ["", "\(tree.title[words.language]) (\(tree.id))"] + table.lines
      let reasons = concordance.reasons[Index(place)] ?? [:]
      for (reason, count) in reasons.sorted(by: {
        ($1.value, $0.key?.offset ?? -1) < ($0.value, $1.key?.offset ?? -1)
      }) {
        let name = reason.map { guideline[$0].label[words.language] } ?? words.withoutReason
        lines.append("  \(words.reason): \(name): \(count)")
      }
    }
    return lines + (isRecorded ? [] : ["  " + words.nothingDone])
  }

  private func quality(
    _ quality: DataQuality, rows: Int, _ words: AnalysisPhrases
  ) -> [String] {
    var lines = ["", words.quality.uppercased()]
    lines.append("  " + words.complete(quality.complete, of: rows))
    lines.append("  " + words.phrases.contradictions(quality.contradictions))
    var table = TextTable(columns: words.itemColumns + [""])
    let ranked = zip(guideline.items, quality.items).enumerated().sorted { left, right in
      let (own, other) = (left.element.1, right.element.1)
      return (
        other.aloneUndecided, other.undecidedAmongOthers, other.askedMissing, left.offset
      ) < (own.aloneUndecided, own.undecidedAmongOthers, own.askedMissing, right.offset)
    }
    for (item, counts) in ranked.map(\.element) {
      let numbers = [
        counts.aloneUndecided, counts.undecidedAmongOthers, counts.askedMissing, counts.missing,
        counts.coarse, counts.invalid,
      ]
      // Nobody needs an item that is missing where no tree asks it.
      guard numbers.enumerated().contains(where: { $0.element > 0 && $0.offset != 3 }) else {
        continue
      }
      table.add(numbers.map(String.init) + [item.id.text])
    }
    lines += table.lines
    let warnings = zip(guideline.warnings, quality.warnings).filter { $0.1 > 0 }
    for (warning, count) in warnings.sorted(by: { $0.1 > $1.1 }) {
      lines.append("  \(count): \(warning.message[words.language]) (\(warning.id))")
    }
    return lines
  }

  private func timeliness(
    _ timeliness: TimelinessCounts, _ limits: [TimelinessCounts.Limit], _ words: AnalysisPhrases
  ) -> [String] {
    guard !limits.isEmpty else { return [] }
    var lines = ["", words.timeliness.uppercased()]
    var table = TextTable(columns: words.timeColumns + [""])
    for limit in limits where !limit.until.isEmpty {
      guard let counts = timeliness.limits[limit] else { continue }
      let numbers = [
        counts.met, counts.late, counts.uncertain, counts.noStart, counts.noEnd, counts.reversed,
      ]
      let times = [0.5, 0.9].map { share in
        counts.minutes(atShare: share).map(words.duration) ?? "-"
      }
      let name = guideline.name(of: limit.outcome, in: limit.tree)
      table.add(
        numbers.map(String.init) + times + [
          "\(guideline.name(of: limit.tree)) \(name): \(words.limit(limit, in: guideline))"
        ])
    }
    lines += table.isEmpty ? ["  " + words.noLimit] : table.lines
    for limit in limits where limit.until.isEmpty {
      let name = guideline.name(of: limit.outcome, in: limit.tree)
      lines.append(
        "  \(words.notMeasurable): \(guideline.name(of: limit.tree)) \(name): "
          + words.limit(limit, in: guideline))
    }
    return lines
  }

  private func groups(_ analysis: CohortAnalysis, _ words: AnalysisPhrases) -> [String] {
    guard !analysis.columns.isEmpty else { return [] }
    var table = TextTable(columns: words.groupColumns + [""])
    for (key, group) in analysis.sortedGroups {
      let classes = group.concordance.counts.values.reduce(into: [:]) {
        $0.merge($1, uniquingKeysWith: +)
      }
      let numbers = [group.rows, group.quality.complete]
      table.add(
        (numbers + Concordance.allCases.map { classes[$0] ?? 0 }).map(String.init) + [
          zip(analysis.columns, key).map { "\($0): \($1.isEmpty ? words.phrases.nothing : $1)" }
            .joined(separator: ", ")
        ])
    }
    return ["", words.byGroup.uppercased()] + table.lines
  }

  private func text(
    of comparison: GuidelineComparison, _ words: AnalysisPhrases
  ) -> [String] {
    let name =
      switch comparison.other {
      case .guideline(let name): words.against(name)
      case .reading(let name): words.reading(name)
      }
    var lines = ["", name, "  " + words.changed(comparison.changed)]
    for tree in comparison.trees(in: guideline) where !tree.changes.isEmpty {
      lines.append("  \(tree.name)")
      var table = TextTable(columns: ["", ""])
      for (change, count) in tree.changes {
        table.add([String(count), words.change(change)])
      }
      lines += table.lines
    }
    return lines
  }
}

/// Numbers one below the other, and words after them.
private struct TextTable {
  private var rows: [[String]]

  init(columns: [String]) { rows = [columns] }

  var isEmpty: Bool { rows.count == 1 }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// Empty without a row; columns without names have no header.
  var lines: [String] {
    guard !isEmpty else { return [] }
    let last = rows[0].count - 1
    let widths = (0..<last).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.dropFirst(rows[0].allSatisfy(\.isEmpty) ? 1 : 0).map { row in
      let numbers = zip(row, widths).map { text, width in
        String(repeating: " ", count: width - text.count) + text
      }
      let words = row[last].isEmpty ? [] : [row[last]]
      return "  " + (numbers + words).joined(separator: "  ")
    }
  }
}
