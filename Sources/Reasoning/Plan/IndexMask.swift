import GuidelineModel

/// Some members of a list of at most 64, as one machine word.
struct IndexMask<Subject>: Hashable, Sendable {
  /// One bit for each member, the first the lowest.
  var bits: UInt64

  init(bits: UInt64 = 0) {
    self.bits = bits
  }

  init(_ members: some Sequence<Index<Subject>>) {
    bits = members.reduce(0) { $0 | 1 &<< UInt64($1.offset) }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ member: Index<Subject>) -> Bool { bits & 1 &<< UInt64(member.offset) != 0 }

  func isDisjoint(with other: IndexMask) -> Bool { bits & other.bits == 0 }

  func subtracting(_ other: IndexMask) -> IndexMask { IndexMask(bits: bits & ~other.bits) }

  func union(_ other: IndexMask) -> IndexMask { IndexMask(bits: bits | other.bits) }

  mutating func insert(_ member: Index<Subject>) { bits |= 1 &<< UInt64(member.offset) }
}

extension IndexMask: Sequence {
  /// Goes through the members, in order.
  struct Iterator: IteratorProtocol, Sendable {
    fileprivate var rest: UInt64

    mutating func next() -> Index<Subject>? {
      guard rest != 0 else { return nil }
      defer { rest &= rest &- 1 }
      return Index(rest.trailingZeroBitCount)
    }
  }

  func makeIterator() -> Iterator { Iterator(rest: bits) }
}
