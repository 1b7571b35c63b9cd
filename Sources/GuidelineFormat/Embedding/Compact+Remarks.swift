import GuidelineModel

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
