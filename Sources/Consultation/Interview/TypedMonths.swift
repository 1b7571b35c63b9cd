/// Reads a number of months as people type it, with a decimal comma or point.
struct TypedMonths {
  /// The number where its unit follows (`2,3 m`, `4 maanden`), or nil where the text is none.
  static func months(_ text: String) -> Double? {
    let text = text.lowercased()
    guard let unit = units.first(where: text.hasSuffix) else { return nil }
    return number(text.dropLast(unit.count).split(separator: " ").joined(separator: " "))
  }

  /// The number where it stands alone (`2,3`), or nil where the text is none.
  static func number(_ text: String) -> Double? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.typedNumber != nil }) else {
      return nil
    }
    return Double(parts.joined(separator: "."))
  }

  /// The longest first, since one may end in another.
  private static let units = ["maanden", "maand", "months", "month", "mnd", "mo", "m"]
}
