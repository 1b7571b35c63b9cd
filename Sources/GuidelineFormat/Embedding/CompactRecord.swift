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
