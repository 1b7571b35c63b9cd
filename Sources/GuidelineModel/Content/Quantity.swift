/// An amount or a range of amounts, exact in thousandths.
public struct Quantity: Hashable, Sendable {
  /// The form it was written in, such as `10` or `8-16`.
  public let text: String
  /// The smallest amount meant, in thousandths.
  public let lowest: Int
  /// The largest amount meant, in thousandths; the same as the lowest where one amount is meant.
  public let highest: Int

  /// Reads a decimal number or a range `a-b` upwards, or returns nil.
  public init?(_ text: String) {
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
