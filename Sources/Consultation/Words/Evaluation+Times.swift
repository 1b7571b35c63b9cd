package import GuidelineModel
package import Reasoning

extension Evaluation {
  /// Whether a limit or a measured answer counts from an event.
  package func counts(from event: Index<Event>, in guideline: Guideline) -> Bool {
    let isMeasuredTo = patient.answers.contains { item, answer in
      guard case .onset = answer else { return false }
      return guideline[item].measurement?.until == guideline[event].id
    }
    return isMeasuredTo || plan.entries.contains(where: \.isAssumed)
      || advice.deadlines.contains { $0.isAssumed && $0.limit.event == event }
  }

  /// The event because of which the time of another is ignored: one that defaults to now, must come
  /// before the other, and is reported to be later.
  package func reasonNotToCount(
    _ event: Index<Event>, in guideline: Guideline
  ) -> Index<Event>? {
    plan.orderViolations.first { $0.event == event && guideline[$0.mustFollow].defaultsToNow }?
      .mustFollow
  }

  /// The remark in brackets after the time of an event that is ignored; empty if it counts.
  package func remark(
    onTimeOf event: Index<Event>, in guideline: Guideline, _ language: Language
  ) -> String {
    guard let earlier = reasonNotToCount(event, in: guideline) else { return "" }
    let label = Phrases.midSentence(guideline[earlier].label[language])
    return " (\(Phrases(language).doesNotCount(label)))"
  }
}
