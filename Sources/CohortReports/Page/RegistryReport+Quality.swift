import Cohort
import GuidelineModel
import Markup

extension RegistryReport {
  var quality: Fragment {
    guard let quality = published.quality, let rows = published.rows.exact else {
      return .p(words.needsRows)
    }
    let missing = context.missing ?? []
    return .group([
      .p(
        [.data("complete", quality.complete.exact.map(String.init) ?? "")],
        words.complete(quality.complete, of: rows)),
      published.contradictions.map {
        .p([.data("contradictions", "\($0)")], words.contradictions($0))
      },
      missing.isEmpty
        ? nil
        : .p(words.withoutColumn(missing.map { guideline[$0].label[language] })),
      .p(words.qualityExplained), legend(words.answerKinds, .answers),
      table(
        "quality", words.qualityTable, [words.item, words.alone] + words.answerKinds,
        quality.items.map { part in
          (
            guideline.name(of: part.item),
            .group([
              .text(guideline[part.item].label[language]), stack(part.counts, of: rows, .answers),
            ]), [.count(part.alone)] + part.counts.map { .count($0) }
          )
        }),
      warnings(quality),
    ])
  }

  private func warnings(_ quality: PublishedReport.Quality) -> Fragment? {
    let shown = zip(guideline.warnings, quality.warnings).filter { $1 != .exact(0) }
    guard !shown.isEmpty else { return nil }
    return table(
      "warnings", words.warnings, [words.warning, words.total],
      shown.map { ($0.id.text, .text($0.message[language]), [.count($1)]) })
  }

  var timeliness: Fragment {
    guard published.hasAnalysis else { return .p(words.needsRows) }
    guard let limits = published.limits else { return .p(words.needsTimes) }
    guard !limits.isEmpty else { return .p(words.limitsHidden) }
    return .group([
      .p(words.timelinessExplained), legend(words.limitKinds, .limits),
      table(
        "timeliness", words.timeliness,
        [words.limit, words.total] + words.limitKinds
          + [words.metShare, words.median, words.ninetieth],
        limits.map(limitRow), isTitled: true),
    ])
  }

  private func limitRow(
    _ part: PublishedReport.LimitPart
  ) -> (name: String, head: Fragment, cells: [Cell]) {
    let limit = part.limit
    let outcome = guideline[limit.tree].outcomes[limit.outcome.offset]
    let span = ActionPhrases(language).after(limit.within, guideline[limit.from].label[language])
    let until = limit.until.map { guideline[$0].label[language] }.joined(separator: ", ")
    let met = part.counts[0].exact.flatMap { met in
      part.counts[1].exact.flatMap { late in
        met + late > 0 ? Proportion(met, of: met + late) : nil
      }
    }
    let median = part.median.map { median in
      words.duration(median)
        + (part.medianInterval.map {
          " (\(words.duration($0.lowerBound))–\(words.duration($0.upperBound)))"
        } ?? "")
    }
    var cells = [Cell.count(.exact(part.total))]
    cells += part.counts.map { Cell.count($0) }
    cells.append(met.map { Cell.share($0) } ?? .text(""))
    cells.append(.text(median ?? "–"))
    cells.append(.text(part.ninetieth.map(words.duration) ?? "–"))
    return (
      "\(guideline.name(of: limit.tree))/\(outcome.id)",
      .group([
        .text("\(outcome.summary[language]): \(words.within(span))"),
        until.isEmpty ? nil : .small([.class("quiet")], " (\(words.until) \(until))"),
        stack(part.counts, of: part.total, .limits),
      ]),
      cells
    )
  }

  var changes: Fragment {
    guard published.hasAnalysis else { return .p(words.needsRows) }
    guard !published.comparisons.isEmpty else { return .p(words.needsComparison) }
    let (same, other) = (
      published.comparisons.filter { $0.changed == .exact(0) },
      published.comparisons.filter { $0.changed != .exact(0) }
    )
    return .group([
      .each(other, comparison),
      same.isEmpty
        ? nil : .group([.h3(words.nothingChanges), .bullets([], same.map { title($0.other) })]),
    ])
  }

  private func title(_ other: GuidelineComparison.Other) -> String {
    switch other {
    case .guideline(let name): words.otherGuideline(name)
    case .reading(let name): words.reading(name)
    }
  }

  private func comparison(_ comparison: PublishedReport.Comparison) -> Fragment {
    .group([
      .h3(title(comparison.other)), change(comparison.other),
      .p(
        [.data("changed", comparison.changed.exact.map(String.init) ?? "")],
        words.changed(comparison.changed)),
      .each(comparison.trees) { part in
        let tree = guideline.trees.first { $0.id.text == part.tree }
        return table(
          "changes-\(part.tree)", tree?.title[language] ?? part.tree,
          [words.change, words.total],
          part.changes.map { change, count in
            (
              "\(change)",
              .text(
                words.change(change) { name in
                  tree?.outcomes.first { $0.id.text == name }?.summary[language] ?? name
                }), [.count(count)]
            )
          })
      },
    ])
  }

  /// What another reading of the source changes.
  private func change(_ other: GuidelineComparison.Other) -> Fragment? {
    guard case .reading(let name) = other else { return nil }
    return guideline.readings.first { $0.id.text == name }.map { .p($0.change[language]) }
  }
}
