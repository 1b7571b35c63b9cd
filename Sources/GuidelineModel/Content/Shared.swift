/// A reference to an immutable value, so that a copy costs one retain.
///
/// Parts of a guideline hold many texts and arrays. Copying them as a struct would retain each of
/// these, with atomic counters shared by all threads.
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
