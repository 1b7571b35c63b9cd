/// The values of one item that are still possible for a patient.
///
/// At most 16 values, the most any item may declare, so that a set is one machine word.
public struct PossibleValues: Hashable, Sendable {
  /// One bit per value; the first value is the least significant.
  package let bits: UInt16

  package init(bits: UInt16) {
    self.bits = bits
  }

  /// The first `count` values of an item.
  package init(firstCount count: Int) {
    bits = count >= 16 ? .max : (1 << UInt16(count)) - 1
  }

  /// The set of one value.
  package init(only place: Int) {
    bits = 1 << UInt16(place)
  }

  /// The values at these places.
  public init(_ places: some Sequence<Int>) {
    bits = places.reduce(0) { $0 | (1 << UInt16($1)) }
  }

  /// How many values are possible.
  public var count: Int { bits.nonzeroBitCount }

  /// Whether no value is left, which no patient's state ever holds.
  public var isEmpty: Bool { bits == 0 }

  /// Whether exactly one value is left.
  public var isKnown: Bool { bits != 0 && bits & (bits &- 1) == 0 }

  /// The value, where exactly one is left.
  public var only: Int? { isKnown ? bits.trailingZeroBitCount : nil }

  /// The values that are in both.
  public func intersection(_ other: PossibleValues) -> PossibleValues {
    PossibleValues(bits: bits & other.bits)
  }

  /// The values that are in either.
  public func union(_ other: PossibleValues) -> PossibleValues {
    PossibleValues(bits: bits | other.bits)
  }

  /// Whether every value here is also in `other`.
  public func isSubset(of other: PossibleValues) -> Bool { bits & ~other.bits == 0 }

  /// Whether the two share no value.
  public func isDisjoint(with other: PossibleValues) -> Bool { bits & other.bits == 0 }

  /// Whether the value at this place is possible.
  public func contains(_ place: Int) -> Bool { bits & (1 << UInt16(place)) != 0 }
}

extension PossibleValues: Sequence {
  /// Goes through the places of values, in order.
  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate var rest: UInt16

    /// The place of the next value; nil after the last.
    public mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest &- 1 }
      return rest.trailingZeroBitCount
    }
  }

  /// The places of the values, in order.
  public func makeIterator() -> Iterator { Iterator(rest: bits) }
}
