package import GuidelineModel

/// The words of drawings that are not content of a guideline.
enum DrawingPhrases {
  static let continueAt = Text(nl: "Verder bij", en: "Continue at")
  static let applies = Text(nl: "geldt", en: "applies")
  static let flowchart = Text(nl: "Beslisboom met", en: "Decision tree with")
  static let overview = Text(
    nl: "Overzicht van de beslisbomen en hoe zij op elkaar volgen",
    en: "Overview of the decision trees and how they follow one another")

  /// "7 vragen en 6 uitkomsten".
  static func size(questions: Int, outcomes: Int, _ language: Language) -> String {
    switch language {
    case .dutch:
      "\(questions) \(questions == 1 ? "vraag" : "vragen") en "
        + "\(outcomes) \(outcomes == 1 ? "uitkomst" : "uitkomsten")"
    case .english:
      "\(questions) \(questions == 1 ? "question" : "questions") and "
        + "\(outcomes) \(outcomes == 1 ? "outcome" : "outcomes")"
    }
  }
}

extension Mark {
  /// The state in words.
  package func phrase(in language: Language) -> String {
    switch (self, language) {
    case (.taken, .dutch): "gevolgd"
    case (.taken, .english): "taken"
    case (.possible, .dutch): "nog mogelijk"
    case (.possible, .english): "still possible"
    case (.ruledOut, .dutch): "uitgesloten"
    case (.ruledOut, .english): "ruled out"
    }
  }
}
