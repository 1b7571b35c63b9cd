import Consultation
import GuidelineModel
import Markup

/// One outcome: what it advises, and the answers that lead to it.
struct OutcomePage: Page {
  let frame: PageFrame
  private let outcomeIndex: Index<Outcome>
  private let index: Index<Tree>

  init(_ outcomeIndex: Index<Outcome>, of index: Index<Tree>, _ site: Site, _ language: Language) {
    self.outcomeIndex = outcomeIndex
    self.index = index
    let tree = site.guideline[index]
    let outcome = tree.outcomes[outcomeIndex.offset]
    frame = PageFrame(
      site, language, title: outcome.words.headline[language], .outcome(outcome, of: tree))
  }

  private var tree: Tree { guideline[index] }
  private var outcome: Outcome { tree.outcomes[outcomeIndex.offset] }

  var content: Fragment {
    let inWords = OutcomeInWords(outcome, of: guideline, in: language)
    return .div(
      [.class("page")],
      crumbs(
        link(to: .trees, words.trees), link(to: index), here: outcome.words.headline[language]),
      .h1(outcome.words.headline[language]),
      .p(inWords.mark.markup),
      inWords.action.markup,
      .h2(words.inTheSource),
      .blockquote(.p(outcome.words.wording[language])),
      .p([.class("quiet")], sourcePage(of: tree)),
      .h2(words.ways), .bullets(ways),
      remarks.isEmpty ? nil : .group([.h2(words.remarks), .bullets(remarks)]),
      fixes, next,
      .p(link(to: .tree(tree), class: "button", words.readTree)))
  }

  /// The answers that lead directly to this outcome, for each path.
  private var ways: [String] {
    tree.decisions.flatMap { decision in
      decision.branches.filter { $0.target == .outcome(outcomeIndex) }
        .map { "\(decision.label[language]): \($0.label[language])" }
    }
  }

  /// The warnings and notes of the outcome.
  private var remarks: [String] {
    let warnings = guideline.warnings.filter { warning in
      guard let scope = warning.scope, scope.tree == index else { return false }
      return scope.outcomes.contains(outcomeIndex)
    }
    let notes = guideline.notes.filter { $0.tree == index && $0.outcomes.contains(outcomeIndex) }
    return (warnings.map(\.message) + notes.map(\.text)).map { $0[language] }
  }

  /// What the outcome fixes for the trees that follow.
  private var fixes: Fragment? {
    guard !outcome.fixes.isEmpty else { return nil }
    return .group([
      .h2(words.settles),
      .ul(
        .each(outcome.fixes) { fix in
          let values = fix.values.map { guideline[fix.item].values[$0].label[language] }
          return .li(link(to: fix.item), ": \(values.joined(separator: ", "))")
        }),
    ])
  }

  private var next: Fragment? {
    let next = outcome.continuation.trees
    guard !next.isEmpty else { return nil }
    return .group([.h2(words.leadsTo), .ul(.each(next) { .li(link(to: $0)) })])
  }
}
