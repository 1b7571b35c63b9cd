import Consultation
import Drawing
import GuidelineModel
import Markup
import Reasoning

/// The values that the overview names: the map of the trees, and the ways in.
struct OverviewPage {
  let site: Site
  let language: Language
  /// The case in hand; nil where there is none.
  let state: CaseState?

  private var guideline: Guideline { site.guideline }
  private var words: PageWords { PageWords(language: language) }

  var frame: PageFrame {
    PageFrame(
      language: language, title: words["overview"], path: state == nil ? "" : "/overview",
      state: state)
  }

  var context: [String: Any] {
    let advice = state.flatMap { $0.hasAnswers ? try? $0.conclusion.get().advice : nil }
    return [
      "title": guideline.title[language], "hasAnswers": state?.hasAnswers ?? false,
      "scope": [
        "for": guideline.scope.includes[language],
        "notFor": guideline.scope.excludes.map { $0[language] }.joined(separator: "; "),
      ],
      "entries": guideline.entries.enumerated().map { place, entry in
        [
          "start": Command.words(startingAt: entry.trees.map { guideline[$0] }),
          "label": entry.label[language],
          "title": entry.trees.map { guideline[$0].title[language] }.joined(separator: "; "),
          "isFirst": place == 0,
        ] as [String: Any]
      },
      "map": map(advice).svg(.classes, prefix: "overview").text,
      "phases": guideline.phases.map { phase in
        [
          "label": phase.label[language],
          "trees": phase.trees.map { tree($0, advice) },
        ] as [String: Any]
      },
    ]
  }

  private func map(_ advice: Advice?) -> OverviewDrawing {
    OverviewDrawing(
      guideline: guideline, language: language, map: site.stencils.overview,
      progress: advice.map { advice in
        { index in
          guard let tree = advice.trees.first(where: { $0.tree == index }) else {
            return .notReached
          }
          return tree.outcome != nil && tree.openChoice == nil ? .decided : .waiting
        }
      })
  }

  private func tree(_ index: Index<Tree>, _ advice: Advice?) -> [String: Any] {
    let status = advice.map { advice in
      advice.trees.first { $0.tree == index }
        .map { TreeStatus($0, in: guideline, language: language) }
    }
    let word: Any =
      switch status {
      case .none: false
      case .some(nil): words["stateNotReached"]
      case .some(let status?): status.words
      }
    let followers = guideline[index].followers.map { guideline[$0].tab[language] }
    return [
      "follows": followers.isEmpty ? false : followers.joined(separator: "; ") as Any,
      "tree": guideline[index].id.text, "title": guideline[index].title[language],
      "state": (status ?? nil)?.name ?? "idle", "stateWord": word,
    ]
  }
}
