import GuidelineModel

extension GuidelineDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      header: try reader.next(), items: try reader.next(), trees: try reader.next(),
      readings: try reader.next(), warnings: try reader.next(), notes: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(header, items, trees, readings, warnings, notes)
  }
}

extension GuidelineDraft.Header: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), version: try reader.next(), title: try reader.next(),
      timeZone: try reader.next(), start: try reader.next(), scope: try reader.next(),
      events: try reader.next(), phases: try reader.next(), entries: try reader.next(),
      trees: try reader.next(), document: try reader.next(), sources: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, version, title, timeZone, start, scope)
    writer.write(events, phases, entries, trees, document, sources)
  }
}

extension PhaseDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(id: try reader.next(), label: try reader.next(), trees: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, label, trees)
  }
}

extension EntryDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(id: try reader.next(), label: try reader.next(), tree: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, label, tree)
  }
}

extension Scope: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(includes: try reader.next(), excludes: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(includes, excludes)
  }
}

extension Event: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), label: try reader.next(), defaultsToNow: try reader.next(),
      isSetByAdvice: try reader.next(), formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, label, defaultsToNow, isSetByAdvice, formerNames)
  }
}

extension Document: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(title: try reader.next(), pageCount: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(title, pageCount)
  }
}

extension Source: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(id: try reader.next(), title: try reader.next(), url: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, title, url)
  }
}
