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

extension Bound: CompactRecord {
  static let record = Record(Bound.init) {
    ($0.tree, $0.ownStep, $0.steps, $0.holdsWith, $0.sooner)
  }
}

extension Bound.Sooner: CompactRecord {
  static let record = Record(Bound.Sooner.init) {
    ($0.outcomes, $0.values, $0.steps, $0.urgency, $0.text)
  }
}

extension Supersession: CompactRecord {
  static let record = Record(Supersession.init) {
    ($0.later, $0.earlier, $0.steps, $0.alsoBegun, $0.lowersStrength)
  }
}

extension Closing: CompactRecord {
  static let record = Record(Closing.init) {
    ($0.outcome, $0.trees)
  }
}

extension Difference: CompactRecord {
  static let record = Record(Difference.init) {
    ($0.step, $0.whileRunning, $0.against, $0.listed, $0.notListed, $0.text)
  }
}

extension Difference.Opposition: CompactRecord {
  static let record = Record(Difference.Opposition.init) {
    ($0.outcomes, $0.steps)
  }
}

extension Wait: CompactRecord {
  static let record = Record(Wait.init) {
    (
      $0.step, $0.awaited, $0.until, $0.conflictOf, $0.heldBack, $0.heldDecisions, $0.urgency,
      $0.words, $0.unless, $0.then, $0.presumedOver, $0.startedBefore, $0.declinedWith
    )
  }
}

extension Wait.Ending: CompactRecord {
  static let record = Record(Wait.Ending.init) {
    ($0.into, $0.givesWayTo, $0.text)
  }
}

extension Wait.HeldDecision: CompactRecord {
  static let record = Record(Wait.HeldDecision.init) {
    ($0.outcome, $0.tree)
  }
}

extension CautionWait: CompactRecord {
  static let record = Record(CautionWait.init) {
    ($0.step, $0.caution, $0.text)
  }
}

extension Placement: CompactRecord {
  static let record = Record(Placement.init) {
    ($0.subject, $0.side, $0.anchor, $0.urgency, $0.onlyIfMoreUrgent, $0.until)
  }
}

extension Placement.Subject: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .step(try reader.next())
    case 1: self = .decision(try reader.next())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .step(let step):
      writer.write(number: 0)
      writer.write(step)
    case .decision(let tree):
      writer.write(number: 1)
      writer.write(tree)
    }
  }
}

extension Placement.Side: CompactAsText {}

extension Caution: CompactRecord {
  static let record = Record(Caution.init) {
    (
      $0.code, $0.condition, $0.message, $0.urgency, $0.citations, $0.steps, $0.isFolded,
      $0.alsoNames, $0.replacesOrderOf
    )
  }
}

extension Caution.Message: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .words(try reader.next())
    case 1: self = .note(try reader.next())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .words(let text):
      writer.write(number: 0)
      writer.write(text)
    case .note(let note):
      writer.write(number: 1)
      writer.write(note)
    }
  }
}

extension Caution.Code: CompactAsText {
  var compactText: String { text }
  init?(compactText: String) { self.init(compactText) }
}

extension ActionRole: CompactRecord {
  static let record = Record(ActionRole.init) {
    ($0.kind, $0.option, $0.isWithoutAct, $0.conditionMetBy)
  }
}

extension TreeRole: CompactRecord {
  static let record = Record(TreeRole.init) {
    ($0.behind, $0.atOnceUntil, $0.decidedBefore)
  }
}

extension OutcomeRole: CompactRecord {
  static let record = Record(OutcomeRole.init) {
    ($0.behind, $0.isRoute)
  }
}

extension ActionRole.Kind: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .inherited
    case 1: self = .step(try reader.next())
    case 2: self = .refines(try reader.next())
    case 3: self = .decides(try reader.next())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .inherited: writer.write(number: 0)
    case .step(let step):
      writer.write(number: 1)
      writer.write(step)
    case .refines(let step):
      writer.write(number: 2)
      writer.write(step)
    case .decides(let tree):
      writer.write(number: 3)
      writer.write(tree)
    }
  }
}
