import GuidelineModel
import JSON
import Reasoning

/// The JSON form of the steps that are done: for each its time, or only that it is done.
struct TickDocument {
  private let guideline: Guideline

  init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// Resolves the steps that are done.
  ///
  /// - Throws: ``CaseProblem`` when a step or its time is not valid.
  func ticks(in value: JSONDocument.Value) throws(CaseProblem) -> [Index<PlanStep>: Tick] {
    let members = try value.object(at: "$.done")
    let steps = guideline.steps
    for step in steps where !step.canBeTicked && members[step.id.text] != nil {
      throw CaseProblem(
        path: "$.done.\(step.id)",
        message: Text(
          nl: "een gebeurtenis voltooit deze stap; geef het tijdstip daarvan onder \"events\"",
          en: "an event completes this step; give its time under \"events\""),
        allowed: guideline.eventsToEnter(for: step))
    }
    try members.refuseKeys(
      notIn: steps.filter(\.canBeTicked).map(\.id.text), at: "$.done",
      message: Text(
        nl: "onbekende stap; alleen stappen met een naam kunnen worden afgevinkt",
        en: "unknown step; only steps with a name can be ticked"))
    var ticks: [Index<PlanStep>: Tick] = [:]
    for (place, step) in steps.enumerated() {
      guard let value = members[step.id.text] else { continue }
      ticks[Index(place)] =
        value.isTrue ? .untimed : .at(try value.tickTime(at: "$.done.\(step.id)"))
    }
    return ticks
  }
}

extension Guideline {
  /// The events that can be entered to complete a step; a "first of several" event is replaced by
  /// its parts.
  fileprivate func eventsToEnter(for step: PlanStep) -> [String] {
    let completing = step.doneBy + [step.run?.until].compactMap(\.self)
    return completing.flatMap { name -> [Name<Event>] in
      let event = events.first { $0.id == name }
      return event.map { $0.isDerived ? $0.firstOf : [name] } ?? []
    }.map(\.text)
  }
}

extension PlanStep {
  /// Whether a case may mark the step as done; if an event completes it, the event is entered
  /// instead.
  var canBeTicked: Bool { doneBy.isEmpty && run == nil }
}

extension JSONDocument.Value {
  fileprivate func tickTime(at path: String) throws(CaseProblem) -> Instant {
    guard string != nil else {
      throw CaseProblem(
        path: path,
        message: Text(
          nl: "hier hoort een tijd volgens RFC 3339, of true waar die niet bekend is",
          en: "a time as in RFC 3339 is expected here, or true where that is not known"))
    }
    return try timestamp(at: path).instant
  }
}
