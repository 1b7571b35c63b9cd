import GuidelineModel

/// Parses an amount as people type it, with a decimal comma or point.
struct TypedAmount {
  let scale: Scale

  /// The amount with its unit (`2,3 m`, `4 maanden`); `nil` if the text has another form.
  func withUnit(_ text: String) -> Amount? {
    let text = text.lowercased()
    guard let unit = scale.words.typed.first(where: text.hasSuffix) else { return nil }
    return number(text.dropLast(unit.count).split(separator: " ").joined(separator: " "))
  }

  /// The number without a unit (`2,3`); `nil` if the text has another form.
  func number(_ text: String) -> Amount? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.typedNumber != nil }) else {
      return nil
    }
    return Amount(parts.joined(separator: "."))
  }
}
