/// Why a text is not JSON as we take it, and where.
public struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Something other than the grammar of RFC 8259 allows there.
    case syntax
    /// More arrays and objects within one another than any document of ours has.
    case depth
    /// Of two members with one name a reader would take either.
    case duplicateKey
    /// Half of a surrogate pair, which is not Unicode.
    case loneSurrogate
  }

  /// What is wrong.
  public let kind: Kind
  /// How many bytes stand before it.
  public let offset: Int
}
