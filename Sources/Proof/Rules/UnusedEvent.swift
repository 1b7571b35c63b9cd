import GuidelineModel

extension Rule {
  static let unusedEvent = Rule(
    id: "unused-event",
    title: Text(
      nl: "Gebeurtenis waar niets vanaf telt",
      en: "Event that nothing counts from"),
    promise: Text(
      nl: "Vanaf elke gebeurtenis telt een termijn, er loopt een meting tot, of een plan berust "
        + "erop; naar een andere wordt gevraagd zonder dat het iets uitmaakt.",
      en: "A limit counts from every event, a measurement runs up to it, or a plan rests on it; "
        + "any other is asked for without making a difference."),
    weight: .advises,
    broken: Example(
      "guideline.yaml",
      "    default: now",
      """
          default: now
        - event: first-dose
          label: { nl: Eerste gift, en: First dose }
      """),
    kept: Example(
      "items.yaml",
      "      until: first-seen",
      "      # from a limit alone"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      let limited = guideline.trees.flatMap(\.outcomes).flatMap(\.limits).map(\.limit.event)
      let measured = guideline.items.compactMap(\.measurement?.until)
      let used = Set(limited + measured).union(guideline.eventsOfPlans)
      return guideline.events.enumerated().filter { !used.contains($1.id) }.map { place, event in
        Finding(
          .event(Index(place)),
          Text(
            nl: "vanaf gebeurtenis \"\(event.id)\" telt geen termijn en er loopt geen meting tot; "
              + "noem de gebeurtenis ergens of laat haar weg",
            en:
              "no limit counts from event \"\(event.id)\" and no measurement runs up to it; refer "
              + "to it, or leave it out"))
      }
    })
}
