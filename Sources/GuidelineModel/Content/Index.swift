/// The index of an element in its list: an item in the data dictionary, a tree in the guideline, an
/// outcome in its tree.
///
/// The phantom type `Subject` keeps indices into different lists apart. Only ``Guideline`` creates
/// them, so an index is always valid in the guideline it came from.
public struct Index<Subject>: Hashable, Sendable {
  /// The number of things before this one.
  public let offset: Int

  package init(_ offset: Int) {
    self.offset = offset
  }
}

extension Index: Comparable {
  /// Whether the left place comes first.
  public static func < (left: Index, right: Index) -> Bool {
    left.offset < right.offset
  }
}
