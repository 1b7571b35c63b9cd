import Consultation
import GuidelineModel
import Reasoning

/// The mark of an urgency, with its word.
struct MarkStencil: Sendable {
  private enum Slot: Sendable { case urgency, word, due }

  private let plain: Stencil<Slot>
  private let timed: Stencil<Slot>

  init(in language: Language) {
    func stencil(hasDue: Bool) -> Stencil<Slot> {
      var marks = StencilMarks<Slot>()
      let context: [String: Any] = [
        "urgency": marks.mark(.urgency), "word": marks.mark(.word),
        "due": hasDue ? marks.mark(.due) as Any : false,
      ]
      return Stencil(PageTemplates.in(language).html("mark", context), marks)
    }
    plain = stencil(hasDue: false)
    timed = stencil(hasDue: true)
  }

  /// The mark as HTML.
  func html(_ mark: UrgencyMark) -> String {
    let stencil = mark.due == nil ? plain : timed
    return stencil.html { slot in
      switch slot {
      case .urgency: mark.urgency.styleName
      case .word: HTMLText.escaped(mark.word)
      case .due: mark.due?.utc ?? ""
      }
    }
  }
}

/// A time limit in words.
struct LimitStencil: Sendable {
  private enum Slot: Sendable { case urgency, due, relative, time, basis }

  private struct Shape: Hashable {
    let hasDue: Bool
    let hasBasis: Bool
  }

  private let stencils: [Shape: Stencil<Slot>]

  init(in language: Language) {
    var stencils: [Shape: Stencil<Slot>] = [:]
    for (hasDue, hasBasis) in [(false, false), (false, true), (true, false), (true, true)] {
      var marks = StencilMarks<Slot>()
      let context: [String: Any] = [
        "urgency": marks.mark(.urgency), "time": marks.mark(.time),
        "relative": marks.mark(.relative), "due": hasDue ? marks.mark(.due) as Any : false,
        "basis": hasBasis ? marks.mark(.basis) as Any : false,
      ]
      stencils[Shape(hasDue: hasDue, hasBasis: hasBasis)] = Stencil(
        PageTemplates.in(language).html("limit", context), marks)
    }
    self.stencils = stencils
  }

  /// The limit as HTML.
  func html(_ limit: LimitWords) -> String {
    let shape = Shape(hasDue: limit.due != nil, hasBasis: limit.basis != nil)
    return stencils[shape]?.html { slot in
      switch slot {
      case .urgency: limit.mark.urgency.styleName
      case .due: limit.due?.utc ?? ""
      case .relative: HTMLText.escaped(limit.relative ?? "")
      case .time: HTMLText.escaped(limit.time)
      case .basis: HTMLText.escaped(limit.basis ?? "")
      }
    } ?? ""
  }
}
