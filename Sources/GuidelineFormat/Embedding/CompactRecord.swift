/// What is in compact form when its parts are, one after the other.
protocol CompactRecord: Compact {
  static var record: Record<Self> { get }
}

extension CompactRecord {
  init(from reader: inout CompactReader) throws(DamagedForm) {
    self = try Self.record.read(&reader)
  }

  func write(to writer: inout CompactWriter) {
    Self.record.write(self, &writer)
  }
}

/// The parts of a whole, each named once, for reading and writing alike.
///
/// A part that is taken but not asked for by the initialiser, or asked for but not taken, does not
/// compile.
struct Record<Whole>: Sendable {
  let read: @Sendable (inout CompactReader) throws(DamagedForm) -> Whole
  let write: @Sendable (Whole, inout CompactWriter) -> Void

  /// Ties what makes a whole of its parts to what takes it apart, in the same order.
  init<each Part: Compact>(
    _ make: @escaping @Sendable (repeat each Part) -> Whole,
    parts: @escaping @Sendable (Whole) -> (repeat each Part)
  ) {
    read = { reader throws(DamagedForm) in
      make(repeat try (each Part)(from: &reader))
    }
    write = { whole, writer in
      writer.write(repeat each parts(whole))
    }
  }
}
