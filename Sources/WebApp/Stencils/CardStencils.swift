import Consultation
import GuidelineModel
import Reasoning

/// What a decided tree advises, in short.
struct CardStencil: Sendable {
  private enum Slot: Sendable {
    case mark, choice
    /// A time limit, by its place in reading order.
    case limit(Int)
  }

  private let plain: Stencil<Slot>
  /// The card where a choice is still open.
  private let choosing: Stencil<Slot>

  /// Lays out an outcome.
  init(_ outcome: Outcome, of tree: Tree, in guideline: Guideline, language: Language) {
    let words = OutcomeInWords(outcome, of: guideline, in: language)
    func stencil(hasChoice: Bool) -> Stencil<Slot> {
      var marks = StencilMarks<Slot>()
      let context: [String: Any] = [
        "title": tree.title[language], "mark": marks.mark(.mark),
        "action": words.frame { marks.mark(.limit($0)) },
        "choice": hasChoice ? marks.mark(.choice) as Any : false,
      ]
      return Stencil(PageTemplates.in(language).html("card", context), marks)
    }
    plain = stencil(hasChoice: false)
    choosing = stencil(hasChoice: true)
  }

  /// Writes the card of a patient.
  func write(
    _ tree: AdviceInWords.DecidedTree, mark: MarkStencil, limit: LimitStencil,
    to html: inout String
  ) {
    let limits = tree.action.limits
    let stencil = tree.choice == nil ? plain : choosing
    stencil.write(to: &html) { slot in
      switch slot {
      case .mark: mark.html(tree.mark)
      case .choice: HTMLText.escaped(tree.choice ?? "")
      case .limit(let place): limit.html(limits[place])
      }
    }
  }
}

/// What an undecided tree waits for, and what to keep to until then.
struct OpenCardStencil: Sendable {
  private enum Slot: Sendable { case mark, holding, due, relative, waitsFor }

  private let plain: Stencil<Slot>
  private let holding: Stencil<Slot>
  /// The card where the limit to keep has a clock time.
  private let timed: Stencil<Slot>

  /// Lays out a tree.
  init(_ tree: Tree, language: Language) {
    func stencil(hasHolding: Bool, hasDue: Bool) -> Stencil<Slot> {
      var marks = StencilMarks<Slot>()
      let context: [String: Any] = [
        "title": tree.title[language], "mark": marks.mark(.mark),
        "holding": hasHolding ? marks.mark(.holding) as Any : false,
        "due": hasDue ? marks.mark(.due) as Any : false, "relative": marks.mark(.relative),
        "waitsFor": "\(Phrases(language).waitsFor): \(marks.mark(.waitsFor)).",
      ]
      return Stencil(PageTemplates.in(language).html("open-card", context), marks)
    }
    plain = stencil(hasHolding: false, hasDue: false)
    holding = stencil(hasHolding: true, hasDue: false)
    timed = stencil(hasHolding: true, hasDue: true)
  }

  /// Writes the card of a patient.
  func write(_ tree: AdviceInWords.OpenTree, mark: MarkStencil, to html: inout String) {
    let stencil = tree.holding == nil ? plain : tree.limit?.due == nil ? holding : timed
    stencil.write(to: &html) { slot in
      switch slot {
      case .mark: mark.html(tree.mark)
      case .holding: HTMLText.escaped(tree.holding ?? "")
      case .due: tree.limit?.due?.utc ?? ""
      case .relative: HTMLText.escaped(tree.limit?.relative ?? "")
      case .waitsFor: HTMLText.escaped(tree.waitsFor)
      }
    }
  }
}
