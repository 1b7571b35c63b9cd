/// A value kept in one place, so that what holds it is copied as one reference.
///
/// A part of a guideline holds many texts and lists, and to copy it as a struct is to count up each
/// of them, in memory that every thread that reasons counts in.
final class Shared<Value: Hashable & Sendable>: Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}

extension Shared: Hashable {
  static func == (left: Shared, right: Shared) -> Bool {
    left === right || left.value == right.value
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}
