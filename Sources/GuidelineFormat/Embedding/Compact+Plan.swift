import GuidelineModel

extension PlanContent: CompactRecord {
  static let record = Record(PlanContent.init) {
    (
      $0.steps, $0.bounds, $0.supersessions, $0.closings, $0.differences, $0.waits, $0.cautionWaits,
      $0.placements, $0.cautions, $0.newEpisode, $0.reasons
    )
  }
}

extension NewEpisode: CompactRecord {
  static let record = Record(NewEpisode.init) {
    ($0.text, $0.start, $0.asks, $0.keeps)
  }
}

extension DeclineReason: CompactRecord {
  static let record = Record(DeclineReason.init) {
    ($0.id, $0.label)
  }
}

extension PlanStep: CompactRecord {
  static let record = Record(PlanStep.init) {
    (
      $0.id, $0.label, $0.doneBy, $0.isTicked, $0.run, $0.startsWith, $0.standsWith, $0.limit,
      $0.notWhileUnknown, $0.statedUrgencyUntil, $0.words, $0.lines, $0.offersNewEpisode,
      $0.formerNames
    )
  }
}

extension PlanStep.Run: CompactRecord {
  static let record = Record(PlanStep.Run.init) {
    ($0.from, $0.until)
  }
}

extension PlanStep.Line: CompactRecord {
  static let record = Record(PlanStep.Line.init) {
    ($0.condition, $0.text)
  }
}

extension PlanCondition: CompactRecord {
  static let record = Record(PlanCondition.init) {
    (
      $0.values, $0.answered, $0.notKnown, $0.given, $0.notGiven, $0.withoutTime, $0.notProven,
      $0.earlier, $0.trees, $0.outcomes, $0.noOutcomes, $0.path, $0.waitingFor, $0.open,
      $0.closedAtOnce, $0.states, $0.limitWithin, $0.placed, $0.anyOf
    )
  }
}

extension EarlierTime: CompactRecord {
  static let record = Record(EarlierTime.init) {
    ($0.events, $0.thanEvents, $0.thanOnsets, $0.by)
  }
}

extension OutcomeName: CompactRecord {
  static let record = Record(OutcomeName.init) {
    ($0.tree, $0.outcome)
  }
}

extension StepState: CompactAsText {}
extension Urgency: CompactAsText {}
