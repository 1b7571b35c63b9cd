import GuidelineModel

extension GuidelineDraft: CompactRecord {
  static let record = Record(GuidelineDraft.init) {
    ($0.header, $0.items, $0.trees, $0.readings, $0.warnings, $0.notes, $0.plan, $0.letters)
  }
}

extension GuidelineDraft.Header: CompactRecord {
  static let record = Record(GuidelineDraft.Header.init) {
    (
      $0.id, $0.version, $0.title, $0.report, $0.timeZone, $0.start, $0.scope, $0.events,
      $0.phases, $0.entries, $0.trees, $0.document, $0.sources
    )
  }
}

extension PhaseDraft: CompactRecord {
  static let record = Record(PhaseDraft.init) {
    ($0.id, $0.label, $0.trees)
  }
}

extension EntryDraft: CompactRecord {
  static let record = Record(EntryDraft.init) {
    ($0.id, $0.label, $0.trees)
  }
}

extension Scope: CompactRecord {
  static let record = Record(Scope.init) {
    ($0.includes, $0.excludes)
  }
}

extension Event: CompactRecord {
  static let record = Record(Event.init) {
    (
      $0.id, $0.label, $0.question, $0.fact, $0.defaultsToNow, $0.isSetByAdvice, $0.after,
      $0.firstOf, $0.proves, $0.formerNames
    )
  }
}

extension SourceDocument: CompactRecord {
  static let record = Record(SourceDocument.init) {
    ($0.title, $0.pageCount, $0.remark)
  }
}

extension Source: CompactRecord {
  static let record = Record(Source.init) {
    ($0.id, $0.title, $0.url)
  }
}

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

extension Letter: CompactRecord {
  static let record = Record(Letter.init) {
    ($0.id, $0.title, $0.instruction, $0.notWith, $0.parts)
  }
}

extension Letter.Part: CompactRecord {
  static let record = Record(Letter.Part.init) {
    ($0.heading, $0.content, $0.otherwise, $0.citations)
  }
}

extension Letter.Point: CompactRecord {
  static let record = Record(Letter.Point.init) {
    ($0.text, $0.steps, $0.states, $0.by)
  }
}

extension Letter.PlanList: CompactAsText {}

extension Letter.Content: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = .text(try reader.next())
    case 1: self = .points(try reader.next())
    case 2: self = .plan(try reader.next())
    case 3: self = .blank(try reader.next())
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .text(let text):
      writer.write(number: 0)
      writer.write(text)
    case .points(let points):
      writer.write(number: 1)
      writer.write(points)
    case .plan(let list):
      writer.write(number: 2)
      writer.write(list)
    case .blank(let text):
      writer.write(number: 3)
      writer.write(text)
    }
  }
}

extension ReadingDraft: CompactRecord {
  static let record = Record(ReadingDraft.init) {
    ($0.id, $0.tree, $0.change, $0.reason, $0.start, $0.decisions, $0.formerNames)
  }
}

extension WarningDraft: CompactRecord {
  static let record = Record(WarningDraft.init) {
    ($0.id, $0.conditions, $0.tree, $0.outcomes, $0.message, $0.formerNames)
  }
}

extension NoteDraft: CompactRecord {
  static let record = Record(NoteDraft.init) {
    ($0.id, $0.tree, $0.path, $0.possible, $0.outcomes, $0.text, $0.formerNames)
  }
}
