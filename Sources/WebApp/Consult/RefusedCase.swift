import GuidelineModel
import HTTPTypes

/// A text that could not be opened as a case, with the reason.
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
