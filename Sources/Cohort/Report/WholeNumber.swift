package import GuidelineModel

extension Language {
  /// A whole number with a separator between thousands.
  package func number(_ count: Int) -> String {
    var digits = String(count)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: self == .dutch ? "." : ",")
  }
}
