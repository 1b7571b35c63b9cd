/// Takes the cells of rows, one row after the other.
protocol RowSink {
  /// A row begins.
  mutating func begin()
  /// The values of an item that are still possible, as a mask less one.
  mutating func item(_ item: Int, digit: UInt32)
  /// The answer to an item is not one of its values.
  mutating func noValue(_ item: Int)
  /// A cell that is taken as text; columns taken as text are numbered on their own.
  mutating func text(_ column: Int, _ cell: some Collection<UInt8>)
  /// The row is complete.
  ///
  /// - Returns: Why it cannot be used nevertheless.
  mutating func end() -> RowFault?
}
