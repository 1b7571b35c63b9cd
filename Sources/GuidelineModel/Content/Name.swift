/// The stable name of one item, value, tree, decision, outcome, event, source or reading.
///
/// A name is lowercase kebab-case, such as `paraplegia-onset`. Names stand in cases, advices and
/// exports, so once a guideline is released a name never changes meaning. `Subject` keeps the names
/// of different things apart.
public struct Name<Subject>: Hashable, Sendable {
  /// The name as it is written in files.
  public let text: String

  /// Creates a name, or returns nil where `text` is not kebab-case of at most 80 characters.
  public init?(_ text: some StringProtocol) {
    guard Self.isKebabCase(text) else { return nil }
    self.text = String(text)
  }

  private static func isKebabCase(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 80 else { return false }
    return text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          }
      }
  }
}

extension Name: CustomStringConvertible {
  /// The name itself.
  public var description: String { text }
}

extension Name: Codable {
  /// Reads a name from a string, refusing what is not kebab-case.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let name = Name(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a name is lowercase kebab-case")
    }
    self = name
  }

  /// Writes the name as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
