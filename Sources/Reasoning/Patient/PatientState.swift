public import GuidelineModel

/// What is known of one patient: for every item, the values still possible.
public struct PatientState: Hashable, Sendable {
  /// The possible values of each item, by item index; never empty.
  package var values: [PossibleValues]
  /// Items answered with "not known": they stay open and are not asked again.
  package var unanswerable: Set<Index<Item>>

  /// The state in which nothing is known of the patient.
  public init(of guideline: Guideline) {
    values = guideline.allValues
    unanswerable = []
  }

  /// The values of an item that are still possible.
  public subscript(item: Index<Item>) -> PossibleValues { values[item.offset] }

  /// Intersects the possible values of an item with `known`.
  ///
  /// - Returns: `false`, with the state unchanged, if the intersection is empty.
  @discardableResult
  public mutating func narrow(_ item: Index<Item>, to known: PossibleValues) -> Bool {
    let left = values[item.offset].intersection(known)
    guard !left.isEmpty else { return false }
    values[item.offset] = left
    return true
  }

  /// Records that an item was asked and is not known.
  public mutating func markUnanswerable(_ item: Index<Item>) {
    unanswerable.insert(item)
  }
}
