import GuidelineModel

extension Rule {
  static let doneBeforeStart = Rule(
    id: "done-before-start",
    title: Text(
      nl: "Stap die klaar is voordat zij kan beginnen",
      en: "Step that is done before it can begin"),
    promise: Text(
      nl: "Geen gebeurtenis die een stap voltooit, moet voorafgaan aan de gebeurtenis waarmee de "
        + "stap begint; zo'n tijdstip voltooit de stap nooit.",
      en: "No event that completes a step must come before the event that the step begins with; "
        + "such a time never completes the step."),
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
      return guideline.steps.enumerated().flatMap { place, step in
        let path = DraftPath.plan("steps", place)
        let started = step.startsWith.map { start in
          step.doneBy.enumerated().filter { guideline.mustCome($1, before: start) }
            .map { number, event in
              (event, start, path.key("done-by").index(number))
            }
        }
        let run = step.run.flatMap { run in
          guideline.mustCome(run.until, before: run.from)
            ? (run.until, run.from, path.key("runs").key("until")) : nil
        }
        return ((started ?? []) + [run].compactMap(\.self)).map { done, start, detail in
          Finding(
            .plan, at: detail,
            Text(
              nl: "gebeurtenis \"\(done)\" voltooit stap \"\(step.id)\", maar moet voorafgaan aan "
                + "\"\(start)\", waarmee de stap begint",
              en: "event \"\(done)\" completes step \"\(step.id)\", but must come before "
                + "\"\(start)\", with which the step begins"))
        }
      }
    })
}

extension Guideline {
  /// Whether the order of events leaves no other way than that one is before another.
  ///
  /// The first of several events is before all that any of them is before; it is after what all of
  /// them are after.
  func mustCome(_ earlier: Name<Event>, before later: Name<Event>) -> Bool {
    guard let early = event(named: earlier.text), let late = event(named: later.text) else {
      return false
    }
    let rules = eventRules
    func parts(_ event: Index<Event>) -> [Index<Event>] {
      rules.derived.first { $0.event == event }.map { Array($0.of) } ?? [event]
    }
    return parts(early).contains { early in
      parts(late).allSatisfy { rules.mustFollow[$0.offset].contains(early) }
    }
  }
}
