import GuidelineModel

/// What the cells of one column mean.
///
/// A perfect hash table has the mask of every cell that is empty or names one value in at most fifteen bytes.
/// Other cells are compared with the names of the values.
struct ItemCodes: Sendable {
  /// The text of a cell and what it means.
  struct Code: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Longer than any cell if this entry is not used.
    var length: UInt32 = .max
    /// The values that are still possible, as a mask less one.
    var digit: UInt32 = 0
  }

  /// A text is at the place `hash(…) >> shift` in the table.
  let multiplier: UInt64
  let shift: UInt64
  let codes: [Code]
  /// The texts that a cell may have, with the values that each leaves possible.
  private let texts: [(text: [UInt8], mask: UInt16)]
  /// Whether several of them may stand in a cell.
  private let isList: Bool
  private let all: UInt16
  private let missing: [[UInt8]]

  /// - Parameters:
  ///   - item: The item.
  ///   - given: The codes in place of its own names for its values, with the values of each; nil for these
  ///     names, of which several may stand in a cell.
  ///   - missing: The texts, beside none at all, that say that nothing is known.
  init(_ item: Item, codes given: [(text: [UInt8], mask: UInt16)]? = nil, missing: [[UInt8]] = []) {
    let texts = given ?? item.values.enumerated().map { (Array($1.id.text.utf8), 1 << UInt16($0)) }
    let all = item.allValues.bits
    let missing = missing.filter { text in !text.isEmpty && !texts.contains { $0.text == text } }
    self.texts = texts
    self.missing = missing
    self.all = all
    isList = given == nil
    let quick: [(text: [UInt8], mask: UInt16)] =
      [([], all)] + texts.filter { (1..<16).contains($0.text.count) }
      + missing.filter { $0.count < 16 }.map { ($0, all) }
    // More of them than a table is easily made for are looked up one by one.
    let known = quick.prefix(64).map { Self.code(of: $0.text, mask: $0.mask) }
    var bits: UInt64 = 1
    while 1 << bits < known.count { bits += 1 }
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var attempts = 0
    while true {
      let places = Set(known.map { Self.hash($0.low, $0.high, multiplier) >> (64 - bits) })
      if places.count == known.count { break }
      // Pseudorandom odd numbers are tried in turn, with a larger table if none of a thousand will do.
      multiplier = (multiplier &* 0x5851_F42D_4C95_7F2D &+ 0x1405_7B7E_F767_814E) | 1
      attempts += 1
      if attempts % 1000 == 0 { bits += 1 }
    }
    var codes = Array(repeating: Code(), count: 1 << Int(bits))
    for code in known {
      codes[Int(Self.hash(code.low, code.high, multiplier) >> (64 - bits))] = code
    }
    self.codes = codes
    self.multiplier = multiplier
    shift = 64 - bits
  }

  private static func code(of text: [UInt8], mask: UInt16) -> Code {
    var code = Code(length: UInt32(text.count), digit: UInt32(mask) - 1)
    for (place, byte) in text.enumerated() {
      if place < 8 {
        code.low |= UInt64(byte) << UInt64(8 * place)
      } else {
        code.high |= UInt64(byte) << UInt64(8 * (place - 8))
      }
    }
    return code
  }

  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64, _ multiplier: UInt64) -> UInt64 {
    (low ^ (high &<< 23 | high &>> 41)) &* multiplier
  }

  /// The values that a cell leaves possible, found by comparing names.
  ///
  /// An empty cell leaves all of them, as does a code for what is not known. Several of an item's own names are
  /// separated by `|`, in any order, each at most once.
  ///
  /// - Parameters:
  ///   - cell: The range of the text of the cell.
  ///   - bytes: The rows.
  /// - Returns: A mask; 0 if the cell does not name values of the item.
  func mask(_ cell: Range<Int>, in bytes: Span<UInt8>) -> UInt16 {
    guard !cell.isEmpty else { return all }
    if let text = texts.first(where: { bytes.equals(cell, $0.text) }) { return text.mask }
    if missing.contains(where: { bytes.equals(cell, $0) }) { return all }
    guard isList else { return 0 }
    var mask: UInt16 = 0
    var start = cell.lowerBound
    while true {
      let end = bytes.first(UInt8(ascii: "|"), in: start..<cell.upperBound) ?? cell.upperBound
      guard let value = texts.first(where: { bytes.equals(start..<end, $0.text) }),
        mask & value.mask == 0
      else { return 0 }
      mask |= value.mask
      guard end < cell.upperBound else { return mask }
      start = end + 1
    }
  }
}
