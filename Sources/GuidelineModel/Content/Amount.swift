/// An exact decimal number: a measured amount, in the unit of its ``Scale``.
///
/// Twelve decimals are stored. Digits beyond them are not rounded away: the amount still compares
/// correctly with every number of three decimals.
///
/// ```swift
/// Amount("2.5")! < Amount(thousandths: 2_501)
/// ```
public struct Amount: Hashable, Sendable {
  /// Rounded down, and clamped to the range of `Int64`.
  private let whole: Int64
  /// The fraction above `whole`, in trillionths.
  private let trillionths: Int64

  private static let trillion: Int64 = 1_000_000_000_000

  private init(whole: Int64, trillionths: Int64) {
    self.whole = whole
    self.trillionths = trillionths
  }

  /// The number 0.
  package static let zero = Amount(whole: 0, trillionths: 0)

  /// A number of thousandths.
  public init(thousandths: Int64) {
    let rest = (thousandths % 1000 + 1000) % 1000
    self.init(whole: (thousandths - rest) / 1000, trillionths: rest * (Self.trillion / 1000))
  }

  /// Creates a number from a whole part and billionths.
  ///
  /// - Parameters:
  ///   - whole: The whole number.
  ///   - billionths: The fraction above it; less than 1,000,000,000.
  package init(whole: Int64, billionths: Int64) {
    self.init(whole: whole, trillionths: billionths * (Self.trillion / 1_000_000_000))
  }

  /// Parses a decimal number such as `2.5`, `-0.5` or `1e2`.
  ///
  /// Returns `nil` if the text is not a number, or has more than 309 digits before the decimal
  /// point.
  public init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let integer = rest.digits()
    var decimals: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      decimals = rest.digits()
    }
    guard !integer.isEmpty || !decimals.isEmpty else { return nil }
    var exponent = 0
    if let sign = rest.first, sign == UInt8(ascii: "e") || sign == UInt8(ascii: "E") {
      rest.removeFirst()
      guard let shift = rest.exponent() else { return nil }
      exponent = shift
    }
    guard rest.isEmpty else { return nil }
    guard let size = Self.size(of: Array(integer + decimals), point: integer.count + exponent)
    else { return nil }
    self = isNegative ? size.negated : size
  }

  /// The value of digits with the decimal point at this position.
  private static func size(of digits: [UInt8], point: Int) -> Amount? {
    guard let first = digits.firstIndex(where: { $0 != 0 }) else { return .zero }
    // Smaller than the stored decimals can represent, or larger than `Int64`.
    guard point - first > -12 else { return Amount(whole: 0, trillionths: 1) }
    guard point - first <= 18 else {
      return point - first <= 309 ? Amount(whole: .max, trillionths: 0) : nil
    }
    func digit(_ place: Int) -> Int64 { digits.indices.contains(place) ? Int64(digits[place]) : 0 }
    let whole = (min(first, point)..<point).reduce(0) { $0 * 10 + digit($1) }
    let kept = (point..<point + 12).reduce(0) { $0 * 10 + digit($1) }
    let isMore = digits.indices.contains { $0 >= point + 12 && digits[$0] != 0 }
    let isThousandth = kept % (trillion / 1000) == 0
    return Amount(whole: whole, trillionths: kept + (isMore && isThousandth ? 1 : 0))
  }

  private var negated: Amount {
    trillionths == 0
      ? Amount(whole: -whole, trillionths: 0)
      : Amount(whole: -whole - 1, trillionths: Self.trillion - trillionths)
  }

  /// The shortest decimal form with a decimal point: `2.5`, `-0.5`, `100`.
  public var text: String {
    let isNegative = whole < 0
    let size = isNegative ? negated : self
    var digits = String(Self.trillion + size.trillionths).dropFirst()
    while digits.hasSuffix("0") { digits.removeLast() }
    return (isNegative ? "-" : "") + String(size.whole) + (digits.isEmpty ? "" : ".\(digits)")
  }
}

extension Amount: Comparable {
  /// Whether the left one is less.
  public static func < (left: Amount, right: Amount) -> Bool {
    (left.whole, left.trillionths) < (right.whole, right.trillionths)
  }
}

extension ArraySlice<UInt8> {
  /// Consumes the leading decimal digits and returns their values.
  fileprivate mutating func digits() -> ArraySlice<UInt8> {
    let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    removeFirst(digits.count)
    return ArraySlice(digits.map { $0 - UInt8(ascii: "0") })
  }

  /// Consumes an integer, clamped if it is too large; `nil` if there is none.
  fileprivate mutating func exponent() -> Int? {
    let isNegative = first == UInt8(ascii: "-")
    if isNegative || first == UInt8(ascii: "+") { removeFirst() }
    let digits = digits()
    guard !digits.isEmpty else { return nil }
    let size = digits.reduce(0) { Swift.min($0 * 10 + Int($1), 1_000_000_000) }
    return isNegative ? -size : size
  }
}

/// An amount or a range of amounts, exact in thousandths.
public struct Quantity: Hashable, Sendable {
  /// The form it was written in, such as `10` or `8-16`.
  public let text: String
  /// The smallest amount meant, in thousandths.
  public let lowest: Int
  /// The largest amount meant, in thousandths; the same as the lowest where one amount is meant.
  public let highest: Int

  /// Reads a decimal number or a range `a-b` upwards, or returns nil.
  package init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      .map(Self.thousandths(of:))
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      ends.count == 1 ? first > 0 : first < last
    else { return nil }
    self.text = text
    lowest = first
    highest = last
  }

  private static func thousandths(of text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0]), whole < 1_000_000
    else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    guard parts[1].utf8.count <= 3 else { return nil }
    let padded = parts[1] + String(repeating: "0", count: 3 - parts[1].utf8.count)
    return Int(padded).map { whole * 1000 + $0 }
  }
}
