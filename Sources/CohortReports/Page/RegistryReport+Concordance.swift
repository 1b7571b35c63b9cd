import Cohort
import GuidelineModel
import Markup

extension RegistryReport {
  var concordance: Fragment {
    guard let classes = published.classes else { return .p(concordanceMissing) }
    return .group([
      .p(words.concordanceExplained), legend(words.classes, .concordance),
      classTable(
        "concordance", words.overall,
        [(name: "all", label: words.allTrees, total: published.total, classes: classes)]),
      byTree,
      .each(published.groupings) { grouping in
        grouping.isPeriod ? periods(grouping) : groups(grouping)
      },
      published.hiddenColumns.isEmpty
        ? nil : .p(words.hiddenColumns(published.hiddenColumns.joined(separator: ", "))),
      reasons,
    ])
  }

  private func classTable(
    _ name: String, _ caption: String,
    _ rows: [(name: String, label: String, total: Int, classes: PublishedReport.Classes)],
    isTitled: Bool = false
  ) -> Fragment {
    table(
      name, caption, [words.what, words.total] + words.classes + [words.shareColumn],
      rows.map { row in
        // An undecided row can agree with some outcomes only: its share would be one of those that deviate for certain.
        let proportion = row.name == Self.undecidedRow ? nil : Proportion(concordant: row.classes)
        var cells = [Cell.count(.exact(row.total))]
        cells += row.classes.map { Cell.count($0) }
        cells.append(proportion.map { Cell.share($0) } ?? .text(""))
        return (
          row.name,
          .group([
            .text(row.label), stack(row.classes, of: row.total, .concordance), bar(proportion),
          ]), cells
        )
      }, isTitled: isTitled)
  }

  private static let undecidedRow = "-"

  private var byTree: Fragment? {
    let trees = published.trees.filter { $0.reached > 0 }
    let rows = trees.compactMap { part in
      part.classes.map {
        (
          name: guideline.name(of: part.tree), label: guideline[part.tree].title[language],
          total: part.reached, classes: $0
        )
      }
    }
    guard !rows.isEmpty else { return .p(words.treesHidden) }
    return .group([
      .h3(words.byTree), classTable("concordance-trees", words.byTree, rows, isTitled: true),
      .h3(words.byOutcome),
      .each(trees.filter { !$0.byOutcome.isEmpty }) { part in
        classTable(
          "concordance-\(guideline.name(of: part.tree))", guideline[part.tree].title[language],
          part.byOutcome.map { outcomeRow($0, of: part.tree) })
      },
    ])
  }

  private func outcomeRow(
    _ part: PublishedReport.OutcomePart, of tree: Index<Tree>
  ) -> (name: String, label: String, total: Int, classes: PublishedReport.Classes) {
    switch part.row {
    case .outcome(let outcome):
      let outcome = guideline[tree].outcomes[outcome.offset]
      return (outcome.id.text, outcome.summary[language], part.total, part.classes)
    case .together: return ("", words.othersTogether, part.total, part.classes)
    case .none: return (Self.undecidedRow, words.undecided, part.total, part.classes)
    }
  }

  private func groupRows(
    _ grouping: PublishedReport.Grouping
  ) -> [(name: String, label: String, total: Int, classes: PublishedReport.Classes)] {
    grouping.rows.map { row in
      let label =
        row.text.map { $0.isEmpty ? words.empty : $0 } ?? words.smallGroups(grouping.together)
      return (row.text ?? "*", label, row.total, row.classes)
    }
  }

  private func groups(_ grouping: PublishedReport.Grouping) -> Fragment {
    .group([
      .h3(words.by(grouping.column)),
      classTable(
        "groups-\(grouping.column)", words.by(grouping.column), groupRows(grouping), isTitled: true),
      funnel(grouping),
    ])
  }

  private func periods(_ grouping: PublishedReport.Grouping) -> Fragment {
    .group([
      .h3(words.by(grouping.column)),
      classTable(
        "periods-\(grouping.column)", words.by(grouping.column), groupRows(grouping), isTitled: true
      ),
      trend(grouping),
    ])
  }

  private var reasons: Fragment? {
    let trees = published.trees.filter { !$0.reasons.isEmpty }
    guard !trees.isEmpty else { return nil }
    return .group([
      .h3(words.reasons),
      .each(trees) { part in
        table(
          "reasons-\(guideline.name(of: part.tree))", guideline[part.tree].title[language],
          [words.reason, words.total],
          part.reasons.map { reason, count in
            let label = reason.map { guideline[$0].label[language] } ?? words.noReason
            return (reason.map { guideline[$0].id.text } ?? "", .text(label), [.count(count)])
          })
      },
    ])
  }
}
