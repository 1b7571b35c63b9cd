import GuidelineModel

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
