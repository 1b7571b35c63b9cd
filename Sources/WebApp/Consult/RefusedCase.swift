import GuidelineModel
import HTTPTypes

/// A text that was to be opened as a case, and why it is none.
struct RefusedCase {
  let text: String
  let problem: Problem
}

extension Problem {
  static let nothingToOpen = Problem(
    status: .badRequest,
    title: Text(nl: "Er is niets om te openen", en: "There is nothing to open"),
    detail: Text(
      nl: "het vak is leeg; plak er de inhoud van een bewaarde casus in",
      en: "the box is empty; paste what a saved case holds into it"))
}
