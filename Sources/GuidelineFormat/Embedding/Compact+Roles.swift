import GuidelineModel

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
