/// A length of elapsed time, as a guideline writes it.
///
/// Keeps the ISO 8601 form it was written in (`PT24H` and `P1D` last equally long but are said
/// differently). A day is 24 hours elapsed, whatever the clock does.
public struct TimeSpan: Hashable, Sendable {
  /// The form it was written in, such as `PT12H` or `P7D`.
  public let iso8601: String
  /// The length in seconds; more than 0.
  public let seconds: Int64

  /// Reads `PT<n>H` or `P<n>D` with n from 1 to 100,000, or returns nil.
  package init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    let digits: ArraySlice<UInt8>
    let unit: Int64
    if text.hasPrefix("PT"), text.hasSuffix("H") {
      digits = bytes.dropFirst(2).dropLast()
      unit = 3600
    } else if text.hasPrefix("P"), text.hasSuffix("D") {
      digits = bytes.dropFirst().dropLast()
      unit = 86_400
    } else {
      return nil
    }
    guard digits.allSatisfy({ (48...57).contains($0) }),
      let count = Int64(String(decoding: digits, as: UTF8.self)), (1...100_000).contains(count)
    else { return nil }
    self.iso8601 = text
    self.seconds = count * unit
  }

  /// The number and whether it counts hours or days, for saying it in words.
  package var parts: (count: Int, unit: Unit) {
    iso8601.hasSuffix("H")
      ? (Int(seconds / 3600), .hours) : (Int(seconds / 86_400), .days)
  }

  /// What a span is counted in.
  package enum Unit: Sendable {
    /// Hours.
    case hours
    /// Days of 24 hours.
    case days
  }
}
