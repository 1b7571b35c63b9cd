import Consultation
import Drawing
import GuidelineModel
import Hummingbird

extension ReadPages {
  /// Every tree, by phase.
  var trees: Response {
    let phases = guideline.phases.map { phase in
      ["label": phase.label[language], "trees": phase.trees.map(link(toTree:))] as [String: Any]
    }
    return site.page("trees", frame(words["trees"], "/trees"), ["phases": phases])
  }

  /// One tree: drawn and as a list, why it says what it says, and what it hangs together with.
  func tree(_ index: Index<Tree>) -> Response {
    let tree = guideline[index]
    let rationale = RationaleContext(
      tree.rationale[language], sources: guideline.sources, prefix: "source")
    let drawing = site.stencils.tree(index, in: language)
    let unmarked = TreeMarking(unmarked: tree)
    let before = leading(to: index)
    let after = guideline[index].followers
    let readings = guideline.readings.filter { $0.tree == index }
    return site.page(
      "tree", frame(tree.title[language], address(of: index)),
      [
        "title": tree.title[language], "tree": tree.id.text,
        "source": sourcePage(of: tree),
        "wide": drawing.wide.svg(unmarked), "narrow": drawing.narrow.svg(unmarked),
        "root": OutlineContext(tree: tree, guideline: guideline, language: language).readable,
        "hasReadings": !readings.isEmpty,
        "readings": readings.map {
          ["change": $0.change[language], "reason": $0.reason[language]]
        },
        "hasBefore": !before.isEmpty, "before": before.map(link(toTree:)),
        "hasAfter": !after.isEmpty, "after": after.map(link(toTree:)),
        "items": asked(by: tree).map(link(toItem:)),
        "outcomes": tree.outcomes.indices.map { link(toOutcome: Index($0), of: index) },
      ].merging(rationale.values(level: 3)) { $1 })
  }

  /// The document and the page that a tree is drawn on.
  func sourcePage(of tree: Tree) -> String {
    "\(guideline.document.title), \(words["page"]) \(tree.page)"
  }

  /// The items that a tree asks, each once.
  private func asked(by tree: Tree) -> [Index<Item>] {
    tree.decisions.map(\.item).reduce(into: []) { items, item in
      if !items.contains(item) { items.append(item) }
    }
  }

  /// The trees with an outcome that this one follows.
  private func leading(to index: Index<Tree>) -> [Index<Tree>] {
    guideline.trees.indices.map { Index($0) }.filter { guideline[$0].followers.contains(index) }
  }

  /// One outcome: what it advises, and the answers that lead to it.
  func outcome(_ place: Index<Outcome>, of index: Index<Tree>) -> Response {
    let tree = guideline[index]
    let outcome = tree.outcomes[place.offset]
    let next = outcome.continuation.trees
    let warnings = guideline.warnings.filter { warning in
      guard let condition = warning.place, condition.tree == index else { return false }
      return condition.outcomes.contains(place)
    }
    let notes = guideline.notes.filter { $0.tree == index && $0.outcomes.contains(place) }
    let ways = tree.decisions.flatMap { decision in
      decision.branches.filter { $0.target == .outcome(place) }
        .map { "\(decision.label[language]): \($0.label[language])" }
    }
    return site.page(
      "outcome", frame(outcome.words.headline[language], "\(address(of: index))/\(outcome.id)"),
      OutcomeInWords(outcome, of: guideline, in: language).context.merging([
        "title": outcome.words.headline[language], "wording": outcome.words.wording[language],
        "tree": tree.id.text, "treeLink": link(toTree: index), "source": sourcePage(of: tree),
        "ways": ways, "hasNext": !next.isEmpty, "next": next.map(link(toTree:)),
        "fixes": outcome.fixes.map { fix in
          link(toItem: fix.item).merging([
            "values": fix.values.map { guideline[fix.item].values[$0].label[language] }
              .joined(separator: ", ")
          ]) { $1 }
        },
        "hasFixes": !outcome.fixes.isEmpty,
        "warnings": (warnings.map(\.message) + notes.map(\.text)).map { $0[language] },
        "hasWarnings": !warnings.isEmpty || !notes.isEmpty,
      ]) { $1 })
  }
}
