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
