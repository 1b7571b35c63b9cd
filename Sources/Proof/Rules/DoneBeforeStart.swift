import GuidelineModel

extension Rule {
  static let doneBeforeStart = Rule(
    id: "done-before-start",
    title: Text(
      nl: "Stap die klaar is voordat zij kan beginnen",
      en: "Step that is done before it can begin"),
    promise: Text(
      nl: "Geen gebeurtenis die een stap voltooit, is er al wanneer de gebeurtenis is waarmee de "
        + "stap begint: zo'n tijdstip voltooit de stap nooit, of zodra zij mag beginnen.",
      en: "No event that completes a step has been when the event is that the step begins with: "
        + "such a time never completes the step, or does so the moment it may begin."),
    weight: .blocks,
    broken: Example(
      "plan.yaml",
      "starts-with: discharge, done-by: visited }",
      "starts-with: discharge, done-by: admission }"),
    kept: Example(
      "plan.yaml",
      "starts-with: discharge, done-by: visited }",
      "starts-with: admission, done-by: discharge }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      return guideline.steps.enumerated().flatMap { place, step -> [Finding] in
        let path = DraftPath.plan("steps", place)
        let completing: [(event: Name<Event>, detail: DraftPath)] =
          step.run.map { [($0.until, path.key("runs").key("until"))] }
          ?? step.doneBy.enumerated().map { ($1, path.key("done-by").index($0)) }
        guard let start = step.startsWith ?? step.run?.from else { return [] }
        return completing.filter { guideline.mustCome($0.event, noLaterThan: start) }
          .map { done, detail in
            Finding(
              .plan, at: detail,
              Text(
                nl: "gebeurtenis \"\(done)\" voltooit stap \"\(step.id)\", maar is er al "
                  + "wanneer de stap met \"\(start)\" begint; noem een gebeurtenis van daarna",
                en: "event \"\(done)\" completes step \"\(step.id)\", but has been when the "
                  + "step begins with \"\(start)\"; name an event from after it"))
          }
      }
    })
}
