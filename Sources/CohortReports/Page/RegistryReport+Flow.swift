import Cohort
import Drawing
import GuidelineModel
import Markup

extension RegistryReport {
  var flow: Fragment {
    .group([
      .p(words.flowExplained),
      published.hiddenTrees.isEmpty
        ? nil
        : .p(words.hiddenTrees(published.hiddenTrees.map { guideline[$0].title[language] })),
      .each(published.trees.filter { $0.reached > 0 }, tree),
    ])
  }

  private func tree(_ part: PublishedReport.TreePart) -> Fragment {
    let tree = guideline[part.tree]
    let counts = zip(tree.outcomes, part.outcomes).map { ($0.id.text, $0.summary[language], $1) }
    let others = [
      ("undecided", words.undecided, part.undecided), ("invalid", words.invalid, part.invalid),
    ]
    let rows = (counts + others).filter { $0.2 != .exact(0) }.map { name, label, count in
      let proportion = count.exact.map { Proportion($0, of: part.reached) }
      return (
        name: name, head: Fragment.group([.text(label), stack([count], of: part.reached, .share)]),
        cells: [Cell.count(count), proportion.map { Cell.share($0) } ?? .text("")]
      )
    }
    return .div(
      [.class("tree")],
      .h3(tree.title[language]),
      .p(
        [.data("tree", tree.id.text), .data("reached", "\(part.reached)")],
        words.reach(part.reached)),
      .div(
        [.class("beside")], picture(part, tree),
        .div(
          table(
            "outcomes-\(tree.id)", words.outcomes, [words.outcome, words.total, words.shareOf95],
            rows),
          branches(part, tree))))
  }

  private func picture(_ part: PublishedReport.TreePart, _ tree: Tree) -> Fragment {
    guard let flow = part.flow else {
      return .p([.class("quiet")], published.hasAnalysis ? words.flowHidden : words.needsRows)
    }
    let drawing = FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: .topToBottom,
      width: FlowchartDrawing.pageWidth, notes: flow.branches.map { $0.map(words.number) })
    let shares = flow.branches.map { $0.map { Double($0) / Double(part.reached) } }
    return .figure(
      [.class("flowchart")],
      .rendered(drawing.flow(shares, prefix: "flow-\(tree.id)").xml()),
      .figcaption(words.flowCaption))
  }

  private func branches(_ part: PublishedReport.TreePart, _ tree: Tree) -> Fragment? {
    guard let flow = part.flow else { return nil }
    var rows: [(name: String, head: Fragment, cells: [Cell])] = []
    for (place, decision) in tree.decisions.enumerated() {
      for (number, branch) in decision.branches.enumerated() {
        rows.append(
          (
            "\(decision.id)/\(number)",
            .text("\(decision.label[language]): \(branch.label[language])"),
            [.count(.exact(flow.branches[place][number]))]
          ))
      }
      if flow.waiting[place] > 0 {
        rows.append(
          (
            "\(decision.id)/", .text("\(decision.label[language]): \(words.notKnown)"),
            [.count(.exact(flow.waiting[place]))]
          ))
      }
    }
    return table("branches-\(tree.id)", words.branches, [words.answer, words.total], rows)
  }
}
