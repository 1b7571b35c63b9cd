import GuidelineModel

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
