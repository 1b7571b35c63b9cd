import GuidelineModel

extension TreeDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), page: try reader.next(), title: try reader.next(),
      tab: try reader.next(), start: try reader.next(), decisions: try reader.next(),
      outcomes: try reader.next(), rationale: try reader.next(), formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, page, title, tab, start, decisions, outcomes, rationale, formerNames)
  }
}

extension Rationale: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(nl: try reader.next(), en: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(nl, en)
  }
}

extension DecisionDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), item: try reader.next(), label: try reader.next(),
      branches: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, item, label, branches)
  }
}

extension BranchDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(values: try reader.next(), label: try reader.next(), target: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(values, label, target)
  }
}

extension BranchDraft.Target: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
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

extension OutcomeDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), summary: try reader.next(), wording: try reader.next(),
      action: try reader.next(), fixes: try reader.next(), continuation: try reader.next(),
      formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, summary, wording, action, fixes, continuation, formerNames)
  }
}

extension OutcomeDraft.Continuation: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
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

extension OutcomeDraft.OptionDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(value: try reader.next(), trees: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(value, trees)
  }
}

extension ConditionDraft: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(item: try reader.next(), values: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(item, values)
  }
}
