import GuidelineModel

extension Item: CompactRecord {
  static let record = Record(Item.init) {
    (
      $0.id, $0.label, $0.question, $0.help, $0.citations, $0.remark, $0.values, $0.measurement,
      $0.severityOrder, $0.canBeInfluenced, $0.knownFrom, $0.proves, $0.formerNames
    )
  }
}

extension SeverityOrder: CompactRecord {
  static let record = Record(SeverityOrder.init) {
    ($0.mostSevere, $0.exemptions)
  }
}

extension SeverityOrder.End: CompactAsText {}

extension SeverityOrder.Exemption: CompactRecord {
  static let record = Record(SeverityOrder.Exemption.init) {
    ($0.tree, $0.outcome, $0.reason)
  }
}

extension Item.Value: CompactRecord {
  static let record = Record(Item.Value.init) {
    ($0.id, $0.label, $0.formerNames)
  }
}

extension Measurement: CompactRecord {
  static let record = Record(Measurement.init) {
    ($0.scale, $0.until, $0.bands)
  }
}

extension Scale: CompactAsText {
  var compactText: String { name }

  init?(compactText: String) {
    guard let scale = Scale.named(compactText) else { return nil }
    self = scale
  }
}

extension Measurement.Band: CompactRecord {
  static let record = Record(Measurement.Band.init) {
    ($0.value, $0.bound)
  }
}

extension Measurement.Bound: CompactRecord {
  static let record = Record(Measurement.Bound.init) {
    ($0.thousandths, $0.isInclusive)
  }
}
