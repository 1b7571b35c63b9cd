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
