/// What of a text is another than before, without the lines at either end that stayed.
struct Passage {
  let old: [Substring]
  let new: [Substring]
  /// Whether nobody could see the difference in print.
  let isWhiteSpaceOnly: Bool

  /// Nil where the texts are the same.
  init?(_ old: String?, _ new: String?) {
    guard old != new else { return nil }
    var (before, after) = (Self.lines(old)[...], Self.lines(new)[...])
    while let first = before.first, first == after.first {
      before.removeFirst()
      after.removeFirst()
    }
    while let last = before.last, last == after.last {
      before.removeLast()
      after.removeLast()
    }
    self.old = Array(before)
    self.new = Array(after)
    isWhiteSpaceOnly = Self.ink(old) == Self.ink(new)
  }

  private static func lines(_ text: String?) -> [Substring] {
    text?.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) ?? []
  }

  private static func ink(_ text: String?) -> String? { text?.filter { !$0.isWhitespace } }
}
