/// A set of numbers below a bound, one bit each.
struct NumberSet: Hashable {
  private var words: [UInt64]

  /// No numbers.
  init(below bound: Int) {
    words = Array(repeating: 0, count: (bound + 63) / 64)
  }

  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  mutating func remove(_ number: Int) { words[number / 64] &= ~(1 << UInt64(number % 64)) }

  /// The lowest number; nil where there is none.
  var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Every number, the lowest first.
  var numbers: [Int] {
    words.indices.flatMap { place in
      (0..<64).filter { words[place] & 1 << UInt64($0) != 0 }.map { place * 64 + $0 }
    }
  }

  /// Whether the lowest number that only one of the two has is in this one.
  func comesBefore(_ other: NumberSet) -> Bool {
    for (own, others) in zip(words, other.words) where own != others {
      return own & (1 << UInt64((own ^ others).trailingZeroBitCount)) != 0
    }
    return false
  }
}
