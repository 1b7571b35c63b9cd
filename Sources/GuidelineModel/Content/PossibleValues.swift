/// The values of one item that are still possible for a patient; at least one.
///
/// Other packages cannot create an empty set, because an answer that leaves no value possible is not an
/// answer. An item has at most 16 values, so a set is a bit mask.
///
/// ```swift
/// let pain = guideline[item]
/// if let mild = pain.value(named: "mild"), let severe = pain.value(named: "severe") {
///   patient.answers[item] = .values(PossibleValues(mild).union(PossibleValues(severe)))
/// }
/// ```
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
  package init(only index: Int) {
    bits = 1 << index
  }

  /// The values at these indices; an index that no item can have is ignored.
  ///
  /// Empty if no index remains, as at the start of a union or a search.
  package init(_ indices: some Sequence<Int>) {
    bits = indices.reduce(0) { $0 | (1 << $1) }
  }

  /// A single value.
  public init(_ value: Index<Item.Value>) {
    self.init(only: value.offset)
  }

  /// Some values; nil if there are none.
  ///
  /// - Parameter values: Values of one item, in any order; one that is given twice counts once.
  public init?(_ values: some Sequence<Index<Item.Value>>) {
    self.init(values.lazy.map(\.offset))
    if isEmpty { return nil }
  }

  /// How many values are possible; 1 to 16.
  public var count: Int { bits.nonzeroBitCount }

  /// Whether no value is left, which no patient's state ever holds.
  package var isEmpty: Bool { bits == 0 }

  /// Whether exactly one value is left.
  public var isKnown: Bool { bits != 0 && bits & (bits &- 1) == 0 }

  /// The value, if exactly one is left; else nil.
  public var only: Index<Item.Value>? { onlyIndex.map { Index($0) } }

  /// The index of the value, where exactly one is left.
  package var onlyIndex: Int? { isKnown ? bits.trailingZeroBitCount : nil }

  /// The values that are in both.
  package func intersection(_ other: PossibleValues) -> PossibleValues {
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

  /// Whether a value is possible.
  public func contains(_ value: Index<Item.Value>) -> Bool { contains(value.offset) }

  /// Whether the value at this index is possible.
  package func contains(_ index: Int) -> Bool { bits & (1 << index) != 0 }

  /// The indices of the values, in order, for code that computes with them.
  package var indices: Indices { Indices(rest: bits) }

  /// The indices of some values, in order.
  package struct Indices: Sequence, IteratorProtocol, Sendable {
    fileprivate var rest: UInt16

    /// The next index; nil after the last.
    package mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest &- 1 }
      return rest.trailingZeroBitCount
    }
  }
}

extension PossibleValues: Sequence {
  /// Goes through the values, in the order of the item.
  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate var indices: Indices

    /// The next value; nil after the last.
    public mutating func next() -> Index<Item.Value>? { indices.next().map { Index($0) } }
  }

  /// The values, in the order of the item.
  public func makeIterator() -> Iterator { Iterator(indices: indices) }
}
