import Proof

/// What of a text is another than before, without the lines at either end that stayed.
struct Passage {
  let old: [Substring]
  let new: [Substring]
  /// Whether nobody could see the difference in print.
  let isWhiteSpaceOnly: Bool

  /// Nil where the texts are the same.
  init?(_ old: String?, _ new: String?) {
    guard old != new else { return nil }
    let (before, after) = withoutCommonEnds(Self.lines(old), Self.lines(new))
    self.old = Array(before)
    self.new = Array(after)
    isWhiteSpaceOnly = Self.ink(old) == Self.ink(new)
  }

  private static func lines(_ text: String?) -> [Substring] {
    text?.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) ?? []
  }

  private static func ink(_ text: String?) -> String? { text?.filter { !$0.isWhitespace } }
}
