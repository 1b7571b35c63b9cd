import GuidelineModel

/// A type with a compact form, for embedding in a binary.
///
/// Reading and writing must mirror each other: parts are read in the order in which they are
/// written.
protocol Compact: SendableMetatype {
  init(from reader: inout CompactReader) throws(InvalidCompactForm)
  func write(to writer: inout CompactWriter)
}

extension String: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    self = try reader.text()
  }

  func write(to writer: inout CompactWriter) {
    writer.write(text: self)
  }
}

extension Bool: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    switch try reader.number() {
    case 0: self = false
    case 1: self = true
    default: throw reader.damage
    }
  }

  func write(to writer: inout CompactWriter) {
    writer.write(number: self ? 1 : 0)
  }
}

extension Optional: Compact where Wrapped: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    self = try Bool(from: &reader) ? try reader.next() as Wrapped : nil
  }

  func write(to writer: inout CompactWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }
}

extension Array: Compact where Element: Compact {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    let count = try reader.count()
    self = []
    for _ in 0..<count {
      append(try reader.next())
    }
  }

  func write(to writer: inout CompactWriter) {
    writer.write(number: count)
    for member in self {
      writer.write(member)
    }
  }
}

/// A type that is stored as its text and validated again when it is read.
protocol CompactAsText: Compact {
  var compactText: String { get }
  init?(compactText: String)
}

extension CompactAsText {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    guard let value = Self(compactText: try reader.text()) else { throw reader.damage }
    self = value
  }

  func write(to writer: inout CompactWriter) {
    writer.write(text: compactText)
  }
}

extension CompactAsText where Self: RawRepresentable<String> {
  var compactText: String { rawValue }
  init?(compactText: String) { self.init(rawValue: compactText) }
}

extension CompactAsText where Self: FixedWidthInteger {
  var compactText: String { String(self) }
  init?(compactText: String) { self.init(compactText, radix: 10) }
}

extension Int: CompactAsText {}
extension Int64: CompactAsText {}

extension Name: CompactAsText {
  var compactText: String { text }
  init?(compactText: String) { self.init(compactText) }
}

extension TimeSpan: CompactAsText {
  var compactText: String { iso8601 }
  init?(compactText: String) { self.init(iso8601: compactText) }
}

extension Quantity: CompactAsText {
  var compactText: String { text }
  init?(compactText: String) { self.init(compactText) }
}

extension WebAddress: CompactAsText {
  var compactText: String { text }
  init?(compactText: String) { self.init(compactText) }
}

extension Prose: CompactAsText {
  var compactText: String { markdown }
  init?(compactText: String) {
    let reading = MarkdownReader.read(compactText)
    guard reading.faults.isEmpty else { return nil }
    self = reading.prose
  }
}

extension Text: CompactRecord {
  static let record = Record(Text.init) {
    ($0.nl, $0.en, $0.isOurs)
  }
}

/// A type whose compact form is that of its parts in sequence.
protocol CompactRecord: Compact {
  static var record: Record<Self> { get }
}

extension CompactRecord {
  init(from reader: inout CompactReader) throws(InvalidCompactForm) {
    self = try Self.record.read(&reader)
  }

  func write(to writer: inout CompactWriter) {
    Self.record.write(self, &writer)
  }
}

/// The parts of a type, listed once for both reading and writing.
///
/// The compiler checks that the parts match the parameters of the initialiser.
struct Record<Whole>: Sendable {
  let read: @Sendable (inout CompactReader) throws(InvalidCompactForm) -> Whole
  let write: @Sendable (Whole, inout CompactWriter) -> Void

  /// Combines an initialiser with a function that returns its arguments in the same order.
  init<each Part: Compact>(
    _ make: @escaping @Sendable (repeat each Part) -> Whole,
    parts: @escaping @Sendable (Whole) -> (repeat each Part)
  ) {
    read = { reader throws(InvalidCompactForm) in
      make(repeat try (each Part)(from: &reader))
    }
    write = { whole, writer in
      writer.write(repeat each parts(whole))
    }
  }
}
