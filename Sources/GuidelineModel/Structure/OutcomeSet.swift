/// Some of the outcomes of one tree; at most 64, the most any tree may have.
public struct OutcomeSet: Hashable, Sendable {
  /// One bit per outcome; the first outcome is the least significant.
  package var bits: UInt64

  package init(bits: UInt64 = 0) {
    self.bits = bits
  }

  package init(_ outcomes: some Sequence<Index<Outcome>>) {
    bits = outcomes.reduce(0) { $0 | (1 << UInt64($1.offset)) }
  }

  /// Whether no outcome is left.
  public var isEmpty: Bool { bits == 0 }
  /// How many outcomes are possible.
  public var count: Int { bits.nonzeroBitCount }

  /// The outcome, where there is exactly one.
  public var only: Index<Outcome>? {
    bits != 0 && bits & (bits &- 1) == 0 ? Index(bits.trailingZeroBitCount) : nil
  }

  /// Whether an outcome is possible.
  public func contains(_ outcome: Index<Outcome>) -> Bool {
    bits & (1 << UInt64(outcome.offset)) != 0
  }

  /// Whether every outcome here is also in `other`.
  public func isSubset(of other: OutcomeSet) -> Bool { bits & ~other.bits == 0 }

  /// Whether the two share no outcome.
  public func isDisjoint(with other: OutcomeSet) -> Bool { bits & other.bits == 0 }

  package mutating func insert(_ outcome: Index<Outcome>) {
    bits |= 1 << UInt64(outcome.offset)
  }
}

extension OutcomeSet: Sequence {
  /// Goes through outcomes, in the order of their tree.
  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate var rest: UInt64

    /// The next outcome; nil after the last.
    public mutating func next() -> Index<Outcome>? {
      guard rest != 0 else { return nil }
      defer { rest &= rest &- 1 }
      return Index(rest.trailingZeroBitCount)
    }
  }

  /// The outcomes, in the order of their tree.
  public func makeIterator() -> Iterator { Iterator(rest: bits) }
}
