/// A subset of a list of at most 64 elements, stored in one machine word.
package struct IndexMask<Subject>: Hashable, Sendable {
  /// One bit per element; the first element is the least significant.
  package var bits: UInt64

  package init(bits: UInt64 = 0) {
    self.bits = bits
  }

  package init(_ members: some Sequence<Index<Subject>>) {
    bits = members.reduce(0) { $0 | 1 &<< UInt64($1.offset) }
  }

  package var isEmpty: Bool { bits == 0 }

  package func contains(_ member: Index<Subject>) -> Bool {
    bits & 1 &<< UInt64(member.offset) != 0
  }

  package func isDisjoint(with other: IndexMask) -> Bool { bits & other.bits == 0 }

  package func subtracting(_ other: IndexMask) -> IndexMask { IndexMask(bits: bits & ~other.bits) }

  package func union(_ other: IndexMask) -> IndexMask { IndexMask(bits: bits | other.bits) }

  package mutating func insert(_ member: Index<Subject>) { bits |= 1 &<< UInt64(member.offset) }
}

extension IndexMask: Sequence {
  /// Iterates over the indices in ascending order.
  package struct Iterator: IteratorProtocol, Sendable {
    fileprivate var rest: UInt64

    package mutating func next() -> Index<Subject>? {
      guard rest != 0 else { return nil }
      defer { rest &= rest &- 1 }
      return Index(rest.trailingZeroBitCount)
    }
  }

  package func makeIterator() -> Iterator { Iterator(rest: bits) }
}

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
  package var isEmpty: Bool { bits == 0 }
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
  package func isSubset(of other: OutcomeSet) -> Bool { bits & ~other.bits == 0 }

  /// Whether the two share no outcome.
  package func isDisjoint(with other: OutcomeSet) -> Bool { bits & other.bits == 0 }

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

/// An outcome of one of a guideline's trees.
public struct TreeOutcome: Hashable, Sendable {
  /// The tree.
  public let tree: Index<Tree>
  /// The index of the outcome in it.
  public let outcome: Index<Outcome>

  /// Names an outcome by its tree and its index there.
  package init(_ outcome: Index<Outcome>, of tree: Index<Tree>) {
    self.tree = tree
    self.outcome = outcome
  }
}

extension Sequence where Element: Equatable {
  /// The elements without duplicates, in order of first occurrence.
  package var uniqued: [Element] {
    reduce(into: []) { found, next in if !found.contains(next) { found.append(next) } }
  }
}
