import GuidelineModel

extension Item: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), label: try reader.next(), help: try reader.next(),
      citations: try reader.next(), remark: try reader.next(), values: try reader.next(),
      measurement: try reader.next(), gravity: try reader.next(),
      canBeInfluenced: try reader.next(), formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(
      id, label, help, citations, remark, values, measurement, gravity, canBeInfluenced,
      formerNames)
  }
}

extension Gravity: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(gravest: try reader.next(), exemptions: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(gravest, exemptions)
  }
}

extension Gravity.End: CompactAsText {}

extension Gravity.Exemption: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(tree: try reader.next(), outcome: try reader.next(), reason: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(tree, outcome, reason)
  }
}

extension Item.Value: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(
      id: try reader.next(), label: try reader.next(), formerNames: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(id, label, formerNames)
  }
}

extension Measurement: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(quantity: try reader.next(), bands: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(quantity, bands)
  }
}

extension Measurement.Quantity: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    switch try reader.number() {
    case 0: self = .onset(until: try reader.next())
    case 1: self = .months
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    switch self {
    case .onset(let event):
      writer.write(number: 0)
      writer.write(event)
    case .months:
      writer.write(number: 1)
    }
  }
}

extension Measurement.Band: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(value: try reader.next(), bound: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(value, bound)
  }
}

extension Measurement.Bound: Compact {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self.init(thousandths: try reader.next(), isInclusive: try reader.next())
  }

  func write(to writer: inout CompactWriter) {
    writer.write(thousandths, isInclusive)
  }
}
