import GuidelineModel

extension Action: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
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

extension ActionGroup: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      join: try reader.next(), actions: try reader.next(), joiners: try reader.next(),
      condition: try reader.next(), limit: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(join, actions, joiners, condition, limit)
  }
}

extension Step: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      strength: try reader.next(), text: try reader.next(), kind: try reader.next(),
      isRefrain: try reader.next(), urgency: try reader.next(), condition: try reader.next(),
      dose: try reader.next(), limit: try reader.next(), remarks: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(strength, text, kind, isRefrain, urgency, condition, dose, limit, remarks)
  }
}

extension Dose: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      drug: try reader.next(), amount: try reader.next(), fractions: try reader.next(),
      perFraction: try reader.next(), total: try reader.next(), unit: try reader.next(),
      route: try reader.next(), form: try reader.next(), timesPerDay: try reader.next(),
      isAtLeast: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(drug, amount, fractions, perFraction, total)
    writer.write(unit, route, form, timesPerDay, isAtLeast)
  }
}

extension TimeLimit: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(within: try reader.next(), notBefore: try reader.next(), event: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(within, notBefore, event)
  }
}

extension ActionGroup.Join: CompactAsText {}
extension ActionGroup.Joiner: CompactAsText {}
extension Step.Strength: CompactAsText {}
extension Step.Kind: CompactAsText {}
extension Step.Urgency: CompactAsText {}
