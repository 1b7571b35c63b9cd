/// A set of small non-negative integers, stored as a bit set.
struct NumberSet: Hashable {
  private var words: [UInt64]

  /// Creates an empty set for numbers below `bound`.
  init(below bound: Int) {
    words = Array(repeating: 0, count: (bound + 63) / 64)
  }

  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  mutating func remove(_ number: Int) { words[number / 64] &= ~(1 << UInt64(number % 64)) }

  /// The smallest number; `nil` if the set is empty.
  var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The numbers in ascending order.
  var numbers: [Int] {
    words.indices.flatMap { place in
      (0..<64).filter { words[place] & 1 << UInt64($0) != 0 }.map { place * 64 + $0 }
    }
  }

  /// Whether the smallest number in the symmetric difference belongs to this set.
  func comesBefore(_ other: NumberSet) -> Bool {
    for (own, others) in zip(words, other.words) where own != others {
      return own & (1 << UInt64((own ^ others).trailingZeroBitCount)) != 0
    }
    return false
  }
}
