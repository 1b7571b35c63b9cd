import GuidelineModel

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
