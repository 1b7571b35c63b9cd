import Glibc

/// The only places where bytes are read without a check of their bounds, and each says why it may.
///
/// A block of rows has ``RowBlock/padding`` bytes after its last one, so that a window that begins in a row
/// never ends outside the block. Whoever calls these keeps `place` below the end of the rows.
extension Span<UInt8> {
  /// The sixteen bytes from a place on.
  ///
  /// Invariant: `place + 16 <= count`, since `place` lies in a row and the padding is longer than 16.
  @inline(__always)
  func window(at place: Int) -> SIMD16<UInt8> {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: SIMD16<UInt8>.self)
  }

  /// One byte.
  ///
  /// Invariant: `place < count`, as above.
  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt8.self)
  }

  /// Where a byte stands first in a range; nil where it does not.
  ///
  /// Invariant: the range is checked against the bounds, and nothing is read outside of it.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = unsafe memchr(start + range.lowerBound, CInt(byte), range.count)
      else { return nil }
      return unsafe start.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Where a byte stands last in a range; nil where it does not.
  ///
  /// Invariant: the range is checked against the bounds.
  func last(_ byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return range.reversed().first { self.byte(at: $0) == byte }
  }

  /// Whether two stretches hold the same bytes.
  ///
  /// Invariant: as of ``first(_:in:)``.
  func equals(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    guard range.count == other.count else { return false }
    return unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return true }
      return unsafe memcmp(start + range.lowerBound, other, other.count) == 0
    }
  }
}

extension SIMD16<UInt8> {
  /// Both halves as numbers, the first byte the lowest.
  ///
  /// Invariant: both types are sixteen bytes of plain memory, of which every pattern is a value.
  @inline(__always)
  var halves: (low: UInt64, high: UInt64) {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// How many lanes come before the first that is set; 16 where none is.
  ///
  /// Invariant: a mask is sixteen bytes of plain memory, each all ones or all zeros.
  @inline(__always)
  var firstSet: Int {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let low = UInt64(littleEndian: halves[0])
    let high = UInt64(littleEndian: halves[1])
    // Without a branch: whether a cell ends among the first eight bytes cannot be foreseen.
    let (first, second) = (low.trailingZeroBitCount, high.trailingZeroBitCount)
    return (first &+ second &* (first &>> 6)) &>> 3
  }
}
