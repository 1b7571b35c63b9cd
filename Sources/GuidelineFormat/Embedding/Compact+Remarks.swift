import GuidelineModel

extension ReadingDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), tree: try reader.next(), change: try reader.next(),
      reason: try reader.next(), start: try reader.next(), decisions: try reader.next(),
      formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, tree, change, reason, start, decisions, formerNames)
  }
}

extension WarningDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), conditions: try reader.next(), tree: try reader.next(),
      outcomes: try reader.next(), message: try reader.next(), formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, conditions, tree, outcomes, message, formerNames)
  }
}

extension NoteDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), tree: try reader.next(), path: try reader.next(),
      possible: try reader.next(), outcomes: try reader.next(), text: try reader.next(),
      formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, tree, path, possible, outcomes, text, formerNames)
  }
}
