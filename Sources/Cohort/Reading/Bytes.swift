import Glibc

/// The only code that reads bytes without checking bounds; each function states why this is safe.
///
/// A block of rows has ``RowBlock/padding`` bytes after its last row, so that a window that begins in a row
/// ends within the block. Callers keep `place` below the end of the rows.
extension Span<UInt8> {
  /// The sixteen bytes that begin at a place.
  ///
  /// Invariant: `place + 16 <= count`, since `place` is in a row and the padding is longer than 16.
  @inline(__always)
  func window(at place: Int) -> SIMD16<UInt8> {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: SIMD16<UInt8>.self)
  }

  /// The byte at a place.
  ///
  /// Invariant: `place < count`, since `place` is in a row or in the padding.
  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt8.self)
  }

  /// The first place of a byte in a range; nil if it does not occur.
  ///
  /// Invariant: the range is checked, and nothing outside it is read.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = unsafe memchr(start + range.lowerBound, CInt(byte), range.count)
      else { return nil }
      return unsafe start.distance(to: UnsafeRawPointer(found))
    }
  }

  /// The last place of a byte in a range; nil if it does not occur.
  ///
  /// Invariant: the range is checked.
  func last(_ byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return range.reversed().first { self.byte(at: $0) == byte }
  }

  /// Whether a range holds the same bytes as an array.
  ///
  /// Invariant: as for ``first(_:in:)``.
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
  /// Both halves as numbers; the first byte is the least significant.
  ///
  /// Invariant: both types are sixteen bytes without padding, and every bit pattern is valid.
  @inline(__always)
  var halves: (low: UInt64, high: UInt64) {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The number of lanes before the first that is set; 16 if none is.
  ///
  /// Invariant: a mask is sixteen bytes, each all ones or all zeros.
  @inline(__always)
  var firstSet: Int {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let low = UInt64(littleEndian: halves[0])
    let high = UInt64(littleEndian: halves[1])
    // Without a branch: the processor cannot predict whether a cell ends within its first eight bytes.
    let (first, second) = (low.trailingZeroBitCount, high.trailingZeroBitCount)
    return (first &+ second &* (first &>> 6)) &>> 3
  }
}
