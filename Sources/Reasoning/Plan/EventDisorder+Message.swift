package import GuidelineModel

extension EventOrderViolation {
  /// The code of this warning in an advice.
  package static let code = "events-out-of-order"

  /// What contradicts what, as a sentence.
  package func message(in guideline: Guideline) -> Text {
    func label(_ event: Index<Event>, _ language: Language) -> String {
      guideline[event].label[language]
    }
    let (first, second) = (event, mustFollow)
    return Text(
      nl:
        "‘\(label(first, .dutch))’ ligt vóór ‘\(label(second, .dutch))’: kijk deze tijdstippen na.",
      en: "‘\(label(first, .english))’ lies before ‘\(label(second, .english))’: check these times."
    )
  }
}
