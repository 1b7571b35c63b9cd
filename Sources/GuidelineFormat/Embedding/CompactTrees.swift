import GuidelineModel

extension TreeDraft: CompactRecord {
  static let record = Record(TreeDraft.init) {
    (
      $0.id, $0.page, $0.title, $0.tab, $0.start, $0.decisions, $0.outcomes, $0.rationale,
      $0.formerNames, $0.role
    )
  }
}

extension Rationale: CompactRecord {
  static let record = Record(Rationale.init) {
    ($0.nl, $0.en)
  }
}

extension DecisionDraft: CompactRecord {
  static let record = Record(DecisionDraft.init) {
    ($0.id, $0.item, $0.label, $0.branches)
  }
}

extension BranchDraft: CompactRecord {
  static let record = Record(BranchDraft.init) {
    ($0.values, $0.label, $0.target)
  }
}

extension BranchDraft.Target: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .decision(try reader.next())
    case 1: self = .outcome(try reader.next())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .decision(let decision):
      writer.write(number: 0)
      writer.write(decision)
    case .outcome(let outcome):
      writer.write(number: 1)
      writer.write(outcome)
    }
  }
}

extension OutcomeDraft: CompactRecord {
  static let record = Record(OutcomeDraft.init) {
    (
      $0.id, $0.summary, $0.wording, $0.action, $0.fixes, $0.continuation, $0.formerNames,
      $0.role
    )
  }
}

extension OutcomeDraft.Continuation: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .trees(try reader.next())
    case 1: self = .choice(item: try reader.next(), options: try reader.next())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .trees(let trees):
      writer.write(number: 0)
      writer.write(trees)
    case .choice(let item, let options):
      writer.write(number: 1)
      writer.write(item, options)
    }
  }
}

extension OutcomeDraft.OptionDraft: CompactRecord {
  static let record = Record(OutcomeDraft.OptionDraft.init) {
    ($0.value, $0.trees)
  }
}

extension ConditionDraft: CompactRecord {
  static let record = Record(ConditionDraft.init) {
    ($0.item, $0.values)
  }
}

extension Action: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .step(try reader.next())
    case 1: self = .group(try reader.nested())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .step(let step):
      writer.write(number: 0)
      writer.write(step)
    case .group(let group):
      writer.write(number: 1)
      writer.write(group)
    }
  }
}

extension ActionGroup: CompactRecord {
  static let record = Record(ActionGroup.init) {
    ($0.join, $0.actions, $0.joiners, $0.condition, $0.limit, $0.role)
  }
}

extension Step: CompactRecord {
  static let record = Record(Step.init) {
    (
      $0.strength, $0.text, $0.kind, $0.isRefrain, $0.urgency, $0.condition, $0.dose, $0.limit,
      $0.remarks, $0.role
    )
  }
}

extension Dose: CompactRecord {
  static let record = Record(Dose.init) {
    (
      $0.drug, $0.amount, $0.fractions, $0.perFraction, $0.total, $0.unit, $0.route, $0.form,
      $0.timesPerDay, $0.isAtLeast
    )
  }
}

extension TimeLimit: CompactRecord {
  static let record = Record(TimeLimit.init) {
    ($0.within, $0.notBefore, $0.event)
  }
}

extension ActionGroup.Join: CompactAsText {}
extension ActionGroup.Joiner: CompactAsText {}
extension Step.Strength: CompactAsText {}
extension Step.Kind: CompactAsText {}
extension Step.UrgencyWord: CompactAsText {}
